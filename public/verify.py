#!/usr/bin/env python3
"""Checks a history file of Accord: python3 verify.py FILE [--checkpoint FILE] [--receipt FILE] [--json]

Written by hand from docs/history-file.md, apart from Accord and its verify.mjs, so that two programs in two languages
have to agree. Needs Python 3.8 or newer and nothing else.
Exit code: 0 everything holds, 1 something does not, 2 it could not be read, 3 it holds, but what you gave could not be
compared with it.
"""
import argparse
import base64
import hashlib
import json
import math
import re
import sys
import zipfile
from datetime import datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal

EPSILON = 1e-9


def sha(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


# ---------------------------------------------------------------------------------------------------------------
# Ed25519 (RFC 8032, 5.1), verification only. Nothing here is secret, so its time may be measured.

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def point_add(a, b):
    aa = (a[1] - a[0]) * (b[1] - b[0]) % P
    bb = (a[1] + a[0]) * (b[1] + b[0]) % P
    cc = 2 * a[3] * b[3] * D % P
    dd = 2 * a[2] * b[2] % P
    e, f, g, h = bb - aa, dd - cc, dd + cc, bb + aa
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def point_times(scalar, point):
    found = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            found = point_add(found, point)
        point = point_add(point, point)
        scalar >>= 1
    return found


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * ROOT % P
    if (x * x - x2) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def decompress(data):
    y = int.from_bytes(data, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def is_signed(public_key, message, signature):
    if len(public_key) != 32 or len(signature) != 64:
        return False
    a, r = decompress(public_key), decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    digest = hashlib.sha512(signature[:32] + public_key + message).digest()
    h = int.from_bytes(digest, "little") % Q
    one, other = point_times(s, BASE), point_add(r, point_times(h, a))
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


# ---------------------------------------------------------------------------------------------------------------
# The signatures of people's keys: ECDSA on P-256 (FIPS 186-5, 6.4.2) and RSASSA-PKCS1-v1_5 (RFC 8017, 8.2.2), both
# with SHA-256.

FIELD = 2**256 - 2**224 + 2**192 + 2**96 - 1
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
CURVE_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
CURVE_POINT = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
P256_SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")
ED25519_SPKI = bytes.fromhex("302a300506032b6570032100")
RSA_ALGORITHM = bytes.fromhex("300d06092a864886f70d0101010500")
SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


def curve_add(a, b):
    if a is None or b is None:
        return b if a is None else a
    if a[0] == b[0]:
        if (a[1] + b[1]) % FIELD == 0:
            return None
        slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], FIELD - 2, FIELD) % FIELD
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], FIELD - 2, FIELD) % FIELD
    x = (slope * slope - a[0] - b[0]) % FIELD
    return (x, (slope * (a[0] - x) - a[1]) % FIELD)


def curve_times(scalar, point):
    found = None
    while scalar > 0:
        if scalar & 1:
            found = curve_add(found, point)
        point = curve_add(point, point)
        scalar >>= 1
    return found


def der_item(data, at, tag):
    """Where the content of the item at `at` begins and ends; None where no item with this tag is, or it is not DER."""
    if at + 2 > len(data) or data[at] != tag:
        return None
    length, start = data[at + 1], at + 2
    if length >= 0x80:
        count = length & 0x7F
        length = int.from_bytes(data[start : start + count], "big")
        start += count
        if not 0 < count <= 4 or length < 0x80 or (length >> (8 * (count - 1))) == 0:
            return None
    return (start, start + length) if start + length <= len(data) else None


def der_integer(data, at):
    """A whole number that is not negative, and where it ends."""
    found = der_item(data, at, 2)
    if found is None or found[0] == found[1]:
        return None
    whole = data[found[0] : found[1]]
    if whole[0] >= 0x80 or (len(whole) > 1 and whole[0] == 0 and whole[1] < 0x80):
        return None
    return int.from_bytes(whole, "big"), found[1]


def der_pair(data):
    """The two whole numbers of a sequence that fills `data`."""
    found = der_item(data, 0, 0x30)
    first = None if found is None or found[1] != len(data) else der_integer(data, found[0])
    second = None if first is None else der_integer(data, first[1])
    return None if second is None or second[1] != len(data) else (first[0], second[0])


def is_signed_by_curve(spki, data, signature):
    pair = der_pair(signature)
    if pair is None or len(spki) != len(P256_SPKI) + 64 or not spki.startswith(P256_SPKI):
        return False
    point = spki[len(P256_SPKI) :]
    x, y = int.from_bytes(point[:32], "big"), int.from_bytes(point[32:], "big")
    r, s = pair
    if x >= FIELD or y >= FIELD or (y * y - x * x * x + 3 * x - CURVE_B) % FIELD != 0:
        return False
    if not 0 < r < ORDER or not 0 < s < ORDER:
        return False
    inverse = pow(s, ORDER - 2, ORDER)
    digest = int.from_bytes(sha(data), "big")
    found = curve_add(
        curve_times(digest * inverse % ORDER, CURVE_POINT), curve_times(r * inverse % ORDER, (x, y))
    )
    return found is not None and found[0] % ORDER == r


def is_signed_by_rsa(spki, data, signature):
    whole = der_item(spki, 0, 0x30)
    if whole is None or whole[1] != len(spki) or not spki.startswith(RSA_ALGORITHM, whole[0]):
        return False
    bits = der_item(spki, whole[0] + len(RSA_ALGORITHM), 3)
    if bits is None or bits[1] != len(spki) or spki[bits[0] : bits[0] + 1] != b"\0":
        return False
    pair = der_pair(spki[bits[0] + 1 :])
    if pair is None:
        return False
    modulus, exponent = pair
    size = (modulus.bit_length() + 7) // 8
    number = int.from_bytes(signature, "big")
    if len(signature) != size or size < 62 or number >= modulus:
        return False
    padding = b"\xff" * (size - 3 - len(SHA256_INFO) - 32)
    return pow(number, exponent, modulus).to_bytes(size, "big") == b"\0\1" + padding + b"\0" + SHA256_INFO + sha(data)


def is_signed_by_key(algorithm, spki, data, signature):
    """By a person's key, as COSE numbers how it signs: -7 ES256, -8 EdDSA, -257 RS256."""
    if algorithm == -7:
        return is_signed_by_curve(spki, data, signature)
    if algorithm == -8:
        return spki.startswith(ED25519_SPKI) and is_signed(spki[len(ED25519_SPKI) :], data, signature)
    return algorithm == -257 and is_signed_by_rsa(spki, data, signature)


# ---------------------------------------------------------------------------------------------------------------
# Canonical JSON: keys by UTF-16 code units, no white space, whole numbers and strings; a fraction is a decimal
# string of at most twelve places.


def decimal_text(value):
    text = str(Decimal(value).quantize(Decimal(1).scaleb(-12), rounding=ROUND_HALF_UP))
    if "E" in text:
        text = format(Decimal(text), "f")
    text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def canonical(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if value.is_integer() and abs(value) <= 2**53 - 1:
            return str(int(value))
        text = decimal_text(value)
        return text if "." not in text else '"%s"' % text
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (list, tuple)):
        return "[%s]" % ",".join(canonical(item) for item in value)
    keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
    return "{%s}" % ",".join("%s:%s" % (json.dumps(key, ensure_ascii=False), canonical(value[key])) for key in keys)


# ---------------------------------------------------------------------------------------------------------------
# Reading members as they are expected, and nothing where they are not.


def text_in(line, key):
    value = line.get(key)
    return value if isinstance(value, str) else ""


def number_in(line, key):
    value = line.get(key)
    if isinstance(value, bool):
        return 0
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and abs(value) <= 2**53 - 1 else 0


def record_in(line, key):
    value = line.get(key)
    return value if isinstance(value, dict) else {}


def records_in(line, key):
    value = line.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def texts_in(line, key):
    value = line.get(key)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def from_hex(text):
    return bytes.fromhex(text) if re.fullmatch(r"(?:[0-9a-f]{2})*", text, re.A) else None


def from_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None


def opened(line):
    salt = from_hex(text_in(line, "salt"))
    return "" if salt is None else sha(salt, text_in(line, "body").encode("utf-8", "surrogatepass")).hex()


def object_of(text):
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def by(lines, key):
    found = {}
    for line in lines:
        found.setdefault(text_in(line, key), []).append(line)
    return found


def moment(text):
    """Milliseconds of a moment as Accord writes it; None for none."""
    try:
        return round(datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc).timestamp() * 1000)
    except ValueError:
        return None


# ---------------------------------------------------------------------------------------------------------------

FINDINGS = {
    "file.line": "this line of the file was changed, or is missing",
    "file.format": "this is not a history file of version 1",
    "chain.order": "an event is missing, or stands in the wrong place",
    "chain.event": "this event was changed: it does not follow from the one before it",
    "chain.said": "this event is not the one that its bytes say it is",
    "chain.length": "events were cut off, or added, at the end of this history",
    "chain.head": "this history does not end in the head that is given for it",
    "chain.missing": "an event belongs to a history that is not in this file",
    "chain.stray": "this file is of one decision, and this is another history",
    "chain.absent": "the history that this file is about is not in it",
    "chain.uncovered": "no checkpoint covers this event, though it says that it was there a day before the newest one was made",
    "text.changed": "these words are not the ones that the event committed to",
    "section.changed": "this section of the record is not the one that was committed to",
    "ballot.changed": "this ballot is not the one that was submitted",
    "ballot.unknown": "nobody submitted this ballot",
    "ballot.missing": "a ballot that the result follows from is not in this file",
    "ballot.late": "this ballot was submitted outside its round or after the deadline",
    "ballot.stranger": "this ballot is by somebody who was not asked to vote",
    "result.changed": "the result is not the one that was frozen at the closing",
    "result.missing": "the result that was frozen at the closing is not in this file",
    "result.ballots": "the result does not follow from exactly the ballots that were submitted",
    "result.recomputed": "the result does not follow from its ballots",
    "approval.content": "what was signed here is not the text and result that stood there",
    "approval.none": "it was accepted without an approval, and no rule stood in for one",
    "approval.missing": "it was accepted although a product line had no approval of this text, and no rule stood in for one",
    "approval.signature": "the signature here is not one of this approval by the key that its event names",
    "approval.unsigned": "the signature that this approval was given with is not in this file",
    "key.unknown": "the keys of the checkpoints are not those that the history names",
    "key.since": "the history does not say that a key of the checkpoints counts from this one on",
    "checkpoint.note": "this checkpoint is not one, or does not name the one before it",
    "checkpoint.root": "the log is not the one that this checkpoint signed",
    "checkpoint.signature": "no key of this file signed this checkpoint",
    "checkpoint.gap": "this checkpoint is not in this file, though it is of the whole organization",
    "checkpoint.key": "this checkpoint was signed by a key that did not count then",
    "entry.head": "a history was rewritten after a checkpoint had signed it",
    "entry.cut": "a history was cut off after a checkpoint had signed it",
    "entry.chain": "a history that a checkpoint signed is not in this file",
    "entry.hidden": "a history that this checkpoint signed is here as a hash only, though this file is of the whole organization",
    "given.note": "what you gave is no checkpoint or receipt of this organization",
    "given.other": "this file holds another checkpoint under the number of the one you gave",
    "given.cut": "the checkpoint you gave is newer than every one in this file, and older than the file",
    "receipt.event": "the event that your receipt is about is not in this file as you were told",
}

NOTES = {
    "names.hidden": "voted on under hidden names: ballots are not in this file, so results were not computed again.",
    "events.withheld": "events are here as hashes only: whoever exported this file may not read them.",
    "words.struck": "texts had words of an erased person struck out later. An older copy of the history shows what else they said then.",
    "checkpoint.none": "No checkpoint covers this file, so only what is inside it was compared.",
    "chain.new": "No checkpoint covers this yet, so only what is inside it was compared:",
    "given.outside": "The checkpoint you gave is not among those in this file, so it was not compared. The file of the whole organization holds it.",
    "given.newer": "The checkpoint you gave is newer than this file, so it was not compared. A file from after it holds it.",
    "given.held": "This file holds what you gave, exactly as you gave it.",
    "receipt.outside": "The event that your receipt is about is in this file as you were told. The checkpoint of the receipt is not, so it was not compared.",
}

# Something that was given to be compared with the file could not be.
UNCOMPARED = {"given.outside", "given.newer", "receipt.outside"}

KINDS = {"key", "chain", "event", "text", "section", "evaluation", "ballot", "signature", "checkpoint", "entry", "name"}


def read_lines(data):
    """The lines up to the end of the file, or to the first that is not what was written: (lines, broken)."""
    lines, before, start, ended = [], b"", 0, False

    def broken(raw):
        try:
            read = object_of(raw.decode("utf-8")) if raw is not None else None
        except UnicodeDecodeError:
            read = None
        read = read or {}
        chain = read.get("chain") if isinstance(read.get("chain"), str) else None
        sequence = read.get("sequence")
        known = isinstance(sequence, int) and not isinstance(sequence, bool) and abs(sequence) <= 2**53 - 1
        return (len(lines) + 1, chain, sequence if known else None)

    while start < len(data):
        end = data.find(b"\n", start)
        raw = data[start:] if end < 0 else data[start:end]
        match = re.search(rb',"sum":"([0-9a-f]{32})"\}\Z', raw)
        if ended or end < 0 or match is None:
            return lines, broken(raw)
        if sha(before, raw[: match.start()])[:16].hex().encode() != match.group(1):
            return lines, broken(raw)
        try:
            line = object_of(raw.decode("utf-8"))
        except UnicodeDecodeError:
            line = None
        if line is None:
            return lines, broken(raw)
        lines.append(line)
        ended = line.get("kind") == "end" and number_in(line, "lines") == len(lines)
        before, start = match.group(1), end + 1
    return lines, None if ended else broken(None)


class Verifier:
    def __init__(self, data, checkpoints=(), receipts=()):
        self.findings, self.notes, self.keys, self.names = [], [], [], {}
        counted = ("chains", "events", "texts", "ballots", "results", "approvals", "signatures", "checkpoints")
        self.read = dict.fromkeys(counted, 0)
        lines, bad = read_lines(data)
        manifest = lines[0] if lines else {}
        organization = record_in(manifest, "organization")
        self.organization, self.exported_at = text_in(organization, "id"), text_in(manifest, "exportedAt")
        self.names[self.organization] = text_in(organization, "name")
        if bad is not None:
            line, chain, sequence = bad
            self.find("file.line", chain, line, "" if sequence is None else "event %d" % sequence)
            return
        for at, line in enumerate(lines):
            kind = text_in(line, "kind")
            if at == 0:
                fits = kind == "manifest" and line.get("format") == "accord-history" and line.get("version") == 1
                fits = fits and text_in(line, "scope") in ("organization", "decision")
            else:
                fits = kind == "end" if at == len(lines) - 1 else kind in KINDS
            if not fits:
                self.find("file.format", None, at + 1)
                return
        is_whole = text_in(manifest, "scope") == "organization"
        self.check(lines, is_whole, self.organization if is_whole else text_in(manifest, "decision"))
        for text in checkpoints:
            self.given_checkpoint(text)
        for text in receipts:
            self.given_receipt(text)

    def find(self, code, chain=None, sequence=None, detail=""):
        self.findings.append({"code": code, "chain": chain, "sequence": sequence, "detail": detail})

    def note(self, code, detail="", chains=None):
        self.notes.append({"code": code, "detail": detail, **({"chains": chains} if chains else {})})

    def verdict(self):
        if self.findings:
            return "fails"
        return "not_compared" if any(one["code"] in UNCOMPARED for one in self.notes) else "holds"

    def check(self, lines, is_whole, about):
        of = lambda kind: [line for line in lines if line.get("kind") == kind]
        self.check_chains(of("chain"), by(of("event"), "chain"))
        for line in of("chain"):
            if not is_whole and text_in(line, "id") != about:
                self.find("chain.stray", text_in(line, "id"))
        if about not in self.chains:
            self.find("chain.absent", about)
        beside = {kind: by(of(kind), "chain") for kind in ("text", "section", "evaluation", "ballot", "signature")}
        for chain, (events, whole) in self.chains.items():
            if whole:
                self.check_words(chain, events, beside["text"].get(chain, []), beside["section"].get(chain, []))
                self.check_votes(chain, events, beside["evaluation"].get(chain, []), beside["ballot"].get(chain, []))
                self.check_approvals(chain, events)
                self.check_signatures(chain, events, beside["signature"].get(chain, []))
        keys = [from_hex(text_in(line, "publicKey")) or b"" for line in of("key")]
        sinces = [number_in(line, "since") for line in of("key")]
        events, whole = self.chains.get(self.organization, ([], False))
        told = None
        if is_whole and whole:
            told = [
                (text_in(record_in(said, "data"), "key"), sequence)
                for sequence, _, said in events
                if said is not None and said["type"] == "organization.checkpoint_key_changed"
            ]
            if [key for key, _ in told] != [key.hex() for key in keys]:
                self.find("key.unknown", self.organization)
                told = None
        usable = [(key, since) for key, since in zip(keys, sinces) if len(key) == 32]
        signed, is_sound = self.check_log(of("checkpoint"), of("entry"), usable, is_whole)
        if told is not None and is_sound:
            self.check_since(sinces, [sequence for _, sequence in told], signed)
        if not self.checkpoints:
            self.note("checkpoint.none")
        elif is_sound:
            self.check_covered(signed)
        withheld = sum(1 for events, _ in self.chains.values() for event in events if event[2] is None)
        if withheld:
            self.note("events.withheld", str(withheld))
        struck = sum(
            len(texts_in(record_in(said, "data"), "struck"))
            for events, _ in self.chains.values()
            for _, _, said in events
            if said is not None and said["type"].endswith(".words_struck")
        )
        if struck:
            self.note("words.struck", str(struck))
        self.read.update(
            chains=len(of("chain")),
            events=len(of("event")),
            texts=len(of("text")) + len(of("section")),
            ballots=len(of("ballot")),
            checkpoints=len(self.checkpoints),
        )

    # Chains: leaf = SHA-256(00 ‖ bytes), head = SHA-256(01 ‖ head before ‖ leaf), from 32 zero bytes on.

    def check_chains(self, chains, events):
        self.chains = {}
        for line in chains:
            chain = text_in(line, "id")
            if "number" in line:
                self.names[chain] = "ADR-%d" % number_in(line, "number")
            read = []
            self.chains[chain] = (read, self.check_chain(chain, line, events.get(chain, []), read))
        for chain in events:
            if chain not in self.chains:
                self.find("chain.missing", chain)

    def check_chain(self, chain, line, events, read):
        head = bytes(32)
        for at, event in enumerate(events):
            sequence = at + 1
            if number_in(event, "sequence") != sequence:
                self.find("chain.order", chain, sequence)
                return False
            data = event.get("bytes")
            is_told = isinstance(data, str)
            leaf = sha(b"\0", data.encode("utf-8", "surrogatepass")) if is_told else from_hex(text_in(event, "leaf"))
            if leaf is None or len(leaf) != 32:
                self.find("chain.event", chain, sequence)
                return False
            head = sha(b"\1", head, leaf)
            if head.hex() != text_in(event, "head"):
                self.find("chain.event", chain, sequence)
                return False
            said = object_of(data) if is_told else None
            if is_told and (
                said is None
                or said.get("v") != 1
                or said.get("organization") != self.organization
                or said.get("chain") != chain
                or said.get("sequence") != sequence
                or not isinstance(said.get("type"), str)
            ):
                self.find("chain.said", chain, sequence)
                return False
            read.append((sequence, head.hex(), said))
        if number_in(line, "sequence") != len(read):
            self.find("chain.length", chain)
            return False
        if text_in(line, "head") != head.hex():
            self.find("chain.head", chain)
            return False
        return True

    # Words beside events, and the sections of the record, against their salted commitments.

    def check_words(self, chain, events, texts, sections):
        standing = standing_commitments(events)
        for line in texts:
            sequence, name = number_in(line, "sequence"), text_in(line, "name")
            said = events[sequence - 1][2] if 0 < sequence <= len(events) else None
            committed = text_in(record_in(said or {}, "commitments"), name)
            if committed == "" or standing.get(committed, committed) != opened(line):
                self.find("text.changed", chain, sequence, name)
        revisions = revisions_of(events)
        for line in sections:
            revision, name = number_in(line, "revision"), text_in(line, "name")
            committed = revisions.get(revision, {}).get(name)
            if committed is None or standing.get(committed, committed) != opened(line):
                self.find("section.changed", chain, None, "%s of revision %d" % (name, revision))

    # Approvals are on the SHA-256 of canonical JSON of the sections' commitments and the result's hash.

    def check_approvals(self, chain, events):
        result_number, result_hash, approved = 0, None, set()
        accepting = ("decision.accepted", "decision.correction_accepted")
        signing = ("decision.proposed", "approval.given", "approval.changes_requested", "approval.rejected") + accepting
        for sequence, _, said in events:
            if said is None:
                continue
            kind, data = said["type"], record_in(said, "data")
            if kind == "evaluation.closed" and number_in(data, "number") >= result_number:
                result_number, result_hash = number_in(data, "number"), text_in(data, "result")
            if kind in signing:
                if kind.startswith("approval."):
                    self.read["approvals"] += 1
                sections = revisions_of(events[:sequence]).get(number_in(data, "revision"), {})
                content = canonical({"sections": sections, "result": result_hash})
                if sha(content.encode()).hex() != text_in(data, "contentHash"):
                    self.find("approval.content", chain, sequence)
            if kind == "approval.given":
                approved.add(text_in(data, "approval"))
            if kind == "approval.lifted":
                approved.discard(text_in(data, "approval"))
            granted = texts_in(data, "silent") or texts_in(data, "overridden")
            if kind not in accepting:
                continue
            if not approved and not granted:
                self.find("approval.none", chain, sequence)
            elif lines_without(events, sequence, said):
                self.find("approval.missing", chain, sequence)

    # Signatures on approvals: of the statement, and by the key, that the approval's event names.

    def check_signatures(self, chain, events, lines):
        told = {
            sequence: said
            for sequence, _, said in events
            if said is not None and said["type"].startswith("approval.") and "signature" in record_in(said, "data")
        }
        shown = set()
        for line in lines:
            sequence = number_in(line, "sequence")
            said = told.get(sequence)
            if said is None or sequence in shown or not self.is_proven(chain, events, sequence, said, line):
                self.find("approval.signature", chain, sequence)
            shown.add(sequence)
        for sequence in told:
            if sequence not in shown:
                self.find("approval.unsigned", chain, sequence)
        self.read["signatures"] += len(lines)

    def is_proven(self, chain, events, sequence, said, line):
        data = record_in(said, "data")
        named = record_in(data, "signature")
        method, statement = text_in(line, "method"), text_in(line, "statement")
        key, authenticator, signature = (from_hex(text_in(line, name)) for name in ("publicKey", "authenticatorData", "signature"))
        if key is None or authenticator is None or signature is None:
            return False
        hashed = sha(statement.encode("utf-8", "surrogatepass"))
        if method != text_in(named, "method") or hashed.hex() != text_in(named, "statement"):
            return False
        stated = object_of(statement) or {}
        seen = number_in(stated, "sequence")
        if not 0 < seen < sequence or events[seen - 1][1] != text_in(stated, "head"):
            return False
        expected = {
            "v": 1,
            "type": "accord.approval",
            "organization": self.organization,
            "decision": chain,
            "number": number_in(stated, "number"),
            "revision": number_in(data, "revision"),
            "contentHash": text_in(data, "contentHash"),
            "head": text_in(stated, "head"),
            "sequence": seen,
            "verdict": "approved",
            "member": text_in(said, "actor"),
        }
        if text_in(data, "onBehalfOf") != "":
            expected["onBehalfOf"] = text_in(data, "onBehalfOf")
        if canonical(expected) != statement:
            return False
        if method == "password":
            return True
        client = text_in(line, "clientData")
        told = object_of(client) or {}
        challenge = base64.urlsafe_b64encode(hashed).decode().rstrip("=")
        origin = re.fullmatch(r"https?://([a-z0-9.-]+)(?::[0-9]+)?", text_in(told, "origin"), re.A)
        if sha(key).hex() != text_in(named, "key") or told.get("type") != "webauthn.get":
            return False
        if told.get("challenge") != challenge or origin is None or len(authenticator) < 37:
            return False
        # Somebody was there, and the authenticator made sure who: bits 0 and 2 of the flags.
        if authenticator[:32] != sha(origin.group(1).encode()) or authenticator[32] & 5 != 5:
            return False
        signed = authenticator + sha(client.encode("utf-8", "surrogatepass"))
        return is_signed_by_key(number_in(line, "algorithm"), key, signed, signature)

    # Votes: who was asked, until when, what was submitted, and what the frozen result follows from.

    def check_votes(self, chain, events, evaluations, ballots):
        rounds, asked, hidden, submissions, closed = {}, {}, set(), {}, []

        def void(evaluation, member):
            for one in submissions.values():
                if one["evaluation"] == evaluation and member in (None, one["member"]):
                    one["may_be_void"] = True

        for sequence, _, said in events:
            if said is None or not said["type"].startswith("evaluation."):
                continue
            kind, data = said["type"][len("evaluation.") :], record_in(said, "data")
            evaluation, member = text_in(data, "evaluation"), text_in(data, "member")
            key = text_in(data, "round")
            if kind == "names_hidden":
                hidden.add(evaluation)
            elif kind in ("weighting_opened", "scoring_opened"):
                asked[evaluation] = set(texts_in(data, "participants"))
                rounds[key] = {
                    "number": number_in(data, "roundNumber"),
                    "deadline": text_in(data, "deadline") or None,
                    "revealed": False,
                }
            elif kind == "participant_added":
                asked.get(evaluation, set()).add(member)
            elif kind == "participant_removed":
                asked.get(evaluation, set()).discard(member)
                void(evaluation, member)
            elif kind == "deadline_changed" and key in rounds:
                rounds[key]["deadline"] = text_in(data, "to") or None
            elif kind == "round_revealed" and key in rounds:
                rounds[key]["revealed"] = True
            elif kind == "reopened":
                void(evaluation, None)
            elif kind == "ballot_submitted":
                actor, of = text_in(said, "actor"), rounds.get(key)
                if of is None or of["revealed"] or not is_in_time(text_in(said, "recordedAt"), of["deadline"]):
                    self.find("ballot.late", chain, sequence)
                if actor not in asked.get(evaluation, set()):
                    self.find("ballot.stranger", chain, sequence)
                submissions[(key, actor)] = {
                    "sequence": sequence,
                    "evaluation": evaluation,
                    "round": key,
                    "member": actor,
                    "commitment": text_in(record_in(said, "commitments"), "ballot"),
                    "may_be_void": False,
                }
            elif kind == "closed":
                counted = [
                    dict(one, number=rounds[one["round"]]["number"])
                    for one in submissions.values()
                    if one["evaluation"] == evaluation and rounds.get(one["round"], {}).get("revealed")
                ]
                closed.append((evaluation, sequence, text_in(data, "result"), evaluation in hidden, counted))
        known, standing = {}, standing_commitments(events)
        for line in ballots:
            member = text_in(line, "member")
            told = submissions.get((text_in(line, "round"), member))
            if told is None:
                self.find("ballot.unknown", chain, None, member)
            elif opened(line) != standing.get(told["commitment"], told["commitment"]) or number_in(line, "sequence") != told["sequence"]:
                self.find("ballot.changed", chain, told["sequence"])
            else:
                known[told["commitment"]] = (member, text_in(line, "body"))
        not_counted, recounts = 0, []
        for evaluation, sequence, hashed, is_hidden, counted in closed:
            line = next((one for one in evaluations if text_in(one, "id") == evaluation), None)
            text = "" if line is None else text_in(line, "result")
            if text == "":
                self.find("result.missing", chain, sequence)
                continue
            if sha(text.encode("utf-8", "surrogatepass")).hex() != hashed:
                self.find("result.changed", chain, sequence)
                continue
            frozen = object_of(text) or {}
            if frozen.get("kind") == "vote":
                counted = [one for one in counted if one["number"] == number_in(frozen, "round")]
            named = [text_in(one, "commitment") for one in records_in(frozen, "ballots")]
            may = {one["commitment"] for one in counted}
            must = {one["commitment"] for one in counted if not one["may_be_void"]}
            if len(set(named)) != len(named) or not set(named) <= may or not must <= set(named):
                self.find("result.ballots", chain, sequence)
            elif is_hidden:
                not_counted += 1
            elif any(commitment not in known for commitment in named):
                self.find("ballot.missing", chain, sequence)
            else:
                recounts.append((sequence, frozen, line, [known[commitment] for commitment in named]))
        for sequence, frozen, line, votes in recounts:
            try:
                follows = recount_vote(frozen, votes) if frozen.get("kind") == "vote" else recount_matrix(frozen, line, votes)
            except (KeyError, ValueError, TypeError, IndexError, ArithmeticError):
                follows = False
            if not follows:
                self.find("result.recomputed", chain, sequence)
        self.read["results"] += len(recounts)
        if not_counted:
            self.note("names.hidden", str(not_counted))

    # Checkpoints: C2SP signed notes over the root of an RFC 6962 tree of the log.

    def check_log(self, checkpoints, entries, keys, is_whole):
        self.checkpoints, grouped = [], {}
        for entry in entries:
            grouped.setdefault(number_in(entry, "checkpoint"), []).append(entry)
        tree = (0, [])
        broken = None
        for line in checkpoints:
            number = number_in(line, "number")
            said = parse_note(text_in(line, "note"))
            last = self.checkpoints[-1] if self.checkpoints else None
            if said is None or said["number"] != number or said["organization"] != self.organization:
                broken = ("checkpoint.note", number)
                break
            if not follows_note(said, last):
                broken = ("checkpoint.note", number)
                break
            following = 1 if last is None else last["number"] + 1
            if is_whole and number != following:
                broken = ("checkpoint.gap", following)
                break
            leaves = [leaf_of(entry) for entry in grouped.get(number, [])]
            size = said["size"] - len(leaves)
            if number != following:
                roots = [root for root in (from_hex(text) for text in texts_in(line, "before")) if root and len(root) == 32]
                tree = (size, roots) if size > 0 and len(roots) == bin(size).count("1") else None
            if tree is None:
                broken = ("checkpoint.root", number)
                break
            tree = grow(tree, leaves)
            if tree[0] != said["size"] or root_of(tree) != said["root"]:
                broken = ("checkpoint.root", number)
                break
            name = "accord/" + self.organization
            signers, signer = [], None
            for key, since in keys:
                if since <= number:
                    signer = key
                key_id = sha(name.encode(), b"\n\1", key)[:4]
                for by_name, by_id, signature in said["signatures"]:
                    if by_name == name and by_id == key_id:
                        if is_signed(key, said["text"].encode(), signature):
                            signers.append(key)
                        break
            if signer not in signers:
                broken = ("checkpoint.key" if signers else "checkpoint.signature", number)
                break
            if sha(signer).hex() not in self.keys:
                self.keys.append(sha(signer).hex())
            self.checkpoints.append(said)
        found = set()
        signed = [entry for said in self.checkpoints for entry in grouped.get(said["number"], []) if "leaf" not in entry]
        for chain, own in by(signed, "chain").items():
            for entry in own:
                sequence, fault = number_in(entry, "sequence"), None
                if chain not in self.chains:
                    fault = "entry.chain" if is_whole else None
                elif self.chains[chain][1]:
                    events = self.chains[chain][0]
                    if not 0 < sequence <= len(events):
                        fault = "entry.cut"
                    elif events[sequence - 1][1] != text_in(entry, "head"):
                        fault = "entry.head"
                if fault is not None and chain not in found:
                    found.add(chain)
                    self.find(fault, chain, number_in(entry, "checkpoint"), "event %d" % sequence)
        if broken is not None:
            self.find(broken[0], None, broken[1])
        elif is_whole:
            hiding = [one["number"] for one in self.checkpoints if any("leaf" in entry for entry in grouped.get(one["number"], []))]
            if hiding:
                self.find("entry.hidden", None, hiding[0])
        return signed, broken is None

    def check_since(self, sinces, events, signed):
        """Each key counts from the first checkpoint on that signed the event of its taking over."""
        for since, event in zip(sinces, events):
            covering = [
                number_in(entry, "checkpoint")
                for entry in signed
                if text_in(entry, "chain") == self.organization and number_in(entry, "sequence") >= event
            ]
            if covering[:1] != [since]:
                self.find("key.since", self.organization, since)

    def check_covered(self, signed):
        """Of each chain the first event that no checkpoint covers, though it says to be a day older than the newest one."""
        made = moment(self.checkpoints[-1]["time"])
        if made is None:
            return
        until = datetime.fromtimestamp(made // 1000, timezone.utc) - timedelta(days=1)
        limit, young, covered = until.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (made % 1000), [], {}
        for entry in signed:
            covered[text_in(entry, "chain")] = max(covered.get(text_in(entry, "chain"), 0), number_in(entry, "sequence"))
        for chain, (events, whole) in self.chains.items():
            if not whole:
                continue
            after = covered.get(chain, 0)
            missed = [
                sequence
                for sequence, _, said in events
                if sequence > after and said is not None and text_in(said, "recordedAt") < limit
            ]
            if missed:
                self.find("chain.uncovered", chain, missed[0])
            elif after == 0:
                young.append(chain)
        if young:
            self.note("chain.new", chains=young)

    # What somebody kept elsewhere.

    def given_checkpoint(self, text):
        said = parse_note(strip(text.replace("\r\n", "\n")) + "\n")
        if said is None or said["organization"] != self.organization:
            return self.find("given.note")
        same = next((one for one in self.checkpoints if one["number"] == said["number"]), None)
        newest = self.checkpoints[-1]["number"] if self.checkpoints else 0
        if same is not None:
            if same["text"] != said["text"]:
                return self.find("given.other", None, said["number"])
            return self.note("given.held")
        if said["number"] < newest:
            return self.note("given.outside")
        if said["time"] > self.exported_at:
            return self.note("given.newer")
        return self.find("given.cut", None, said["number"])

    def given_receipt(self, text):
        plain = text.replace("\r\n", "\n")
        split = plain.find("\n\n")
        said = RECEIPT.fullmatch(plain if split < 0 else plain[: split + 1])
        if said is None or said.group(1) != self.organization:
            return self.find("given.note")
        _, chain, event_id, number, head, recorded = said.groups()[:6]
        events = self.chains.get(chain, ([], False))[0]
        sequence = int(number)
        event = events[sequence - 1] if sequence <= len(events) else None
        told = event is not None and event[1] == head
        if told and event[2] is not None:
            told = text_in(event[2], "id") == event_id and text_in(event[2], "recordedAt") == recorded
        if not told:
            return self.find("receipt.event", chain, sequence)
        if split < 0:
            return self.note("given.held")
        findings, notes = len(self.findings), len(self.notes)
        self.given_checkpoint(plain[split + 2 :])
        if len(self.findings) > findings:
            return None
        is_held = self.notes.pop(notes)["code"] == "given.held"
        return self.note("given.held" if is_held else "receipt.outside")

    def sentences(self):
        read = self.read
        yield "Read %(chains)d histories, %(events)d events, %(texts)d texts, %(ballots)d ballots, %(results)d results, %(approvals)d approvals, %(signatures)d signatures and %(checkpoints)d checkpoints." % read
        for one in self.notes:
            chains = [self.names.get(chain, "history " + chain) for chain in one.get("chains", [])]
            more = ["and %d more" % (len(chains) - 12)] if len(chains) > 12 else []
            named = ", ".join(chains[:12] + more)
            yield ("%s %s %s" % (one["detail"], NOTES[one["code"]], named + "." if named else "")).strip()
        for one in self.findings:
            code = one["code"]
            noun = "line" if code.startswith("file.") else "checkpoint" if code.split(".")[0] in ("checkpoint", "entry", "given", "key") else "event"
            where = [
                *([] if one["chain"] is None else [self.names.get(one["chain"], "history " + one["chain"])]),
                *([] if one["sequence"] is None else ["%s %d" % (noun, one["sequence"])]),
                *([one["detail"]] if one["detail"] else []),
            ]
            yield "%s%s." % (", ".join(where) + ": " if where else "", FINDINGS[code])
        yield {
            "holds": "Everything holds.",
            "not_compared": "Not compared: this file holds in itself, and what you gave is not in it.",
            "fails": "It does not hold: %d found." % len(self.findings),
        }[self.verdict()]
        for key in self.keys:
            yield "Checkpoints are signed with the key %s." % key
        if not self.findings:
            yield "It cannot show what was never entered. Whoever holds the database and the signing key could write a whole history anew:"
            yield "compare it with a checkpoint or a receipt from elsewhere, and the keys with those on the page of the organization."


RECEIPT = re.compile(
    r"Accord receipt, version 1\norganization ([0-9a-f-]{36})\nhistory ([0-9a-f-]{36})\nevent ([0-9a-f-]{36})\n"
    r"number ([1-9][0-9]{0,9})\nhead ([0-9a-f]{64})\nrecorded (\S+)\n((?:commits [A-Za-z.-]+ [0-9a-f]{64}\n)*)"
)

RECORD_TEXTS = {"title", "context", "drivers", "options", "outcome", "consequences", "confirmation", "more"}


def standing_commitments(events):
    """Which commitment stands for another one after words were struck out of its text."""
    now = {}
    for _, _, said in events:
        if said is None or said["type"] not in ("decision.words_struck", "organization.words_struck"):
            continue
        struck = record_in(said, "data").get("struck")
        for pair in struck if isinstance(struck, list) else []:
            match = re.fullmatch(r"([0-9a-f]{64}) ([0-9a-f]{64})", pair) if isinstance(pair, str) else None
            if match is None:
                continue
            former, following = match.groups()
            for first, last in now.items():
                if last == former:
                    now[first] = following
            now.setdefault(former, following)
    return now


def revisions_of(events):
    """By revision the commitments of the record's texts; what a revision does not touch stays as it was."""
    revisions, latest, accepted = {}, 0, 0
    for _, _, said in events:
        if said is None:
            continue
        kind, revision = said["type"], number_in(record_in(said, "data"), "revision")
        is_new = kind == "decision.imported_again" and revision > latest
        if kind in ("decision.created", "decision.imported", "decision.revised") or is_new:
            changed = {
                name: value
                for name, value in record_in(said, "commitments").items()
                if name in RECORD_TEXTS and isinstance(value, str)
            }
            revisions[revision] = {**revisions.get(latest, {}), **changed}
            latest = revision
        if kind == "decision.correction_dropped":
            revisions[revision] = dict(revisions.get(accepted, {}))
            latest = accepted = revision
        if kind in ("decision.accepted", "decision.correction_accepted") or kind.startswith("decision.imported"):
            accepted = revision
    return revisions


def lines_without(events, at, acceptance):
    """The product lines without an approval that serves them, is of the accepted text (or of its title, where a rule lets a group
    read some sections only) and was not taken back; an override of that text with a reason; or silence, which the acceptance names."""
    accepted, lines, approvals, overrides = record_in(acceptance, "data"), [], {}, []
    for sequence, _, said in events:
        if said is None or sequence >= at:
            continue
        kind, data = said["type"], record_in(said, "data")
        if kind in ("decision.created", "decision.imported", "decision.lines_changed"):
            lines = texts_in(data, "lines")
        if kind == "approval.given":
            approvals[text_in(data, "approval")] = (sequence, data)
        if kind == "approval.lifted":
            approvals.pop(text_in(data, "approval"), None)
        if kind == "approval.overridden" and text_in(record_in(said, "commitments"), "reason") != "":
            overrides.append(data)

    def title_at(until, revision):
        return revisions_of(events[:until]).get(revision, {}).get("title")

    def is_of_text(data):
        return text_in(data, "contentHash") == text_in(accepted, "contentHash")

    title = title_at(at, number_in(accepted, "revision"))

    def is_granted(line):
        if line in texts_in(accepted, "silent"):
            return True
        if any(is_of_text(data) and line in texts_in(data, "lines") for data in overrides):
            return True
        return any(
            line in texts_in(data, "lines")
            and (is_of_text(data) or (title is not None and title_at(sequence, number_in(data, "revision")) == title))
            for sequence, data in approvals.values()
        )

    return [line for line in lines if not is_granted(line)]


def is_in_time(recorded, deadline):
    if deadline is None:
        return True
    at, until = moment(recorded), moment(deadline)
    return at is not None and until is not None and at <= until


def strip(text):
    return text.strip(" \t\n\r\v\f\u00a0\ufeff\u2028\u2029")


NOTE = re.compile(
    r"accord/([0-9a-f-]{36})\n(0|[1-9][0-9]{0,14})\n([A-Za-z0-9+/=]{44})\nnumber ([1-9][0-9]{0,14})\n"
    r"time ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z)\nprevious (none|[0-9a-f]{64})\n"
)


def parse_note(note):
    split = note.find("\n\n")
    if split < 0 or not note.endswith("\n"):
        return None
    text = note[: split + 1]
    said = NOTE.fullmatch(text)
    if said is None:
        return None
    organization, size, root, number, time, previous = said.groups()
    signatures = []
    for line in note[split + 2 : -1].split("\n"):
        match = re.fullmatch(r"— (\S+) ([A-Za-z0-9+/=]+)", line)
        data = from_base64(match.group(2)) if match else None
        if data is None or len(data) != 68:
            return None
        signatures.append((match.group(1), data[:4], data[4:]))
    root = from_base64(root)
    if root is None or len(root) != 32:
        return None
    return {
        "organization": organization,
        "size": int(size),
        "root": root,
        "number": int(number),
        "time": time,
        "previous": None if previous == "none" else previous,
        "text": text,
        "signatures": signatures,
    }


def follows_note(said, last):
    if said["number"] == 1:
        return last is None and said["previous"] is None
    if said["previous"] is None:
        return False
    if last is None:
        return True
    if said["number"] <= last["number"] or said["time"] < last["time"] or said["size"] <= last["size"]:
        return False
    return said["number"] > last["number"] + 1 or said["previous"] == sha(last["text"].encode()).hex()


def leaf_of(entry):
    if "leaf" in entry:
        return from_hex(text_in(entry, "leaf")) or b""
    said = {"v": 1, "chain": text_in(entry, "chain"), "sequence": number_in(entry, "sequence"), "head": text_in(entry, "head")}
    return sha(b"\0", canonical(said).encode("utf-8", "surrogatepass"))


def grow(tree, leaves):
    size, roots = tree[0], list(tree[1])
    for node in leaves:
        rest = size
        while rest % 2 == 1:
            node = sha(b"\1", roots.pop(), node)
            rest //= 2
        roots.append(node)
        size += 1
    return size, roots


def root_of(tree):
    if not tree[1]:
        return sha()
    node = tree[1][-1]
    for left in reversed(tree[1][:-1]):
        node = sha(b"\1", left, node)
    return node


# ---------------------------------------------------------------------------------------------------------------
# The mathematics of an evaluation by criteria: the mean of each cell times the mean of the normalised weights.


def near(one, other):
    if one is None or other is None:
        return one is other
    return abs(float(one) - float(other)) <= EPSILON


def shares_of(weights):
    """Role weights as shares: nobody above a third, or an equal part where fewer than three vote."""
    cap = max(1 / 3, 1 / max(1, len(weights)))
    capped = [False] * len(weights)
    while True:
        rest = 1 - cap * sum(capped)
        free = sum(weight for weight, full in zip(weights, capped) if not full)
        shares = [cap if full else rest * weight / free for weight, full in zip(weights, capped)]
        over = [at for at, share in enumerate(shares) if share > cap + EPSILON]
        if not over:
            return shares
        for at in over:
            capped[at] = True


def factors_of(weights):
    shares = shares_of(weights) if weights else []
    if all(abs(share - shares[0]) <= EPSILON for share in shares):
        return [1.0] * len(shares)
    return [share * len(shares) for share in shares]


def number_of(text):
    """A decimal string, or a number, as one."""
    value = float(text)
    return int(value) if value.is_integer() and abs(value) <= 2**53 - 1 else value


def matrix_input(frozen, line, votes):
    """What the mathematics takes, from the frozen result's frame and the ballots that were submitted."""
    version = number_in(record_in(frozen, "result"), "version")
    left = set(texts_in(line, "left"))
    points, answers, sure, favourites, latest = {}, {}, {}, {}, 0
    named = records_in(frozen, "ballots")
    contents = [(one, member, object_of(body) or {}) for one, (member, body) in zip(named, votes)]
    for one, member, said in contents:
        if text_in(one, "kind") == "weighting":
            latest = max(latest, number_in(one, "round"))
    for one, member, said in contents:
        if text_in(said, "kind") == "weighting":
            if number_in(one, "round") == latest:
                points[member] = {key: number_of(value) for key, value in record_in(said, "points").items()}
            continue
        for criterion, row in record_in(said, "answers").items():
            for option, answer in row.items():
                answers.setdefault(member, {}).setdefault(criterion, {})[option] = answer
                confidence = record_in(record_in(said, "confidence"), criterion).get(option)
                sure.setdefault(member, {}).setdefault(criterion, {})[option] = confidence
        if texts_in(said, "favourites"):
            favourites[member] = texts_in(said, "favourites")
    if text_in(frozen, "weighting") == "steward":
        points = {"steward": {key: number_of(value) for key, value in record_in(line, "stewardWeights").items()}}
    weights = {text_in(one, "voter"): one.get("weight") for one in records_in(frozen, "voterWeights")}
    options = [{"id": text_in(one, "id"), "name": text_in(one, "name")} for one in records_in(frozen, "options")]
    criteria, voters = [], []
    for one in records_in(frozen, "criteria"):
        criterion = {"id": text_in(one, "id"), "name": text_in(one, "name"), "theme": text_in(one, "theme")}
        if version == 2 and isinstance(one.get("minimumScore"), int):
            criterion["minimum"] = one["minimumScore"]
        if version == 2 and isinstance(one.get("measure"), dict):
            measure = one["measure"]
            values = {text_in(v, "option"): number_of(text_in(v, "value")) for v in records_in(measure, "values")}
            criterion["measure"] = {
                "worst": number_of(text_in(measure, "worst")),
                "best": number_of(text_in(measure, "best")),
                "values": {option["id"]: values[option["id"]] for option in options if option["id"] in values},
            }
        criteria.append(criterion)
    for voter in texts_in(frozen, "voters"):
        person = {"id": voter}
        if voter in left:
            person["hasLeft"] = True
        if version == 2 and voter in weights:
            person["weight"] = weights[voter]
        voters.append(person)
    made = {
        "scale": {"low": 1, "high": 5},
        "options": options,
        "criteria": criteria,
        "voters": sorted(voters, key=lambda voter: voter["id"].encode("utf-16-be")),
        "weights": points,
        "answers": answers,
    }
    if version == 2:
        made["version"] = 2
        said = {}
        for member, rows in sure.items():
            kept = {c: {o: v for o, v in row.items() if v is not None} for c, row in rows.items()}
            kept = {c: row for c, row in kept.items() if row}
            if kept:
                said[member] = kept
        if said:
            made["confidence"] = said
        if favourites:
            made["favourites"] = favourites
    return made


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def recount_matrix(frozen, line, votes):
    given = matrix_input(frozen, line, votes)
    if sha(canonical(given).encode("utf-8", "surrogatepass")).hex() != text_in(frozen, "inputHash"):
        return False
    result = record_in(frozen, "result")
    options, criteria, voters = given["options"], given["criteria"], given["voters"]
    factors = factors_of([voter.get("weight", 1) for voter in voters])
    factor_of = {voter["id"]: factor for voter, factor in zip(voters, factors)}
    applies, means = [], [[None] * len(criteria) for _ in options]
    for column, criterion in enumerate(criteria):
        measure, inapplicable = criterion.get("measure"), 0
        for row, option in enumerate(options):
            if measure is not None:
                value = measure["values"].get(option["id"])
                if value is not None:
                    position = (value - measure["worst"]) / (measure["best"] - measure["worst"])
                    means[row][column] = 1 + min(1, max(0, position)) * 4
                continue
            cell = [given["answers"].get(v["id"], {}).get(criterion["id"], {}).get(option["id"]) for v in voters]
            scored = [(factor_of[v["id"]], answer) for v, answer in zip(voters, cell) if is_number(answer)]
            if scored:
                means[row][column] = sum(f * a for f, a in scored) / sum(f for f, _ in scored)
            said = [answer for answer in cell if answer is not None]
            inapplicable += 1 if said and all(answer == "not-applicable" for answer in said) else 0
        applies.append(not options or inapplicable < len(options))
    people = sorted(given["weights"], key=lambda person: person.encode("utf-16-be"))
    rows = [[given["weights"][p].get(c["id"], 0) for c in criteria] for p in people]
    rows = [(p, row) for p, row in zip(people, rows) if any(value > 0 for value in row)]
    weights = None
    if rows and criteria:
        shares = factors_of([factor_of.get(person, 1) for person, _ in rows])
        group = [
            sum(share * row[at] / sum(row) for share, (_, row) in zip(shares, rows)) / sum(shares)
            for at in range(len(criteria))
        ]
        kept = [weight if fits else 0 for weight, fits in zip(group, applies)]
        weights = [weight / sum(kept) for weight in kept] if sum(kept) > 0 else None
    told = {text_in(one, "criterionId"): one.get("weight") for one in records_in(result, "weights")}
    for at, criterion in enumerate(criteria):
        if not near(told.get(criterion["id"]), None if weights is None else weights[at]):
            return False
    bounds = []
    for row in range(len(options)):
        may_win = all(
            means[row][at] is None or c.get("minimum") is None or means[row][at] >= c["minimum"] - EPSILON
            for at, c in enumerate(criteria)
        )
        low = high = None
        if weights is not None:
            whole = all(weight <= 0 or mean is not None for weight, mean in zip(weights, means[row]))
            fill = lambda empty: sum(w * (empty if m is None else m) for w, m in zip(weights, means[row]))
            low, high = fill(1), fill(5)
            high = low if whole else high
        bounds.append((low, high, weights is not None and whole, may_win))
    ranks, leaders = [], []
    for at, (low, high, whole, may_win) in enumerate(bounds):
        rank = None
        if weights is not None and may_win:
            rank = 1
            for other, (o_low, o_high, _, o_may) in enumerate(bounds):
                if other == at or not o_may:
                    continue
                if o_low > high + EPSILON:
                    rank += 1
                elif o_high > low + EPSILON:
                    rank = None
                    break
        ranks.append(rank)
        if rank == 1:
            leaders.append(options[at]["id"])
    ranking = {text_in(one, "optionId"): one for one in records_in(result, "ranking")}
    if len(ranking) != len(options) or texts_in(result, "leaderIds") != leaders:
        return False
    for at, option in enumerate(options):
        own = ranking.get(option["id"])
        total = bounds[at][0] if bounds[at][2] else None
        if own is None or own.get("rank") != ranks[at] or not near(own.get("total"), total):
            return False
        if not near(own.get("points"), None if total is None else 100 * (total - 1) / 4):
            return False
    order = [text_in(one, "optionId") for one in records_in(result, "ranking")]
    if weights is not None and order != in_order(options, bounds):
        return False
    standing = [bound for bound in bounds if bound[3]]
    totals = sorted((bound[0] for bound in standing if bound[2]), reverse=True)
    margin = None
    if weights is not None and len(totals) >= 2 and len(totals) == len(standing):
        margin = 0 if len(leaders) > 1 else 100 * (totals[0] - totals[1]) / 4
    return near(result.get("margin"), margin)


def in_order(options, bounds):
    """Who may win first, then by total, or by the middle of what it can become; what ties stays as it was."""
    from functools import cmp_to_key

    def compare(one, other):
        (a_low, a_high, _, a_may), (b_low, b_high, _, b_may) = bounds[one], bounds[other]
        if a_may != b_may:
            return -1 if a_may else 1
        a, b = (a_low + a_high) / 2, (b_low + b_high) / 2
        return 0 if abs(a - b) <= EPSILON else (-1 if a > b else 1)

    return [options[at]["id"] for at in sorted(range(len(options)), key=cmp_to_key(compare))]


# ---------------------------------------------------------------------------------------------------------------
# The lighter votes: approval, ranked (Schulze), score, consent.

CONTENT = {
    "approval": ("kind", "marked", "reason"),
    "ranked": ("kind", "ranking", "reason"),
    "score": ("kind", "scores", "reason"),
    "consent": ("kind", "stance", "reason"),
}


def recount_vote(frozen, votes):
    method, result, rule = frozen["method"], frozen["result"], frozen["rule"]
    options = [text_in(one, "id") for one in records_in(frozen, "options")]
    left = set(texts_in(frozen, "left"))
    voters = [{"id": voter, "hasLeft": voter in left} for voter in texts_in(frozen, "voters")]
    contents = []
    for member, body in votes:
        said = object_of(body) or {}
        contents.append({"member": member, "vote": {key: said[key] for key in CONTENT[method] if key in said}})
    counted = {
        "method": method,
        "options": options,
        "voters": voters,
        "rule": rule,
        "votes": contents,
        "objections": frozen["objections"],
    }
    if sha(canonical(counted).encode("utf-8", "surrogatepass")).hex() != text_in(frozen, "inputHash"):
        return False
    ballots = [one["vote"] for one in contents]
    ranks, may_carry = None, True
    if method == "approval":
        figures = [sum(1 for ballot in ballots if option in ballot["marked"]) for option in options]
        first = best_of(options, figures)
    elif method == "score":
        figures = []
        for option in options:
            scores = [ballot["scores"][option] for ballot in ballots if option in ballot["scores"]]
            figures.append(sum(scores) / len(scores) if scores else None)
        first = best_of(options, figures)
    elif method == "ranked":
        figures, ranks, first = schulze(options, [ballot["ranking"] for ballot in ballots])
    else:
        stances = [ballot["stance"] for ballot in ballots]
        figures = [stances.count("consent")] * len(options)
        ranks, first = [1] * len(options), list(options)
        may_carry = bool(options) and not any(one["state"] == "open" for one in frozen["objections"])
    if ranks is None:
        ranks = [
            None if figure is None else 1 + sum(1 for o in figures if o is not None and o > figure + EPSILON)
            for figure in figures
        ]
    current = {voter["id"] for voter in voters if not voter["hasLeft"]}
    counting = [one["vote"] for one in contents if one["member"] in current]
    cast, eligible = len(counting), len(current)
    valid = (rule.get("quorum") or 0) <= cast
    base = cast if rule.get("shareOf") == "cast" else eligible
    needed = rule.get("shareNeeded")

    def carries(in_favour):
        share = 100 * in_favour / base if base > 0 else 0
        enough = share >= 100 - EPSILON if (needed or 0) >= 100 else share > (needed or 0) + EPSILON
        return valid and may_carry and enough

    winners = []
    for at, option in enumerate(options):
        in_favour = sum(1 for vote in counting if favours(method, vote, option))
        support = in_favour
        if needed is None and method == "score":
            support = sum(1 for vote in counting if option in vote["scores"])
        own = records_in(result, "options")[at]
        share = 100 * in_favour / base if base > 0 else None
        if own["optionId"] != option or own["inFavour"] != in_favour or own["rank"] != ranks[at]:
            return False
        if not near(own["figure"], figures[at]) or not near(own["share"], share):
            return False
        if option in first and carries(support):
            winners.append(option)
    outcome = "invalid" if not valid else "none" if not winners else "carried" if len(winners) == 1 else "tie"
    leaders = winners if outcome in ("carried", "tie") else first
    return (
        result["outcome"] == outcome
        and set(result["leaderIds"]) == set(leaders)
        and result["voters"] == cast
        and result["eligible"] == eligible
    )


def best_of(options, figures):
    known = [figure for figure in figures if figure is not None]
    best = max(known) if known else math.inf
    return [option for option, figure in zip(options, figures) if figure is not None and figure >= best - EPSILON]


def favours(method, vote, option):
    if method == "approval":
        return option in vote["marked"]
    if method == "ranked":
        return any(option in group for group in vote["ranking"])
    if method == "score":
        return vote["scores"].get(option, 0) >= 4
    return vote["stance"] == "consent"


def schulze(options, rankings):
    count = range(len(options))
    places = []
    for ranking in rankings:
        groups = [group for group in ranking if group]
        places.append([next((at for at, group in enumerate(groups) if option in group), len(groups)) for option in options])
    wins = [[sum(1 for place in places if place[a] < place[b]) for b in count] for a in count]
    paths = [[wins[a][b] if wins[a][b] > wins[b][a] else 0 for b in count] for a in count]
    for middle in count:
        for a in count:
            for b in count:
                if a != b:
                    paths[a][b] = max(paths[a][b], min(paths[a][middle], paths[middle][b]))
    beaten = [sum(1 for b in count if b != a and paths[b][a] > paths[a][b]) for a in count]
    copeland = [
        sum(0.5 if wins[a][b] == wins[b][a] else 1 if wins[a][b] > wins[b][a] else 0 for b in count if b != a) for a in count
    ]
    ranks = [1 + sum(1 for other in count if beaten[other] < beaten[a]) for a in count]
    return copeland, ranks, [options[a] for a in count if beaten[a] == 0]


# ---------------------------------------------------------------------------------------------------------------


def bytes_of(path):
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return archive.read("history.jsonl")
    with open(path, "rb") as file:
        return file.read()


def main():
    parser = argparse.ArgumentParser(description="Checks a history file of Accord, or the archive of an organization.")
    parser.add_argument("file")
    parser.add_argument("--checkpoint", action="append", default=[], help="a checkpoint that you kept")
    parser.add_argument("--receipt", action="append", default=[], help="a receipt that you kept")
    parser.add_argument("--json", action="store_true", help="print findings for a machine")
    options = parser.parse_args()
    try:
        data = bytes_of(options.file)
        texts = lambda paths: [open(path, encoding="utf-8", newline="").read() for path in paths]
        verifier = Verifier(data, texts(options.checkpoint), texts(options.receipt))
    except (OSError, KeyError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps({"verdict": verifier.verdict(), "findings": verifier.findings, "notes": verifier.notes, "read": verifier.read}))
    else:
        for sentence in verifier.sentences():
            print(sentence)
    return {"holds": 0, "fails": 1, "not_compared": 3}[verifier.verdict()]


if __name__ == "__main__":
    sys.exit(main())
