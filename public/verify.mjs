#!/usr/bin/env node
// Checks a history file of Accord: node verify.mjs FILE. Needs Node 20 or newer, and nothing else.
// Made from Accord's own sources by "npm run verifier"; verify.py checks the same, written by hand.


// scripts/verifier/main.ts
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

// lib/history/bytes/rules.ts
var ENCODER = new TextEncoder();
var utf8 = (text) => ENCODER.encode(text);
function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
function fromHex(text) {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, at2) => Number.parseInt(text.slice(2 * at2, 2 * at2 + 2), 16));
}
function toBase64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
function fromBase64(text) {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : null;
}
function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((sum2, part) => sum2 + part.length, 0));
  let at2 = 0;
  for (const part of parts) {
    whole.set(part, at2);
    at2 += part.length;
  }
  return whole;
}
function isEqual(one, other) {
  return one.length === other.length && one.every((byte, at2) => byte === other[at2]);
}

// lib/mcda/hash/canonical.ts
function canonicalJson(value) {
  return write(value, wholeNumber);
}
function canonicalText(value) {
  return write(value, anyNumber);
}
function decimal(value) {
  if (!Number.isFinite(value)) throw new Error("A decimal is finite.");
  const text = value.toFixed(12).replace(/\.?(?<!0)0+$/, "");
  return text === "-0" ? "0" : text;
}
function wholeNumber(value) {
  if (!Number.isSafeInteger(value)) throw new Error(`Canonical JSON holds whole numbers only, not ${value}.`);
  return String(value);
}
function anyNumber(value) {
  if (Number.isSafeInteger(value)) return wholeNumber(value);
  const rounded = Number(value.toFixed(12));
  return Number.isSafeInteger(rounded) ? wholeNumber(rounded) : JSON.stringify(decimal(value));
}
function write(value, number) {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object") throw new Error("Canonical JSON holds plain JSON only.");
  if (Array.isArray(value)) return `[${value.map((item) => write(item, number)).join(",")}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== void 0);
  entries.sort(([a], [b]) => a < b ? -1 : 1);
  let text = "";
  for (const [key, item] of entries) text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${write(item, number)}`;
  return `{${text}}`;
}
function quoted(text) {
  if (/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text))
    throw new Error("Canonical JSON holds well-formed Unicode only.");
  return JSON.stringify(text);
}

// lib/exports/history/lines/rules.ts
var HISTORY_FORMAT = "accord-history";
var HISTORY_VERSION = 1;
var LINE_KINDS = [
  "manifest",
  "key",
  "chain",
  "event",
  "text",
  "section",
  "evaluation",
  "ballot",
  "signature",
  "checkpoint",
  "entry",
  "name",
  "end"
];
var SUM = /,"sum":"([0-9a-f]{32})"\}$/;
var SUM_LENGTH = ',"sum":""}'.length + 32;
function sumOf(sha2562, before, rest) {
  return toHex(sha2562(utf8(before), rest).slice(0, 16));
}
function readLines(sha2562, bytes) {
  const lines = [];
  let before = "";
  let isEnded = false;
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, from);
    const raw = bytes.subarray(from, end < 0 ? bytes.length : end);
    const text = textOf(raw);
    const sum2 = SUM.exec(text ?? "")?.[1];
    const rest = raw.subarray(0, raw.length - SUM_LENGTH);
    if (isEnded || end < 0 || sum2 === void 0 || sum2 !== sumOf(sha2562, before, rest))
      return { lines, broken: brokenAt(lines.length + 1, text) };
    const line = recordOf(text);
    if (line === null) return { lines, broken: brokenAt(lines.length + 1, text) };
    lines.push(line);
    isEnded = line["kind"] === "end" && line["lines"] === lines.length;
    before = sum2;
    from = end + 1;
  }
  return { lines, broken: isEnded ? null : brokenAt(lines.length + 1, null) };
}
var NEWLINE = 10;
function brokenAt(line, text) {
  const read = text === null ? null : recordOf(text);
  const { chain, sequence } = read ?? {};
  return {
    line,
    chain: typeof chain === "string" ? chain : null,
    sequence: typeof sequence === "number" && Number.isSafeInteger(sequence) ? sequence : null
  };
}
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
function recordOf(text) {
  try {
    const value = JSON.parse(text ?? "");
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function textIn(line, key) {
  const value = line[key];
  return typeof value === "string" ? value : "";
}
function numberIn(line, key) {
  const value = line[key];
  return typeof value === "number" && Number.isSafeInteger(value) ? value : 0;
}
function textsIn(line, key) {
  const value = line[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
function recordIn(line, key) {
  const value = line[key];
  return isRecord(value) ? value : {};
}
function recordsIn(line, key) {
  const value = line[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
function linesBy(lines, key) {
  const found = /* @__PURE__ */ new Map();
  for (const line of lines) {
    const own = found.get(textIn(line, key)) ?? [];
    own.push(line);
    found.set(textIn(line, key), own);
  }
  return found;
}
function commitmentHex(sha2562, salt, body) {
  return toHex(sha2562(concat(salt, utf8(body))));
}

// lib/history/struck/rules.ts
var STRIKING = /* @__PURE__ */ new Set(["decision.words_struck", "organization.words_struck"]);
var PAIR = /^([0-9a-f]{64}) ([0-9a-f]{64})$/;
function standingCommitments(events) {
  const now = /* @__PURE__ */ new Map();
  for (const { type, struck } of events) {
    if (!STRIKING.has(type) || !Array.isArray(struck)) continue;
    for (const pair of struck) {
      const [, former, next] = (typeof pair === "string" ? PAIR.exec(pair) : null) ?? [];
      if (former === void 0 || next === void 0) continue;
      for (const [first, last] of now) if (last === former) now.set(first, next);
      if (!now.has(former)) now.set(former, next);
    }
  }
  return (commitment) => now.get(commitment) ?? commitment;
}

// lib/exports/history/verifier/acceptance/rules.ts
var ON_LINES = /* @__PURE__ */ new Set(["decision.created", "decision.imported", "decision.lines_changed"]);
function linesWithout(events, { sequence: at2, said: acceptance }, titleAt) {
  const accepted = recordIn(acceptance ?? {}, "data");
  let lines = [];
  const approvals = /* @__PURE__ */ new Map();
  const overrides = [];
  for (const { sequence, said } of events) {
    if (said === null || sequence >= at2) continue;
    const type = textIn(said, "type");
    const data = recordIn(said, "data");
    const given = { sequence, data, hasReason: textIn(recordIn(said, "commitments"), "reason") !== "" };
    if (ON_LINES.has(type)) lines = textsIn(data, "lines");
    if (type === "approval.given") approvals.set(textIn(data, "approval"), given);
    if (type === "approval.lifted") approvals.delete(textIn(data, "approval"));
    if (type === "approval.overridden") overrides.push(given);
  }
  const serves = ({ data }, line) => textsIn(data, "lines").includes(line);
  const isOfText = ({ data }) => textIn(data, "contentHash") === textIn(accepted, "contentHash");
  const title = titleAt(at2, numberIn(accepted, "revision"));
  const isOfTitle = (given) => title !== void 0 && titleAt(given.sequence, numberIn(given.data, "revision")) === title;
  const isGranted = (line) => textsIn(accepted, "silent").includes(line) || overrides.some((given) => given.hasReason && isOfText(given) && serves(given, line)) || [...approvals.values()].some((given) => serves(given, line) && (isOfText(given) || isOfTitle(given)));
  return lines.filter((line) => !isGranted(line)).toSorted();
}

// lib/exports/history/verifier/chains/rules.ts
var finding = (code, chain, sequence, detail = "") => ({
  ...{ code, chain, sequence, detail }
});
function checkChains(sha2562, organization, lines) {
  const events = linesBy(
    lines.filter(({ kind }) => kind === "event"),
    "chain"
  );
  const given = lines.filter(({ kind }) => kind === "chain");
  const known2 = new Set(given.map((line) => textIn(line, "id")));
  const strays = [...events.keys()].filter((id) => !known2.has(id)).map((id) => finding("chain.missing", id, null));
  const checked = given.map((line) => checkChain(sha2562, organization, line, events.get(textIn(line, "id")) ?? []));
  return {
    chains: checked.map(({ chain }) => chain),
    findings: [...checked.flatMap(({ found }) => found === null ? [] : [found]), ...strays]
  };
}
function checkChain(sha2562, organization, line, events) {
  const id = textIn(line, "id");
  const read = [];
  let head = new Uint8Array(32);
  const broken = (code, sequence) => ({
    chain: { id, isWhole: false, events: read },
    found: finding(code, id, sequence)
  });
  for (const [at2, event] of events.entries()) {
    const sequence = at2 + 1;
    if (numberIn(event, "sequence") !== sequence) return broken("chain.order", sequence);
    const bytes = event["bytes"];
    const leaf = typeof bytes === "string" ? sha2562(Uint8Array.of(0), utf8(bytes)) : fromHex(textIn(event, "leaf"));
    if (leaf?.length !== 32) return broken("chain.event", sequence);
    head = sha2562(Uint8Array.of(1), head, leaf);
    if (toHex(head) !== textIn(event, "head")) return broken("chain.event", sequence);
    const said = typeof bytes === "string" ? recordOf(bytes) : null;
    if (typeof bytes === "string" && (said === null || !isItself(said, organization, id, sequence)))
      return broken("chain.said", sequence);
    read.push({ sequence, head: toHex(head), said });
  }
  if (numberIn(line, "sequence") !== read.length) return broken("chain.length", null);
  if (textIn(line, "head") !== toHex(head)) return broken("chain.head", null);
  return { chain: { id, isWhole: true, events: read }, found: null };
}
function isItself(said, organization, chain, sequence) {
  return said["v"] === 1 && said["organization"] === organization && said["chain"] === chain && said["sequence"] === sequence && typeof said["type"] === "string";
}
var commitmentsOf = (said) => recordIn(said ?? {}, "commitments");
var standingIn = ({ events }) => standingCommitments(
  events.flatMap(
    ({ said }) => said === null ? [] : [{ type: textIn(said, "type"), struck: recordIn(said, "data")["struck"] }]
  )
);
function countStruck({ events }) {
  return events.reduce((sum2, { said }) => {
    const isStriking = said !== null && textIn(said, "type").endsWith(".words_struck");
    return sum2 + (isStriking ? textsIn(recordIn(said, "data"), "struck").length : 0);
  }, 0);
}
function checkWords(sha2562, chain, texts) {
  const { id, events } = chain;
  const standing = standingIn(chain);
  return texts.flatMap((line) => {
    const [sequence, name] = [numberIn(line, "sequence"), textIn(line, "name")];
    const committed = textIn(commitmentsOf(events[sequence - 1]?.said ?? null), name);
    return committed !== "" && standing(committed) === openedIn(sha2562, line) ? [] : [finding("text.changed", id, sequence, name)];
  });
}
function openedIn(sha2562, line) {
  const salt = fromHex(textIn(line, "salt"));
  return salt === null ? "" : commitmentHex(sha2562, salt, textIn(line, "body"));
}
var RECORD_TEXTS = /* @__PURE__ */ new Set([
  ...["title", "context", "drivers", "options", "outcome", "consequences", "confirmation", "more"]
]);
var WRITING = /* @__PURE__ */ new Set(["decision.created", "decision.imported", "decision.revised"]);
function revisionsOf(events, until = events.length) {
  const revisions = /* @__PURE__ */ new Map();
  let latest = 0;
  let accepted = 0;
  for (const { said } of events.slice(0, until)) {
    if (said === null) continue;
    const type = textIn(said, "type");
    const data = recordIn(said, "data");
    const revision = numberIn(data, "revision");
    const isNew = type === "decision.imported_again" && revision > latest;
    if (WRITING.has(type) || isNew) {
      const changed = Object.entries(commitmentsOf(said)).flatMap(
        ([name, hash]) => RECORD_TEXTS.has(name) && typeof hash === "string" ? [[name, hash]] : []
      );
      revisions.set(revision, { ...revisions.get(latest), ...Object.fromEntries(changed) });
      latest = revision;
    }
    if (type === "decision.correction_dropped") {
      revisions.set(revision, { ...revisions.get(accepted) });
      latest = revision;
      accepted = revision;
    }
    if (type === "decision.accepted" || type === "decision.correction_accepted" || type.startsWith("decision.imported"))
      accepted = revision;
  }
  return revisions;
}
function checkSections(sha2562, chain, sections) {
  const { id, events } = chain;
  const standing = standingIn(chain);
  const revisions = revisionsOf(events);
  return sections.flatMap((line) => {
    const [revision, name] = [numberIn(line, "revision"), textIn(line, "name")];
    const committed = revisions.get(revision)?.[name];
    return committed !== void 0 && standing(committed) === openedIn(sha2562, line) ? [] : [finding("section.changed", id, null, `${name} of revision ${revision}`)];
  });
}
function checkApprovals({ id, events }, contentHash) {
  const findings = [];
  const approved = /* @__PURE__ */ new Set();
  let approvals = 0;
  let result = null;
  const titleAt = (until, revision) => revisionsOf(events, until).get(revision)?.["title"];
  for (const event of events) {
    const { sequence, said } = event;
    if (said === null) continue;
    const type = textIn(said, "type");
    const data = recordIn(said, "data");
    if (type === "evaluation.closed" && numberIn(data, "number") >= (result?.number ?? 0))
      result = { number: numberIn(data, "number"), hash: textIn(data, "result") };
    if (SIGNING.has(type)) {
      if (type.startsWith("approval.")) approvals += 1;
      const sections = revisionsOf(events, sequence).get(numberIn(data, "revision")) ?? {};
      if (textIn(data, "contentHash") !== contentHash(sections, result?.hash ?? null))
        findings.push(finding("approval.content", id, sequence));
    }
    if (type === "approval.given") approved.add(textIn(data, "approval"));
    if (type === "approval.lifted") approved.delete(textIn(data, "approval"));
    const isGranted = textsIn(data, "silent").length > 0 || textsIn(data, "overridden").length > 0;
    if (!ACCEPTING.has(type)) continue;
    if (approved.size === 0 && !isGranted) findings.push(finding("approval.none", id, sequence));
    else if (linesWithout(events, event, titleAt).length > 0) findings.push(finding("approval.missing", id, sequence));
  }
  return { approvals, findings };
}
var ACCEPTING = /* @__PURE__ */ new Set(["decision.accepted", "decision.correction_accepted"]);
var SIGNING = /* @__PURE__ */ new Set([
  ...["decision.proposed", "approval.given", "approval.changes_requested", "approval.rejected"],
  ...ACCEPTING
]);
function keysTold({ events }) {
  return events.flatMap(
    ({ said, sequence }) => said !== null && said["type"] === "organization.checkpoint_key_changed" ? [{ key: textIn(recordIn(said, "data"), "key"), sequence }] : []
  );
}

// lib/history/checkpoints/note/rules.ts
var ORIGIN = "accord/";
var ED25519 = Uint8Array.of(1);
var originOf = (organization) => `${ORIGIN}${organization}`;
var hashOfText = (sha2562, text) => sha2562(utf8(text));
function keyIdOf(sha2562, name, publicKey) {
  return sha2562(utf8(`${name}
`), ED25519, publicKey).slice(0, 4);
}
var fingerprintOf = (sha2562, publicKey) => toHex(sha2562(publicKey));
var BODY = /^accord\/([0-9a-f-]{36})\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/=]{44})\nnumber ([1-9]\d{0,14})\ntime (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\nprevious (none|[0-9a-f]{64})\n$/;
var SIGNATURE = /^— (\S+) ([A-Za-z0-9+/=]+)$/;
function parseNote(note2) {
  const split = note2.indexOf("\n\n");
  if (split < 0 || !note2.endsWith("\n")) return null;
  const text = note2.slice(0, split + 1);
  const said = BODY.exec(text);
  if (said === null) return null;
  const [, organization = "", size = "", base64 = "", number = "", time = "", before = ""] = said;
  const root = fromBase64(base64);
  const signatures = note2.slice(split + 2, -1).split("\n").map(parseSignature);
  if (root?.length !== 32 || signatures.length === 0) return null;
  const whole = signatures.filter((one) => one !== null);
  if (whole.length < signatures.length) return null;
  const previous = before === "none" ? null : fromHex(before);
  return { organization, number: Number(number), size: Number(size), root, time, previous, text, signatures: whole };
}
function parseSignature(line) {
  const [, name, base64] = SIGNATURE.exec(line) ?? [];
  const bytes = base64 === void 0 ? null : fromBase64(base64);
  if (name === void 0 || bytes?.length !== 68) return null;
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
}
function signatureBy(sha2562, { organization, signatures }, publicKey) {
  const name = originOf(organization);
  const keyId = keyIdOf(sha2562, name, publicKey);
  return signatures.find((one) => one.name === name && isEqual(one.keyId, keyId))?.signature ?? null;
}

// lib/history/checkpoints/rules.ts
function entryBytes({ chain, sequence, head }) {
  return utf8(canonicalJson({ v: 1, chain, sequence, head }));
}

// lib/history/tree/rules.ts
var LEAF = Uint8Array.of(0);
var NODE = Uint8Array.of(1);
var treeLeaf = (sha2562, entry) => sha2562(LEAF, entry);
var nodeOf = (sha2562, left, right) => sha2562(NODE, left, right);
var EMPTY_TREE = { size: 0, subtrees: [] };
function grown(sha2562, tree, leaves) {
  const subtrees = [...tree.subtrees];
  let { size } = tree;
  for (const leaf of leaves) {
    let node = leaf;
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeOf(sha2562, subtrees.pop() ?? node, node);
    subtrees.push(node);
    size += 1;
  }
  return { size, subtrees };
}
function rootOf(sha2562, { subtrees }) {
  if (subtrees.length === 0) return sha2562();
  return subtrees.reduceRight((right, left) => nodeOf(sha2562, left, right));
}

// lib/exports/history/verifier/checkpoints/rules.ts
async function checkLog(given, lines) {
  const { sha256: sha2562 } = given;
  const keys = keysOf(lines);
  const entries = entriesBy(lines);
  const held = [];
  const signers = /* @__PURE__ */ new Set();
  let tree = EMPTY_TREE;
  for (const line of lines.filter(({ kind }) => kind === "checkpoint")) {
    const number = numberIn(line, "number");
    const broken = (code, sequence = number) => ({
      ...{ checkpoints: held, keys: [...signers], covered: coveredBy(entries, held), isSound: false },
      findings: [...checkEntries(given, entries, held), { code, chain: null, sequence, detail: "" }]
    });
    const said = parseNote(textIn(line, "note"));
    if (said === null || said.number !== number || said.organization !== given.organization)
      return broken("checkpoint.note");
    if (!follows(sha2562, said, held.at(-1))) return broken("checkpoint.note");
    const next = (held.at(-1)?.number ?? 0) + 1;
    if (given.isWhole && number !== next) return broken("checkpoint.gap", next);
    const leaves = leavesOf(sha2562, entries.get(number) ?? []);
    const before = number === next ? tree : beginningOf(line, said.size - leaves.length);
    if (before === null) return broken("checkpoint.root");
    tree = grown(sha2562, before, leaves);
    if (tree.size !== said.size || !isEqual(rootOf(sha2562, tree), said.root)) return broken("checkpoint.root");
    const signedBy = await signersOf(given, said, keys);
    const inUse = keys.findLast(({ since }) => since <= number);
    if (signedBy.length === 0) return broken("checkpoint.signature");
    if (inUse === void 0 || !signedBy.includes(inUse)) return broken("checkpoint.key");
    signers.add(fingerprintOf(sha2562, inUse.publicKey));
    held.push(said);
  }
  const findings = [...checkEntries(given, entries, held), ...checkHidden(given, entries, held)];
  return { checkpoints: held, keys: [...signers], covered: coveredBy(entries, held), isSound: true, findings };
}
function keysOf(lines) {
  return lines.flatMap((line) => {
    const publicKey = line["kind"] === "key" ? fromHex(textIn(line, "publicKey")) : null;
    return publicKey?.length === 32 ? [{ publicKey, since: numberIn(line, "since") }] : [];
  });
}
function coveredBy(entries, held) {
  const covered = /* @__PURE__ */ new Map();
  for (const { number } of held)
    for (const entry of entries.get(number) ?? []) {
      const chain = textIn(entry, "chain");
      if (entry["leaf"] === void 0)
        covered.set(chain, Math.max(covered.get(chain) ?? 0, numberIn(entry, "sequence")));
    }
  return covered;
}
function checkHidden({ isWhole: isWhole2 }, entries, held) {
  const hiding = held.find(({ number }) => entries.get(number)?.some(({ leaf }) => leaf !== void 0));
  return isWhole2 && hiding !== void 0 ? [{ code: "entry.hidden", chain: null, sequence: hiding.number, detail: "" }] : [];
}
function checkSince(organization, told, { checkpoints }, lines) {
  const entries = entriesBy(lines);
  const firstOf2 = (event) => checkpoints.find(
    ({ number }) => entries.get(number)?.some((entry) => textIn(entry, "chain") === organization && numberIn(entry, "sequence") >= event)
  )?.number;
  return lines.filter(({ kind }) => kind === "key").flatMap((line, at2) => {
    const since = numberIn(line, "since");
    return firstOf2(told[at2] ?? 0) === since ? [] : [{ code: "key.since", chain: organization, sequence: since, detail: "" }];
  });
}
function follows(sha2562, said, last) {
  if (said.number === 1) return last === void 0 && said.previous === null;
  if (said.previous === null) return false;
  if (last === void 0) return true;
  if (said.number <= last.number || said.time < last.time || said.size <= last.size) return false;
  return said.number > last.number + 1 || isEqual(said.previous, hashOfText(sha2562, last.text));
}
function beginningOf(line, size) {
  const subtrees = textsIn(line, "before").flatMap((hex) => {
    const root = fromHex(hex);
    return root?.length === 32 ? [root] : [];
  });
  const ones = size.toString(2).replaceAll("0", "").length;
  return size > 0 && subtrees.length === ones ? { size, subtrees } : null;
}
function entriesBy(lines) {
  const found = /* @__PURE__ */ new Map();
  for (const line of lines) {
    if (line["kind"] !== "entry") continue;
    const own = found.get(numberIn(line, "checkpoint")) ?? [];
    own.push(line);
    found.set(numberIn(line, "checkpoint"), own);
  }
  return found;
}
function leavesOf(sha2562, entries) {
  return entries.map((entry) => {
    if (entry["leaf"] !== void 0) return fromHex(textIn(entry, "leaf")) ?? new Uint8Array();
    return treeLeaf(
      sha2562,
      entryBytes({ chain: textIn(entry, "chain"), sequence: numberIn(entry, "sequence"), head: textIn(entry, "head") })
    );
  });
}
async function signersOf({ sha256: sha2562, verify: verify3 }, said, keys) {
  const signers = [];
  for (const key of keys) {
    const signature = signatureBy(sha2562, said, key.publicKey);
    if (signature !== null && await verify3(key.publicKey, said.text, signature)) signers.push(key);
  }
  return signers;
}
function checkEntries({ chains, isWhole: isWhole2 }, entries, held) {
  const known2 = new Map(chains.map((chain) => [chain.id, chain]));
  const signed = held.flatMap(({ number }) => entries.get(number) ?? []);
  const found = /* @__PURE__ */ new Set();
  return [
    ...linesBy(
      signed.filter(({ leaf }) => leaf === void 0),
      "chain"
    )
  ].flatMap(
    ([id, own]) => own.flatMap((entry) => {
      const chain = known2.get(id);
      const code = chain === void 0 ? isWhole2 ? "entry.chain" : null : faultOf(chain, entry);
      if (code === null || found.has(id)) return [];
      found.add(id);
      return [
        { code, chain: id, sequence: numberIn(entry, "checkpoint"), detail: `event ${numberIn(entry, "sequence")}` }
      ];
    })
  );
}
function faultOf(chain, entry) {
  if (!chain.isWhole) return null;
  const event = chain.events[numberIn(entry, "sequence") - 1];
  if (event === void 0) return "entry.cut";
  return event.head === textIn(entry, "head") ? null : "entry.head";
}
var keysIn = (lines) => lines.flatMap(
  (line) => line["kind"] === "key" ? [toHex(fromHex(textIn(line, "publicKey")) ?? new Uint8Array())] : []
);

// lib/exports/history/verifier/scope/rules.ts
var SCOPES = /* @__PURE__ */ new Set(["organization", "decision"]);
function checkScope({ isWhole: isWhole2, about }, chains) {
  const strays = isWhole2 ? [] : chains.filter(({ id }) => id !== about);
  const isThere = chains.some(({ id }) => id === about);
  return [
    ...strays.map(({ id }) => ({ code: "chain.stray", chain: id, sequence: null, detail: "" })),
    ...isThere ? [] : [{ code: "chain.absent", chain: about, sequence: null, detail: "" }]
  ];
}
var A_DAY = 864e5;
function findUncovered({ checkpoints, covered, isSound }, chains) {
  const newest = checkpoints.at(-1);
  const made = Date.parse(newest?.time ?? "");
  if (!isSound || Number.isNaN(made)) return { findings: [], young: [] };
  const until = new Date(made - A_DAY).toISOString();
  const findings = [];
  const young = [];
  for (const { id, events } of chains.filter(({ isWhole: isWhole2 }) => isWhole2)) {
    const after = covered.get(id) ?? 0;
    const missed = events.find(
      ({ sequence, said }) => sequence > after && said !== null && textIn(said, "recordedAt") < until
    );
    if (missed !== void 0)
      findings.push({ code: "chain.uncovered", chain: id, sequence: missed.sequence, detail: "" });
    else if (after === 0) young.push(id);
  }
  return { findings, young };
}

// lib/history/signatures/rules.ts
var KIND_OF = /* @__PURE__ */ new Map([
  [-7, "ES256"],
  [-8, "EdDSA"],
  [-257, "RS256"]
]);
function keySignatureOf(algorithm, publicKey, signature) {
  const kind = KIND_OF.get(algorithm);
  if (kind === void 0) return null;
  const plain = kind === "ES256" ? plainOf(signature) : signature;
  return plain === null ? null : { kind, publicKey, signature: plain };
}
var HALF = 32;
var [SEQUENCE, INTEGER] = [48, 2];
function plainOf(der) {
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2) return null;
  const first = integerAt(der, 2);
  const second = first === null ? null : integerAt(der, first.end);
  return first === null || second?.end !== der.length ? null : concat(first.value, second.value);
}
function integerAt(der, at2) {
  const length = der[at2 + 1] ?? 0;
  const end = at2 + 2 + length;
  if (der[at2] !== INTEGER || length === 0 || end > der.length) return null;
  const whole = der.subarray(at2 + 2, end);
  const [top = 0, next = 0] = whole;
  const isPadded = top === 0 && length > 1;
  if (top >= 128 || isPadded && next < 128) return null;
  const bytes = isPadded ? whole.subarray(1) : whole;
  return bytes.length > HALF ? null : { value: concat(new Uint8Array(HALF - bytes.length), bytes), end };
}

// lib/approvals/signing/statement/rules.ts
function statementText(statement) {
  return canonicalJson({ v: 1, type: "accord.approval", ...statement });
}
function readStatement(text) {
  const { number, head, sequence } = objectOf(text) ?? {};
  if (!isWhole(number) || !isWhole(sequence) || typeof head !== "string") return null;
  return { number, head, sequence };
}
var isWhole = (value) => Number.isSafeInteger(value);
function objectOf(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

// lib/approvals/signing/proof/rules.ts
async function isProven(checks, told, kept) {
  const { sha256: sha2562 } = checks;
  const hash = sha2562(utf8(kept.statement));
  if (kept.method !== told.method || toHex(hash) !== told.statement) return false;
  if (!isStatementOf(checks, told, kept.statement)) return false;
  if (told.method === "password") return true;
  if (toHex(sha2562(kept.publicKey)) !== told.key) return false;
  const host = hostOf(kept.clientData, base64url(hash));
  const { authenticatorData: data } = kept;
  if (host === null || data.length < SHORTEST) return false;
  const isHere = toHex(data.subarray(0, 32)) === toHex(sha2562(utf8(host)));
  const isSeen = ((data[FLAGS_AT] ?? 0) & PRESENT_AND_VERIFIED) === PRESENT_AND_VERIFIED;
  const signed = keySignatureOf(kept.algorithm, kept.publicKey, kept.signature);
  if (!isHere || !isSeen || signed === null) return false;
  return checks.verifyByKey(signed, concat(data, sha2562(utf8(kept.clientData))));
}
var SHORTEST = 37;
var FLAGS_AT = 32;
var PRESENT_AND_VERIFIED = 5;
function isStatementOf({ headAt }, told, text) {
  const said = readStatement(text);
  if (said === null || said.sequence >= told.sequence || headAt(said.sequence) !== said.head) return false;
  const { organization, decision, revision, contentHash, member, onBehalfOf } = told;
  const { number, head, sequence } = said;
  const expected = {
    ...{ organization, decision, number, revision, contentHash, head, sequence, member, verdict: "approved" },
    ...onBehalfOf !== "" && { onBehalfOf }
  };
  return statementText(expected) === text;
}
function hostOf(clientData, challenge) {
  const said = objectOf(clientData);
  if (said?.["type"] !== "webauthn.get" || said["challenge"] !== challenge) return null;
  const origin = typeof said["origin"] === "string" ? said["origin"] : "";
  return /^https?:\/\/([a-z0-9.-]+)(?::[0-9]+)?$/.exec(origin)?.[1] ?? null;
}
var base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// lib/exports/history/verifier/signatures/rules.ts
async function checkSignatures(given, { id, events }, lines) {
  const told = new Map(events.flatMap((event) => toldBy(given.organization, id, event)));
  const headAt = (sequence) => events[sequence - 1]?.head;
  const shown = /* @__PURE__ */ new Set();
  const findings = [];
  const found = (code, sequence) => findings.push({ code, chain: id, sequence, detail: "" });
  for (const line of lines) {
    const sequence = numberIn(line, "sequence");
    const signature = told.get(sequence);
    const kept = keptIn(line);
    const holds = signature !== void 0 && kept !== null && !shown.has(sequence) && await isProven({ ...given, headAt }, signature, kept);
    if (!holds) found("approval.signature", sequence);
    shown.add(sequence);
  }
  for (const sequence of told.keys()) if (!shown.has(sequence)) found("approval.unsigned", sequence);
  return { signatures: lines.length, findings };
}
function toldBy(organization, decision, { sequence, said }) {
  const data = recordIn(said ?? {}, "data");
  const signature = recordIn(data, "signature");
  if (said === null || !textIn(said, "type").startsWith("approval.") || data["signature"] === void 0) return [];
  const told = {
    ...{ organization, decision, sequence },
    member: textIn(said, "actor"),
    revision: numberIn(data, "revision"),
    contentHash: textIn(data, "contentHash"),
    onBehalfOf: textIn(data, "onBehalfOf"),
    method: textIn(signature, "method"),
    statement: textIn(signature, "statement"),
    key: textIn(signature, "key")
  };
  return [[sequence, told]];
}
function keptIn(line) {
  const [publicKey, authenticatorData, signature] = ["publicKey", "authenticatorData", "signature"].map(
    (key) => fromHex(textIn(line, key))
  );
  if (publicKey == null || authenticatorData == null || signature == null) return null;
  return {
    ...{ method: textIn(line, "method"), statement: textIn(line, "statement"), clientData: textIn(line, "clientData") },
    ...{ algorithm: numberIn(line, "algorithm"), publicKey, authenticatorData, signature }
  };
}

// lib/exports/history/verifier/receipts/rules.ts
var BODY2 = /^Accord receipt, version 1\norganization ([0-9a-f-]{36})\nhistory ([0-9a-f-]{36})\nevent ([0-9a-f-]{36})\nnumber ([1-9]\d{0,9})\nhead ([0-9a-f]{64})\nrecorded (\S+)\n((?:commits [A-Za-z.-]+ [0-9a-f]{64}\n)*)$/;
function parseReceipt(text) {
  const plain = text.replaceAll("\r\n", "\n");
  const split = plain.indexOf("\n\n");
  const said = BODY2.exec(split < 0 ? plain : plain.slice(0, split + 1));
  if (said === null) return null;
  const [, organization = "", chain = "", event = "", number = "", head = "", recorded = "", commits = ""] = said;
  const rows = commits.split("\n").filter((row) => row !== "");
  const note2 = split < 0 ? null : plain.slice(split + 2);
  return {
    ...{ organization, chain, event, sequence: Number(number), head, recorded },
    ...{ commits: rows.map((row) => row.slice("commits ".length)), note: note2 }
  };
}
var fault = (code, sequence, chain = null) => ({
  findings: [{ code, chain, sequence, detail: "" }],
  notes: []
});
var note = (code) => ({ findings: [], notes: [{ code, detail: "" }] });
function checkGivenCheckpoint(held, text) {
  const said = parseNote(`${text.replaceAll("\r\n", "\n").trim()}
`);
  if (said?.organization !== held.organization) return fault("given.note", null);
  const same = held.checkpoints.find(({ number }) => number === said.number);
  if (same !== void 0) return same.text === said.text ? note("given.held") : fault("given.other", said.number);
  if (said.number < (held.checkpoints.at(-1)?.number ?? 0)) return note("given.outside");
  return said.time > held.exportedAt ? note("given.newer") : fault("given.cut", said.number);
}
function checkReceipt(held, text) {
  const receipt = parseReceipt(text);
  if (receipt?.organization !== held.organization) return fault("given.note", null);
  const chain = held.chains.find(({ id }) => id === receipt.chain);
  const event = chain?.events[receipt.sequence - 1];
  const isTold = event?.head === receipt.head && (event.said === null || textIn(event.said, "id") === receipt.event && textIn(event.said, "recordedAt") === receipt.recorded);
  if (!isTold) return fault("receipt.event", receipt.sequence, receipt.chain);
  if (receipt.note === null) return note("given.held");
  const covered = checkGivenCheckpoint(held, receipt.note);
  const isHeld = covered.notes.some(({ code }) => code === "given.held");
  return covered.findings.length > 0 ? covered : note(isHeld ? "given.held" : "receipt.outside");
}

// lib/exports/history/verifier/recount/standing/rules.ts
function standingOfFile({ frozen, line, ballots }) {
  const result = recordIn(frozen, "result");
  const voterIds = textsIn(frozen, "voters");
  const weights = recordsIn(frozen, "voterWeights");
  const isGiven2 = textIn(frozen, "weighting") === "steward";
  return {
    methodVersion: numberIn(result, "version"),
    options: recordsIn(frozen, "options").map((option, position) => ({
      ...{ id: textIn(option, "id"), name: textIn(option, "name"), position, summary: "" }
    })),
    criteria: recordsIn(frozen, "criteria").map(criterionOf),
    voterIds,
    leftIds: textsIn(line, "left"),
    ballots: recordsIn(frozen, "ballots").map((named, at2) => ballotOf(named, ballots[at2]?.member, ballots[at2]?.body)),
    stewardWeights: isGiven2 ? pointsOf(recordIn(line, "stewardWeights")) : null,
    ...weights.length > 0 && {
      voterWeights: Object.fromEntries(weights.map((one) => [textIn(one, "voter"), numberIn(one, "weight")]))
    }
  };
}
function criterionOf(criterion, position) {
  const measure = criterion["measure"];
  const minimum = criterion["minimumScore"];
  const said = isRecord(measure) ? measure : null;
  return {
    ...{ position, question: "", decidedBy: "", situation: "", anchors: [] },
    ...{ id: textIn(criterion, "id"), name: textIn(criterion, "name") },
    ...{ shortName: textIn(criterion, "shortName"), theme: textIn(criterion, "theme") },
    minimumScore: typeof minimum === "number" ? minimum : null,
    measure: said === null ? null : { unit: textIn(said, "unit"), worst: textIn(said, "worst"), best: textIn(said, "best") },
    values: Object.fromEntries(
      recordsIn(said ?? {}, "values").map((value) => [
        textIn(value, "option"),
        { value: textIn(value, "value"), source: textIn(value, "source") }
      ])
    )
  };
}
function ballotOf(named, member = "", body = "") {
  return {
    kind: isWeighting(textIn(named, "kind")) ? "weighting" : "scoring",
    round: numberIn(named, "round"),
    memberId: member,
    content: contentOf(recordOf(body) ?? {}),
    commitment: textIn(named, "commitment")
  };
}
var isWeighting = (kind) => kind === "weighting";
function contentOf(said) {
  if (said["kind"] === "weighting") return { kind: "weighting", points: pointsOf(recordIn(said, "points")) };
  return asScores(said);
}
function pointsOf(points) {
  return Object.fromEntries(Object.entries(points).map(([id, value]) => [id, Number(value)]));
}
function voteOfFile({ frozen, ballots }) {
  const left = new Set(textsIn(frozen, "left"));
  return asVote({
    method: frozen["method"],
    options: recordsIn(frozen, "options").map((option) => textIn(option, "id")),
    voters: textsIn(frozen, "voters").map((id) => ({ id, hasLeft: left.has(id) })),
    rule: frozen["rule"],
    votes: ballots.map(({ member, body }) => ({ member, vote: contentOfVote(recordOf(body) ?? {}) })),
    objections: frozen["objections"]
  });
}
function asScores(said) {
  return { reasons: {}, ...said };
}
function contentOfVote(said) {
  const { kind, marked, ranking, scores, stance, reason } = said;
  return asContent({ kind, marked, ranking, scores, stance, reason });
}
function asContent(said) {
  return said;
}
function asVote(said) {
  return said;
}

// lib/evaluations/matrix/rules.ts
var SCALE = { low: 1, high: 5 };
var METHOD_VERSION = 2;
var STEWARD_WEIGHTS = "steward";
function answersThrough(ballots, through = Number.POSITIVE_INFINITY) {
  const book = /* @__PURE__ */ new Map();
  for (const { content, memberId, round } of ballots) {
    if (content.kind !== "scoring" || round > through) continue;
    const own = entryOf(book, memberId, () => /* @__PURE__ */ new Map());
    for (const [criterionId, byOption] of Object.entries(content.answers)) {
      const row = entryOf(own, criterionId, () => /* @__PURE__ */ new Map());
      for (const [optionId, answer] of Object.entries(byOption))
        row.set(optionId, {
          answer,
          round,
          reason: content.reasons[criterionId]?.[optionId] ?? "",
          confidence: content.confidence?.[criterionId]?.[optionId] ?? null,
          change: content.changes?.[criterionId]?.[optionId] ?? ""
        });
    }
  }
  return book;
}
function standingWeights({ ballots, stewardWeights }) {
  if (stewardWeights !== null) return { [STEWARD_WEIGHTS]: stewardWeights };
  const rounds = ballots.filter((ballot) => ballot.kind === "weighting");
  const latest = Math.max(0, ...rounds.map((ballot) => ballot.round));
  return Object.fromEntries(
    rounds.flatMap(
      ({ content, memberId, round }) => round === latest && content.kind === "weighting" ? [[memberId, content.points]] : []
    )
  );
}
function evaluationInput(standing, through) {
  const book = answersThrough(standing.ballots, through);
  const answers = {};
  for (const [memberId, byCriterion] of book) {
    answers[memberId] = Object.fromEntries(
      [...byCriterion].map(([criterionId, row]) => [
        criterionId,
        Object.fromEntries([...row].map(([optionId, given]) => [optionId, given.answer]))
      ])
    );
  }
  const input = {
    scale: SCALE,
    options: standing.options.map(({ id, name }) => ({ id, name })),
    criteria: standing.criteria.map(({ id, name, theme }) => ({ id, name, theme })),
    voters: standing.voterIds.map((id) => ({ id, ...standing.leftIds.includes(id) && { hasLeft: true } })),
    weights: standingWeights(standing),
    answers
  };
  if (standing.methodVersion !== METHOD_VERSION) return input;
  return inputOfTwo(input, standing, confidenceIn(book), favouritesThrough(standing.ballots, through));
}
function inputOfTwo(input, { criteria, voterWeights }, confidence, favourites) {
  return {
    ...input,
    version: METHOD_VERSION,
    criteria: input.criteria.map((criterion, at2) => ({
      ...criterion,
      ...isGiven(criteria[at2]?.minimumScore) && { minimum: criteria[at2].minimumScore },
      ...isGiven(criteria[at2]?.measure) && {
        measure: asMeasure(criteria[at2].measure, criteria[at2].values, input.options)
      }
    })),
    voters: input.voters.map((voter) => ({
      ...voter,
      ...isGiven(voterWeights?.[voter.id]) && { weight: voterWeights[voter.id] }
    })),
    ...confidence !== void 0 && { confidence },
    ...Object.keys(favourites).length > 0 && { favourites }
  };
}
function confidenceIn(book) {
  const said = [...book].map(([memberId, byCriterion]) => {
    const rows = [...byCriterion].map(([criterionId, row]) => {
      const sure = [...row].flatMap(
        ([optionId, { confidence }]) => confidence === null ? [] : [[optionId, confidence]]
      );
      return [criterionId, Object.fromEntries(sure)];
    });
    return [memberId, Object.fromEntries(rows.filter(([, row]) => Object.keys(row).length > 0))];
  });
  const given = said.filter(([, rows]) => Object.keys(rows).length > 0);
  return given.length === 0 ? void 0 : Object.fromEntries(given);
}
function favouritesThrough(ballots, through = Number.POSITIVE_INFINITY) {
  return Object.fromEntries(
    ballots.flatMap(
      ({ content, memberId, round }) => content.kind === "scoring" && round <= through && (content.favourites ?? []).length > 0 ? [[memberId, content.favourites ?? []]] : []
    )
  );
}
function asMeasure({ worst, best }, values, options) {
  const known2 = options.flatMap(
    ({ id }) => values[id] === void 0 ? [] : [[id, Number(values[id].value)]]
  );
  return { worst: Number(worst), best: Number(best), values: Object.fromEntries(known2) };
}
function isGiven(value) {
  return value !== null && value !== void 0;
}
function entryOf(map, key, make) {
  const found = map.get(key);
  if (found !== void 0) return found;
  const made = make();
  map.set(key, made);
  return made;
}

// lib/mcda/sentence.ts
var WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

// lib/evaluations/results/rules.ts
var TEXTS = /* @__PURE__ */ new Set([
  ...["name", "shortName", "theme", "commitment", "inputHash"],
  ...["unit", "worst", "best", "value", "source"]
]);
function withNumbers(text) {
  return JSON.parse(
    text,
    (key, value) => typeof value === "string" && !TEXTS.has(key) && /^-?\d+\.\d+$/.test(value) ? Number(value) : value
  );
}

// lib/evaluations/results/equality/rules.ts
var TOLERANCE = 1e-9;
function isSame(one, other) {
  if (typeof one === "number" && typeof other === "number") return Math.abs(one - other) <= TOLERANCE;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  const [these, those] = [Object.entries(one), new Map(Object.entries(other))];
  return these.length === those.size && these.every(([key, value]) => those.has(key) && isSame(value, those.get(key)));
}

// lib/mcda/numeric.ts
var EPSILON = 1e-9;
function known(value) {
  if (typeof value === "number" && !Number.isFinite(value)) return unknown("out-of-range");
  return { value, reason: null };
}
function unknown(reason) {
  return { value: null, reason };
}
function at(values, index) {
  const value = values[index];
  if (value === void 0) throw new RangeError(`No element ${index} in ${values.length}.`);
  return value;
}
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
function isSame2(a, b) {
  return Math.abs(a - b) <= EPSILON;
}
function present(values) {
  return values.filter((value) => value !== null);
}

// lib/mcda/social-choice/ballots.ts
function placements(options, ballots) {
  assertEachOnce(options);
  return ballots.map(({ ranking, voters = 1 }) => {
    assertEachOnce(ranking.flat(), options);
    if (!(voters > 0 && voters < Infinity)) throw new RangeError("A ballot has voters.");
    const groups = ranking.filter((group) => group.length > 0);
    const positions = options.map((option) => {
      const position = groups.findIndex((group) => group.includes(option));
      return position === -1 ? groups.length : position;
    });
    return { positions, last: groups.length, voters };
  });
}
function assertEachOnce(ids, known2 = ids) {
  if (new Set(ids).size !== ids.length) throw new RangeError("An option is named once.");
  if (!ids.every((id) => known2.includes(id))) throw new RangeError("A ballot names options of the vote.");
}
function votersOf(placed) {
  return sum(placed.map(({ voters }) => voters));
}
function winnersOf(scores) {
  const best = scores.map(({ score }) => score).reduce((one, other) => Math.max(one, other), -Infinity);
  return scores.filter(({ score }) => score >= best - EPSILON).map(({ optionId }) => optionId);
}

// lib/mcda/social-choice/approval.ts
function approval(options, ballots, voterWeights = ballots.map(() => 1)) {
  assertEachOnce(options);
  if (ballots.length !== voterWeights.length) throw new RangeError("One weight per ballot.");
  const scores = new Map(options.map((option) => [option, 0]));
  for (const [index, marked] of ballots.entries()) {
    assertEachOnce(marked, options);
    for (const option of marked) scores.set(option, (scores.get(option) ?? 0) + (voterWeights[index] ?? 0));
  }
  const listed = [...scores].map(([optionId, score]) => ({ optionId, score }));
  return { scores: listed, winners: winnersOf(listed) };
}

// lib/mcda/social-choice/consent.ts
function consent(options, objections) {
  if (objections.some(({ optionId }) => !options.includes(optionId))) {
    throw new RangeError("An objection names an option of the vote.");
  }
  return options.map((optionId) => {
    const own = objections.filter((objection) => objection.optionId === optionId);
    const standing = own.filter(({ state }) => state === "open").length;
    return { optionId, standing, answered: own.length - standing, hasConsent: standing === 0 };
  });
}

// lib/mcda/social-choice/instant-runoff.ts
function instantRunoff(options, ballots) {
  const placed = placements(options, ballots);
  if (options.length === 0) return { rounds: [], winners: [] };
  const rounds = [];
  let standing = options.map((_, option) => option);
  for (; ; ) {
    const votes = standing.map((option) => sum(placed.map((ballot) => voiceFor(ballot, option, standing))));
    const active = sum(votes);
    const [least, most] = [Math.min(...votes), Math.max(...votes)];
    const tallies = standing.map((option, index) => ({ optionId: at(options, option), score: at(votes, index) }));
    const isOver = isSame2(least, most) || most > active / 2 + EPSILON;
    const leaves = (index) => !isOver && at(votes, index) <= least + EPSILON;
    rounds.push({
      tallies,
      exhausted: Math.max(0, votersOf(placed) - active),
      eliminated: tallies.filter((_, index) => leaves(index)).map(({ optionId }) => optionId)
    });
    if (isOver) {
      return { rounds, winners: tallies.filter(({ score }) => isSame2(score, most)).map(({ optionId }) => optionId) };
    }
    standing = standing.filter((_, index) => !leaves(index));
  }
}
function voiceFor({ positions, last, voters }, option, standing) {
  const top = Math.min(...standing.map((candidate) => at(positions, candidate)));
  if (top === last || at(positions, option) !== top) return 0;
  return voters / standing.filter((candidate) => at(positions, candidate) === top).length;
}

// lib/mcda/social-choice/pairwise.ts
function preferenceTable(options, ballots) {
  const placed = placements(options, ballots);
  return options.map(
    (_, one) => options.map(
      (__, other) => sum(placed.map(({ positions, voters }) => at(positions, one) < at(positions, other) ? voters : 0))
    )
  );
}
function condorcetWinner(options, table) {
  const winner = options.find(
    (_, one) => options.every((__, other) => one === other || at(at(table, one), other) > at(at(table, other), one) + EPSILON)
  );
  return winner ?? null;
}
function copeland(options, table) {
  const scores = options.map((optionId, one) => {
    const points = options.map((_, other) => {
      const [won, lost] = [at(at(table, one), other), at(at(table, other), one)];
      if (one === other) return 0;
      if (isSame2(won, lost)) return 0.5;
      return won > lost ? 1 : 0;
    });
    return { optionId, score: sum(points) };
  });
  return { scores, winners: winnersOf(scores) };
}

// lib/mcda/social-choice/schulze.ts
function schulze(options, ballots) {
  const preferences = preferenceTable(options, ballots);
  const strengths = strongestPaths(preferences);
  const beats = (one, other) => at(at(strengths, one), other) > at(at(strengths, other), one) + EPSILON;
  const beaten = options.map((_, option) => options.filter((__, other) => beats(other, option)).length);
  const places = [...new Set(beaten)].sort((one, other) => one - other);
  const ranking = places.map((place) => options.filter((_, option) => at(beaten, option) === place));
  return { preferences, strengths, ranking, winners: options.filter((_, option) => at(beaten, option) === 0) };
}
function strongestPaths(preferences) {
  const strengths = preferences.map(
    (row, one) => row.map((won, other) => won > at(at(preferences, other), one) + EPSILON ? won : 0)
  );
  for (const [middle, onward] of strengths.entries()) {
    for (const [one, row] of strengths.entries()) {
      for (const [other, direct] of row.entries()) {
        if (one === other) continue;
        row[other] = Math.max(direct, Math.min(at(row, middle), at(onward, other)));
      }
    }
  }
  return strengths;
}

// lib/mcda/ratings/aggregation.ts
function median(values) {
  const sorted = present(values).sort((a, b) => a - b);
  if (sorted.length === 0) return unknown("no-answers");
  const middle = Math.floor(sorted.length / 2);
  return known(sorted.length % 2 === 1 ? at(sorted, middle) : (at(sorted, middle - 1) + at(sorted, middle)) / 2);
}
function weightedMean(values, voterWeights) {
  if (values.length !== voterWeights.length) throw new RangeError("One weight per voter.");
  if (voterWeights.some((weight) => weight < 0)) return unknown("negative-weight");
  const pairs = values.flatMap((value, voter) => value === null ? [] : [{ value, weight: at(voterWeights, voter) }]);
  if (pairs.length === 0) return unknown("no-answers");
  const answered = sum(pairs.map((pair) => pair.weight));
  if (answered <= 0) return unknown("weights-sum-to-zero");
  const average = sum(pairs.map((pair) => pair.value * pair.weight)) / answered;
  const coverage = answered / sum(voterWeights);
  if (!Number.isFinite(average) || !Number.isFinite(coverage)) return unknown("out-of-range");
  return known({ mean: average, answers: pairs.length, coverage });
}

// lib/mcda/social-choice/score.ts
function scoreVote(options, ballots, scale, voterWeights = ballots.map(() => 1)) {
  for (const [option, score] of ballots.flatMap((ballot) => Object.entries(ballot))) {
    if (!options.includes(option)) throw new RangeError("A ballot names options of the vote.");
    if (!(score >= scale.low && score <= scale.high)) throw new RangeError("A score lies on the scale.");
  }
  const means = options.map((optionId) => {
    const scores = ballots.map((ballot) => ballot[optionId] ?? null);
    return { optionId, mean: weightedMean(scores, voterWeights).value?.mean ?? null, answers: present(scores).length };
  });
  const scored = means.flatMap(({ optionId, mean }) => mean === null ? [] : [{ optionId, score: mean }]);
  return { means, winners: winnersOf(scored) };
}

// lib/mcda/social-choice/validity.ts
function voteOutcome({ inFavour, cast, eligible }, { quorum, shareNeeded, shareOf }) {
  if (!(inFavour >= 0 && inFavour <= cast && cast <= eligible))
    throw new RangeError("0 ≤ in favour ≤ cast ≤ eligible.");
  const votesMissing = Math.max(0, (quorum ?? 0) - cast);
  const base = shareOf === "cast" ? cast : eligible;
  const share = base > 0 ? known(100 * inFavour / base) : unknown("no-answers");
  return {
    isValid: votesMissing === 0,
    votesMissing,
    share,
    isCarried: votesMissing === 0 && isEnough(share.value ?? 0, shareNeeded ?? 0)
  };
}
function isEnough(share, needed) {
  return needed >= 100 ? share >= 100 - EPSILON : share > needed + EPSILON;
}

// lib/evaluations/votes/ballots/rules.ts
function isInFavour(vote, optionId) {
  switch (vote.kind) {
    case "approval":
      return vote.marked.includes(optionId);
    case "ranked":
      return vote.ranking.flat().includes(optionId);
    case "score":
      return (vote.scores[optionId] ?? 0) >= 4;
    case "consent":
      return vote.stance === "consent";
  }
}

// lib/evaluations/votes/rules.ts
var VOTE_VERSION = 1;

// lib/evaluations/votes/tally/rules.ts
var SCALE2 = { low: 1, high: 5 };
function countVote(given) {
  const counted = countBy(given);
  const current = new Set(given.voters.flatMap(({ id, hasLeft }) => hasLeft ? [] : [id]));
  const counting = given.votes.flatMap(({ member, vote }) => current.has(member) ? [vote] : []);
  const of = { cast: counting.length, eligible: current.size };
  const outcomes = given.options.map((optionId) => {
    const inFavour = counting.filter((vote) => isInFavour(vote, optionId)).length;
    const needsNone = given.rule.shareNeeded === null;
    const support = needsNone ? counting.filter((vote) => speaksOf(vote, optionId)).length : inFavour;
    return {
      ...{ optionId, inFavour },
      share: voteOutcome({ ...of, inFavour }, given.rule).share.value,
      isCarried: counted.mayCarry && voteOutcome({ ...of, inFavour: support }, given.rule).isCarried
    };
  });
  const { isValid, votesMissing } = voteOutcome({ ...of, inFavour: 0 }, given.rule);
  const winners = counted.leaderIds.filter((id) => outcomes.some((one) => one.optionId === id && one.isCarried));
  const outcome = endOf(isValid, winners.length);
  return {
    method: given.method,
    version: VOTE_VERSION,
    voters: of.cast,
    eligible: of.eligible,
    votesMissing,
    outcome,
    closeness: outcome === "carried" ? "clear" : outcome === "tie" ? "tie" : "none",
    leaderIds: outcome === "carried" || outcome === "tie" ? winners : counted.leaderIds,
    options: outcomes.map(({ optionId, inFavour, share }, at2) => ({
      ...{ optionId, inFavour, share },
      figure: counted.figures[at2] ?? null,
      rank: counted.ranks[at2] ?? null
    })),
    ...counted.ranked !== void 0 && { ranked: counted.ranked },
    ...counted.consent !== void 0 && { consent: counted.consent }
  };
}
function endOf(isValid, winners) {
  if (!isValid) return "invalid";
  if (winners === 0) return "none";
  return winners === 1 ? "carried" : "tie";
}
function countBy({ method, options, votes, objections }) {
  switch (method) {
    case "approval": {
      const marks = votes.flatMap(({ vote }) => vote.kind === "approval" ? [vote.marked] : []);
      const { scores, winners } = approval(options, marks);
      const figures = scores.map(({ score }) => score);
      return { figures, ranks: ranksOf(figures), leaderIds: winners, mayCarry: true };
    }
    case "score": {
      const ballots = votes.flatMap(({ vote }) => vote.kind === "score" ? [vote.scores] : []);
      const { means, winners } = scoreVote(options, ballots, SCALE2);
      const figures = means.map(({ mean }) => mean);
      return { figures, ranks: ranksOf(figures), leaderIds: winners, mayCarry: true };
    }
    case "ranked":
      return countRanked(options, votes);
    case "consent": {
      const against = options.slice(0, 1).flatMap((optionId) => objections.map(({ state }) => ({ optionId, state })));
      const [passed] = consent(options, against);
      const stances = votes.flatMap(({ vote }) => vote.kind === "consent" ? [vote.stance] : []);
      const consents = stances.filter((stance) => stance === "consent").length;
      return {
        figures: options.map(() => consents),
        ranks: options.map(() => 1),
        leaderIds: options,
        mayCarry: passed?.hasConsent ?? false,
        consent: {
          consents,
          standAsides: stances.filter((stance) => stance === "stand_aside").length,
          standing: passed?.standing ?? 0,
          answered: passed?.answered ?? 0
        }
      };
    }
  }
}
function countRanked(options, votes) {
  const ballots = votes.flatMap(({ vote }) => vote.kind === "ranked" ? [{ ranking: vote.ranking }] : []);
  const { preferences, strengths, ranking, winners } = schulze(options, ballots);
  const won = copeland(options, preferences).scores.map(({ score }) => score);
  return {
    figures: won,
    ranks: options.map((id) => 1 + ranking.slice(0, placeOf(ranking, id)).flat().length),
    leaderIds: winners,
    mayCarry: true,
    ranked: {
      ...{ preferences, strengths, ranking },
      condorcetId: condorcetWinner(options, preferences),
      runoff: instantRunoff(options, ballots).rounds
    }
  };
}
var placeOf = (ranking, id) => ranking.findIndex((group) => group.includes(id));
function speaksOf(vote, optionId) {
  return vote.kind === "score" ? vote.scores[optionId] !== void 0 : isInFavour(vote, optionId);
}
var SAME = 1e-9;
function ranksOf(figures) {
  return figures.map(
    (figure) => figure === null ? null : 1 + figures.filter((other) => other !== null && other > figure + SAME).length
  );
}

// lib/mcda/agreement/concordance.ts
function averageRanks(values) {
  return values.map((value) => {
    const below = values.filter((other) => other < value - EPSILON).length;
    const tied = values.filter((other) => Math.abs(other - value) <= EPSILON).length;
    return below + (tied + 1) / 2;
  });
}
function kendallW(values) {
  const complete = values.flatMap((row) => row.includes(null) ? [] : [present(row)]);
  const voters = complete.length;
  if (voters < 2) return unknown("needs-two-voters");
  const options = at(complete, 0).length;
  if (options < 2) return unknown("needs-two-options");
  const ranks = complete.map(averageRanks);
  const rankSums = Array.from({ length: options }, (_, option) => sum(ranks.map((row) => at(row, option))));
  const spread = sum(rankSums.map((rankSum) => (rankSum - voters * (options + 1) / 2) ** 2));
  const untied = voters ** 2 * (options ** 3 - options);
  const divisor = untied - voters * sum(ranks.map(tieCorrection));
  if (divisor <= EPSILON) return unknown("no-variation");
  const w = 12 * spread / divisor;
  return known({
    w,
    uncorrectedW: 12 * spread / untied,
    chiSquared: voters * (options - 1) * w,
    degreesOfFreedom: options - 1,
    voters
  });
}
function tieCorrection(ranks) {
  return sum(ranks.map((rank) => ranks.filter((other) => other === rank).length ** 2 - 1));
}

// lib/mcda/agreement/reliability.ts
function krippendorffAlpha(ratings, metric) {
  const units = Array.from(
    { length: ratings[0]?.length ?? 0 },
    (_, unit) => present(ratings.map((row) => at(row, unit)))
  );
  const pairable = units.filter((unit) => unit.length >= 2);
  if (pairable.length === 0) return unknown("needs-two-voters");
  if (metric === "ratio" && pairable.flat().some((value) => value < 0)) return unknown("not-positive");
  const counts = /* @__PURE__ */ new Map();
  for (const value of pairable.flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts.keys()].sort((a, b) => a - b);
  const frequencies = values.map((value) => counts.get(value) ?? 0);
  const distance = distances(values, frequencies, metric);
  const position = new Map(values.map((value, index) => [value, index]));
  const observed = sum(
    pairable.map((unit) => {
      const times = values.map(() => 0);
      for (const place of unit.map((value) => position.get(value) ?? 0)) times[place] = at(times, place) + 1;
      const pairs = distance.map((row, a) => at(times, a) * sum(row.map((apart, b) => at(times, b) * apart)));
      return sum(pairs) / (unit.length - 1);
    })
  );
  const expected = sum(
    distance.flatMap((row, a) => row.map((apart, b) => at(frequencies, a) * at(frequencies, b) * apart))
  );
  return expected > 0 ? known(1 - (sum(frequencies) - 1) * observed / expected) : unknown("no-variation");
}
function distances(values, frequencies, metric) {
  return values.map(
    (a, i) => values.map((b, j) => {
      if (i === j) return 0;
      if (metric === "nominal") return 1;
      if (metric === "interval") return (a - b) ** 2;
      if (metric === "ratio") return ((a - b) / (a + b)) ** 2;
      const between = sum(frequencies.slice(Math.min(i, j), Math.max(i, j) + 1));
      return (between - (at(frequencies, i) + at(frequencies, j)) / 2) ** 2;
    })
  );
}

// lib/mcda/ratings/scores.ts
function toPoints(score, scale) {
  return 100 * (score - scale.low) / (scale.high - scale.low);
}
function ratingOfMeasure(measure, anchors, scale) {
  const width = anchors.best - anchors.worst;
  if (width === 0) return unknown("no-variation");
  const position = Math.min(1, Math.max(0, (measure - anchors.worst) / width));
  return known(scale.low + position * (scale.high - scale.low));
}

// lib/mcda/ratings/spread.ts
function variance(values) {
  const given = present(values);
  if (given.length < 2) return unknown(given.length === 0 ? "no-answers" : "needs-two-voters");
  const center = sum(given) / given.length;
  return known(sum(given.map((value) => (value - center) ** 2)) / (given.length - 1));
}
function standardDeviation(values) {
  const squared = variance(values);
  return squared.reason === null ? known(Math.sqrt(squared.value)) : squared;
}
function range(values) {
  const given = present(values);
  if (given.length === 0) return unknown("no-answers");
  const smallest2 = given.reduce((a, b) => Math.min(a, b));
  const largest = given.reduce((a, b) => Math.max(a, b));
  return known(largest - smallest2);
}

// lib/mcda/weights/points.ts
function weightsFromPoints(points) {
  if (points.length === 0) return unknown("no-weights");
  if (points.some((value) => value < 0)) return unknown("negative-weight");
  const all = sum(points);
  if (!Number.isFinite(all)) return unknown("out-of-range");
  return all > 0 ? known(points.map((value) => value / all)) : unknown("weights-sum-to-zero");
}

// lib/mcda/weights/group.ts
function groupWeights(allocations, voterWeights = allocations.map(() => 1)) {
  const individual = [];
  const shares = [];
  for (const [voter, points] of allocations.entries()) {
    const weights = weightsFromPoints(points);
    if (weights.reason === "weights-sum-to-zero" || weights.reason === "no-weights") continue;
    if (weights.reason !== null) return weights;
    individual.push(weights.value);
    shares.push(at(voterWeights, voter));
  }
  const first = individual[0];
  if (first === void 0) return unknown("no-weights");
  const group = [];
  for (const criterion of first.keys()) {
    const column = individual.map((weights) => at(weights, criterion));
    const average = weightedMean(column, shares);
    if (average.reason !== null) return average;
    group.push({ weight: average.value.mean, standardDeviation: standardDeviation(column).value });
  }
  return known(group);
}

// lib/mcda/evaluation/version-two/voter-weights.ts
function shareCap(voters) {
  return Math.max(1 / 3, 1 / Math.max(1, voters));
}
function cappedShares(weights) {
  const cap = shareCap(weights.length);
  const isCapped = weights.map(() => false);
  for (; ; ) {
    const rest = 1 - cap * isCapped.filter(Boolean).length;
    const free = sum(weights.filter((_, voter) => !at(isCapped, voter)));
    const shares = weights.map((weight, voter) => at(isCapped, voter) ? cap : rest * weight / free);
    const over = shares.flatMap((share, voter) => share > cap + EPSILON ? [voter] : []);
    if (over.length === 0) return shares;
    for (const voter of over) isCapped[voter] = true;
  }
}
function voterFactors(weights) {
  const shares = cappedShares(weights.map((weight) => weight ?? 1));
  const first = shares[0] ?? 0;
  return shares.every((share) => isSame2(share, first)) ? shares.map(() => 1) : shares.map((share) => share * shares.length);
}

// lib/mcda/evaluation/ballots.ts
function readBallots(input, isEqual2 = false) {
  const voters = [...input.voters].sort((a, b) => byCodeUnit(a.id, b.id));
  const voterIds = voters.map((voter) => voter.id);
  const measured = input.criteria.map(({ measure }) => measure === void 0 ? null : ratingsOf(input, measure));
  const currentIds = new Set(input.voters.filter(({ hasLeft }) => hasLeft !== true).map(({ id }) => id));
  const answers = voterIds.map(
    (voter) => input.options.map(
      (option) => input.criteria.map(
        (criterion, column) => measured[column] === null ? input.answers[voter]?.[criterion.id]?.[option.id] ?? null : null
      )
    )
  );
  const votes = answers.map((rows) => rows.map((row) => row.map(toScore)));
  const isApplicable = input.criteria.map(
    (_, criterion) => input.options.length === 0 || !input.options.every((_2, option) => isNotApplicable(answers, option, criterion))
  );
  const factors = voterFactors(voters.map(({ weight }) => isEqual2 ? void 0 : weight));
  return { voterIds, currentIds, answers, votes, isApplicable, factors, measured };
}
function ratingsOf({ options, scale }, { worst, best, values }) {
  return options.map(({ id }) => {
    const value = values[id] ?? null;
    return value === null ? null : ratingOfMeasure(value, { worst, best }, scale).value;
  });
}
function withMeasured(rows, measured) {
  if (measured.every((column) => column === null)) return rows;
  return rows.map(
    (row, option) => row.map((score, criterion) => {
      const column = at(measured, criterion);
      return column === null ? score : at(column, option);
    })
  );
}
function byCodeUnit(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
function toScore(answer) {
  return typeof answer === "number" ? answer : null;
}
function isNotApplicable(answers, option, criterion) {
  const given = answers.map((rows) => rows[option]?.[criterion] ?? null).filter((answer) => answer !== null);
  return given.length > 0 && given.every((answer) => answer === "not-applicable");
}
function readWeights(input, { isApplicable, voterIds, factors }) {
  const factorOf = new Map(voterIds.map((id, voter) => [id, at(factors, voter)]));
  const allocations = Object.keys(input.weights).sort(byCodeUnit).map((person) => ({
    person,
    points: input.criteria.map((criterion) => input.weights[person]?.[criterion.id] ?? 0)
  })).filter(({ points }) => points.some((value) => value > 0));
  const group = groupWeights(
    allocations.map(({ points }) => points),
    voterFactors(allocations.map(({ person }) => factorOf.get(person) ?? 1))
  ).value;
  const means = group?.map(({ weight }) => weight) ?? null;
  const applied = means === null ? null : withoutInapplicable(means, isApplicable);
  const individual = /* @__PURE__ */ new Map();
  for (const { person, points } of allocations) {
    const weights = withoutInapplicable(points, isApplicable);
    if (weights !== null) individual.set(person, weights);
  }
  const criteria = input.criteria.map((criterion, index) => ({
    criterionId: criterion.id,
    weight: applied?.[index] ?? null,
    standardDeviation: group?.[index]?.standardDeviation ?? null,
    voters: allocations.length,
    isApplicable: isApplicable[index] ?? true
  }));
  return { criteria, group: applied, individual };
}
function withoutInapplicable(weights, isApplicable) {
  return weightsFromPoints(weights.map((weight, criterion) => isApplicable[criterion] === false ? 0 : weight)).value;
}

// lib/mcda/evaluation/version-two/knock-out.ts
function failedMinimums(row, minimums) {
  return minimums.flatMap((minimum, criterion) => {
    const mean = at(row, criterion);
    return minimum !== null && mean !== null && mean < minimum - EPSILON ? [criterion] : [];
  });
}
function mayWin(row, minimums) {
  return minimums.every((minimum) => minimum === null) || failedMinimums(row, minimums).length === 0;
}

// lib/mcda/evaluation/standings.ts
function placeOptions(means, weights, { scale, minimums }) {
  const bounds = means.map((row) => {
    const fill = (empty) => sum(weights.map((weight, criterion) => weight * (at(row, criterion) ?? empty)));
    const isComplete = weights.every((weight, criterion) => weight <= 0 || at(row, criterion) !== null);
    return { low: fill(scale.low), high: fill(scale.high), isComplete, mayWin: mayWin(row, minimums) };
  });
  const standing = bounds.filter((bound) => bound.mayWin);
  return bounds.map((own) => ({
    total: own.isComplete ? own.low : null,
    low: own.low,
    high: own.isComplete ? own.low : own.high,
    rank: own.mayWin ? rankAmong(own, standing) : null,
    mayWin: own.mayWin
  }));
}
function rankAmong(own, all) {
  let rank = 1;
  for (const other of all) {
    if (other === own) continue;
    if (other.low > own.high + EPSILON) rank += 1;
    else if (other.high > own.low + EPSILON) return null;
  }
  return rank;
}
function leadersOf(placings) {
  return placings.flatMap((placing, option) => placing.rank === 1 ? [option] : []);
}
function marginOf(all, { scale }) {
  const placings = all.filter((placing) => placing.mayWin);
  const totals = placings.flatMap((placing) => placing.total === null ? [] : [placing.total]);
  if (totals.length < 2 || totals.length < placings.length) return null;
  if (leadersOf(placings).length > 1) return 0;
  const [first, second] = totals.sort((a, b) => b - a);
  return first === void 0 || second === void 0 ? null : 100 * (first - second) / (scale.high - scale.low);
}
function standingOf(optionIds, means, weights, frame) {
  if (weights === null) {
    return { leaderIds: [], margin: null, points: optionIds.map((optionId) => ({ optionId, points: null })) };
  }
  const placings = placeOptions(means, weights, frame);
  return {
    leaderIds: leadersOf(placings).map((option) => at(optionIds, option)),
    margin: marginOf(placings, frame),
    points: optionIds.map((optionId, option) => {
      const total = at(placings, option).total;
      return { optionId, points: total === null ? null : toPoints(total, frame.scale) };
    })
  };
}
function comparableWeights(means, weights) {
  const kept = weights.map((weight, criterion) => means.every((row) => at(row, criterion) !== null) ? weight : 0);
  const all = sum(kept);
  return all > EPSILON ? kept.map((weight) => weight / all) : null;
}

// lib/mcda/evaluation/agreement.ts
function individualResults(input, ballots, weighting, frame) {
  const ids = input.options.map((option) => option.id);
  return ballots.voterIds.map((voterId, voter) => {
    const votes = withMeasured(at(ballots.votes, voter), ballots.measured);
    const own = weighting.individual.get(voterId);
    const weights = own ?? weighting.group;
    const applied = weights === null ? null : comparableWeights(votes, weights);
    const { points, leaderIds } = standingOf(ids, votes, applied, frame);
    return { voterId, hasOwnWeights: own !== void 0, points, winnerIds: leaderIds };
  });
}
function groupAgreement(ballots, cells, weights, individual) {
  const concordance = kendallW(individual.map(({ points }) => points.map((entry) => entry.points))).value;
  const units = ballots.votes.map((rows) => rows.flat());
  return {
    agreedCells: cells.filter((cell) => cell.level !== null && !cell.isContested).length,
    dividedCells: cells.filter((cell) => cell.level === "high").length,
    cells: cells.filter((_, cell) => at(ballots.measured, cell % ballots.measured.length) === null).length,
    contested: contestedInOrder(cells, weights),
    kendallW: concordance?.w ?? null,
    kendallVoters: concordance?.voters ?? 0,
    alphaInterval: krippendorffAlpha(units, "interval").value,
    alphaOrdinal: krippendorffAlpha(units, "ordinal").value
  };
}
function contestedInOrder(cells, weights) {
  const criterionIds = [...new Set(cells.map((cell) => cell.criterionId))];
  return cells.filter((cell) => cell.isContested).map(({ optionId, criterionId, standardDeviation: standardDeviation2 }) => {
    const column = criterionIds.indexOf(criterionId);
    const weight = weights === null ? 1 / criterionIds.length : at(weights, column);
    return { optionId, criterionId, column, spreadTimesWeight: (standardDeviation2 ?? 0) * 100 * weight };
  }).sort((a, b) => steady(b.spreadTimesWeight) - steady(a.spreadTimesWeight) || a.column - b.column).map(({ optionId, criterionId, spreadTimesWeight }) => ({ optionId, criterionId, spreadTimesWeight }));
}
function steady(value) {
  return Math.round(value * 1e9);
}

// lib/mcda/robustness/cell-sums.ts
function sumCells(votes, factors, { options, criteria }) {
  const cells = options * criteria;
  const [scores, weights, answers] = [new Float64Array(cells), new Float64Array(cells), new Uint32Array(cells)];
  for (const [voter, ballot] of votes.entries()) {
    const factor = at(factors, voter);
    eachScore(ballot, (cell, score) => {
      scores[cell] = (scores[cell] ?? 0) + factor * score;
      weights[cell] = (weights[cell] ?? 0) + factor;
      answers[cell] = (answers[cell] ?? 0) + 1;
    });
  }
  return { options, criteria, scores, weights, answers };
}
function meansOfSums({ options, criteria, scores, weights, answers }) {
  return Array.from(
    { length: options },
    (_, option) => Array.from({ length: criteria }, (_2, criterion) => {
      const cell = option * criteria + criterion;
      return (answers[cell] ?? 0) === 0 ? null : (scores[cell] ?? 0) / (weights[cell] ?? 0);
    })
  );
}
function withoutBallot(sums, ballot, factor) {
  const [scores, weights, answers] = [sums.scores.slice(), sums.weights.slice(), sums.answers.slice()];
  eachScore(ballot, (cell, score) => {
    scores[cell] = (scores[cell] ?? 0) - factor * score;
    weights[cell] = (weights[cell] ?? 0) - factor;
    answers[cell] = (answers[cell] ?? 0) - 1;
  });
  return { ...sums, scores, weights, answers };
}
function eachScore(ballot, visit) {
  let cell = 0;
  for (const row of ballot) {
    for (const score of row) {
      if (score !== null) visit(cell, score);
      cell += 1;
    }
  }
}

// lib/mcda/evaluation/basis.ts
function readBasis(input, isEqual2 = false) {
  const ballots = readBallots(input, isEqual2);
  const weighting = readWeights(input, ballots);
  const optionIds = input.options.map((option) => option.id);
  const criterionIds = input.criteria.map((criterion) => criterion.id);
  const frame = { scale: input.scale, minimums: input.criteria.map(({ minimum }) => minimum ?? null) };
  const shape = { options: optionIds.length, criteria: criterionIds.length };
  const sums = sumCells(ballots.votes, ballots.factors, shape);
  const means = withMeasured(meansOfSums(sums), ballots.measured);
  const now = standingOf(optionIds, means, weighting.group, frame);
  const field = fieldOf(optionIds, means, frame);
  return {
    input,
    frame,
    optionIds,
    criterionIds,
    ballots,
    weighting,
    weights: weighting.group,
    sums,
    means,
    now,
    field
  };
}
function fieldOf(optionIds, means, { minimums }) {
  const isIn = means.map((row) => mayWin(row, minimums));
  return {
    optionIds: optionIds.filter((_, option) => at(isIn, option)),
    means: means.filter((_, option) => at(isIn, option))
  };
}

// lib/mcda/agreement/within-group.ts
function withinGroupAgreement(ratings, levels) {
  if (!(levels > 1)) throw new RangeError("A scale has at least two levels.");
  const spread = variance(ratings);
  return spread.reason === null ? known(Math.max(0, 1 - spread.value / ((levels ** 2 - 1) / 12))) : spread;
}

// lib/mcda/evaluation/cells.ts
function describeCells(input, ballots, means, parameters) {
  const current = ballots.voterIds.map((id, voter) => ballots.currentIds.has(id) ? at(ballots.factors, voter) : 0);
  const weight = sum(current);
  return input.options.flatMap(
    (option, row) => input.criteria.map((criterion, column) => {
      const mean = at(at(means, row), column);
      return {
        optionId: option.id,
        criterionId: criterion.id,
        ...at(ballots.measured, column) === null ? describeCell(
          ballots,
          { option: row, criterion: column, mean, coverage: coverageOf(row, column) },
          parameters
        ) : measuredCell(mean)
      };
    })
  );
  function coverageOf(row, column) {
    const answered = current.filter((_, voter) => at(at(at(ballots.votes, voter), row), column) !== null);
    return weight === 0 ? 0 : sum(answered) / weight;
  }
}
function measuredCell(rating) {
  return {
    mean: rating,
    median: rating,
    standardDeviation: null,
    range: null,
    agreement: null,
    level: null,
    isContested: false,
    answers: 0,
    abstentions: 0,
    notApplicable: 0,
    coverage: rating === null ? 0 : 1,
    votes: []
  };
}
function describeCell(ballots, { option, criterion, mean, coverage }, parameters) {
  const answers = ballots.answers.map((rows) => at(at(rows, option), criterion));
  const scores = ballots.votes.map((rows) => at(at(rows, option), criterion));
  const votes = scores.flatMap(
    (score, voter) => score === null ? [] : [{ voterId: at(ballots.voterIds, voter), score }]
  );
  const deviation = standardDeviation(scores).value;
  const { low, high } = parameters.scale;
  const agreement = withinGroupAgreement(scores, high - low + 1).value;
  const distance = deviation === null ? null : range(scores).value;
  const level = spreadLevel(agreement, parameters);
  return {
    mean,
    median: median(scores).value,
    standardDeviation: deviation,
    range: distance,
    agreement,
    level,
    isContested: level !== null && level !== "low" || distance !== null && distance >= parameters.contestedRange - EPSILON,
    answers: votes.length,
    abstentions: answers.filter((answer) => answer === "abstain").length,
    notApplicable: answers.filter((answer) => answer === "not-applicable").length,
    coverage,
    votes
  };
}
function spreadLevel(agreement, parameters) {
  if (agreement === null) return null;
  if (agreement >= parameters.lowSpreadFrom - EPSILON) return "low";
  return agreement >= parameters.mixedSpreadFrom - EPSILON ? "mixed" : "high";
}
function readGates(cells, ballots, parameters) {
  const needed = Math.max(1, Math.min(parameters.minimumAnswers, ballots.currentIds.size));
  return cells.map(({ criterionId, optionId, votes, coverage }, cell) => {
    const answers = countCurrent(votes, ballots);
    const isMeasured = at(ballots.measured, cell % ballots.measured.length) !== null;
    const isOpen = isMeasured ? coverage === 1 : answers >= needed && coverage >= parameters.minimumCoverage - EPSILON;
    return { criterionId, optionId, answers, coverage, isOpen };
  });
}
function countCurrent(votes, { currentIds }) {
  return votes.filter(({ voterId }) => currentIds.has(voterId)).length;
}

// lib/mcda/evaluation/input.ts
function assertEvaluationInput(input) {
  const { low, high } = input.scale;
  if (!Number.isFinite(low) || !Number.isFinite(high) || low >= high) throw new RangeError("The scale has no width.");
  for (const items of [input.options, input.criteria, input.voters]) {
    if (new Set(items.map((item) => item.id)).size !== items.length) throw new RangeError("An id is used twice.");
  }
  for (const points of Object.values(input.weights).flatMap((allocation) => Object.values(allocation))) {
    if (!Number.isFinite(points) || points < 0) throw new RangeError(`${points} is no number of points.`);
  }
  assertVersion(input);
  for (const answer of Object.values(input.answers).flatMap(Object.values).flatMap(Object.values)) {
    if (typeof answer === "number" && !(answer >= low && answer <= high)) {
      throw new RangeError(`${answer} is not on the scale from ${low} to ${high}.`);
    }
  }
}
var LARGEST_WEIGHT = 1e6;
function assertVersion({ version, voters, criteria, confidence, favourites }) {
  const measures = criteria.flatMap(({ measure }) => measure === void 0 ? [] : [measure]);
  const minimums = criteria.flatMap(({ minimum }) => minimum === void 0 ? [] : [minimum]);
  const weights = voters.flatMap(({ weight }) => weight === void 0 ? [] : [weight]);
  if (version !== 2) {
    const isNew = measures.length + minimums.length + weights.length > 0 || confidence !== void 0;
    if (isNew || favourites !== void 0) throw new RangeError("Version 1 of the method knows none of this.");
  }
  if (!weights.every((weight) => weight > 0 && weight <= LARGEST_WEIGHT))
    throw new RangeError("A role counts above 0.");
  if (!minimums.every(Number.isFinite)) throw new RangeError("A minimum is a number.");
  for (const { worst, best, values } of measures) {
    const given = Object.values(values).filter((value) => value !== null);
    if (![worst, best, best - worst, ...given].every(Number.isFinite)) throw new RangeError("A measure is a number.");
    if (worst === best) throw new RangeError("The line of a measure has no width.");
  }
  for (const named of Object.values(favourites ?? {}))
    if (new Set(named).size !== named.length) throw new RangeError("A favourite is named twice.");
}

// lib/mcda/random.ts
var GENERATOR = "sfc32";
var WARM_UP = 15;
function createStream(seed) {
  if (!/^[0-9a-f]{32}$/i.test(seed)) throw new RangeError("A seed has 32 hexadecimal digits.");
  const stream = Int32Array.from([0, 8, 16, 24], (start) => Number.parseInt(seed.slice(start, start + 8), 16));
  for (let round = 0; round < WARM_UP; round += 1) nextWord(stream);
  return stream;
}
function nextDraw(stream) {
  const high = nextWord(stream) >>> 5;
  return (high * 2 ** 26 + (nextWord(stream) >>> 6)) / 2 ** 53;
}
function nextWord(stream) {
  const b = stream[1] ?? 0;
  const c = stream[2] ?? 0;
  const counter = stream[3] ?? 0;
  const output = (stream[0] ?? 0) + b + counter | 0;
  stream[0] = b ^ b >>> 9;
  stream[1] = c + (c << 3);
  stream[2] = (c << 21 | c >>> 11) + output;
  stream[3] = counter + 1;
  return output;
}

// lib/mcda/hash/sha256.ts
var BLOCK = 64;
function fractionsOfRoots(root, count2) {
  const primes = [];
  for (let candidate = 2; primes.length < count2; candidate += 1)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  return Uint32Array.from(primes, (prime) => root(prime) % 1 * 2 ** 32);
}
var ROUND_CONSTANTS = Int32Array.from(fractionsOfRoots(Math.cbrt, 64));
var INITIAL = Int32Array.from(fractionsOfRoots(Math.sqrt, 8));
function sha256(text) {
  return Array.from(stateOf(new TextEncoder().encode(text)), (word) => (word >>> 0).toString(16).padStart(8, "0")).join(
    ""
  );
}
function stateOf(message) {
  const bytes = padded(message);
  const view = new DataView(bytes.buffer);
  const state = INITIAL.slice();
  const schedule = new Int32Array(64);
  for (let offset = 0; offset < bytes.length; offset += BLOCK) {
    for (let t = 0; t < 16; t += 1) schedule[t] = view.getInt32(offset + 4 * t);
    compress(state, schedule);
  }
  return state;
}
function padded(message) {
  const bytes = new Uint8Array(BLOCK * Math.ceil((message.length + 9) / BLOCK));
  bytes.set(message);
  bytes[message.length] = 128;
  new DataView(bytes.buffer).setBigUint64(bytes.length - 8, 8n * BigInt(message.length));
  return bytes;
}
function compress(state, schedule) {
  for (let t = 16; t < 64; t += 1) {
    const early = schedule[t - 15] ?? 0;
    const late = schedule[t - 2] ?? 0;
    const small = rotated(early, 7) ^ rotated(early, 18) ^ early >>> 3;
    const large = rotated(late, 17) ^ rotated(late, 19) ^ late >>> 10;
    schedule[t] = (schedule[t - 16] ?? 0) + small + (schedule[t - 7] ?? 0) + large | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t += 1) {
    const choice = e & f ^ ~e & g;
    const first = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + choice + (ROUND_CONSTANTS[t] ?? 0) + (schedule[t] ?? 0) | 0;
    const majority = a & b ^ a & c ^ b & c;
    const second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority | 0;
    h = g;
    g = f;
    f = e;
    e = d + first | 0;
    d = c;
    c = b;
    b = a;
    a = first + second | 0;
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) state[index] = (state[index] ?? 0) + value | 0;
}
function rotated(value, by) {
  return value >>> by | value << 32 - by;
}

// lib/mcda/hash/input.ts
function inputHash(input) {
  const voters = [...input.voters].sort((a, b) => byCodeUnit(a.id, b.id));
  return sha256(canonicalText({ ...input, voters }));
}
function seedOf(hash, part) {
  return sha256(`${hash} ${part}`).slice(0, 32);
}

// lib/mcda/robustness/bootstrap.ts
function resampleVoters(stream, voters, resamples) {
  const counts = new Uint16Array(resamples * voters);
  for (let start = 0; start < counts.length; start += voters) {
    for (let draw = 0; draw < voters; draw += 1) {
      const place = start + Math.floor(nextDraw(stream) * voters);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return counts;
}
function layOut(figures, factors) {
  const products = new Float64Array(factors.length * figures.length);
  const missing = [];
  const ends = figures.map(({ values }, figure) => {
    for (const [voter, value] of values.entries()) {
      products[voter * figures.length + figure] = value === null ? 0 : at(factors, voter) * value;
      if (value === null) missing.push(voter);
    }
    return missing.length;
  });
  return {
    factors: Float64Array.from(factors),
    products,
    missing: Uint16Array.from(missing),
    ends: Uint32Array.from(ends),
    otherwise: Float64Array.from(figures, ({ otherwise }) => otherwise)
  };
}
function resampleFigures(laidOut, counts) {
  const { factors, products, missing, ends, otherwise } = laidOut;
  const voters = factors.length;
  const figures = new Float64Array(counts.length / voters * ends.length);
  const drawn = new Uint16Array(voters + FOUR);
  const times = new Uint16Array(voters + FOUR);
  for (let start = 0, row = 0; start < counts.length; start += voters, row += ends.length) {
    const length = readDrawn(counts, start, drawn, times);
    addProducts(figures, row, ends.length, products, drawn, times, length);
    divide(figures, row, counts, start, factors, missing, ends, otherwise);
  }
  return figures;
}
var FOUR = 4;
function readDrawn(counts, start, drawn, times) {
  let length = 0;
  for (let voter = 0; voter < drawn.length - FOUR; voter += 1) {
    const count2 = counts[start + voter] ?? 0;
    if (count2 === 0) continue;
    drawn[length] = voter;
    times[length] = count2;
    length += 1;
  }
  times.fill(0, length);
  return length;
}
function addProducts(figures, row, width, products, drawn, times, length) {
  for (let index = 0; index < length; index += FOUR) {
    const a = (drawn[index] ?? 0) * width;
    const b = (drawn[index + 1] ?? 0) * width;
    const c = (drawn[index + 2] ?? 0) * width;
    const d = (drawn[index + 3] ?? 0) * width;
    const ta = times[index] ?? 0;
    const tb = times[index + 1] ?? 0;
    const tc = times[index + 2] ?? 0;
    const td = times[index + 3] ?? 0;
    for (let figure = 0; figure < width; figure += 1) {
      const one = ta * (products[a + figure] ?? 0) + tb * (products[b + figure] ?? 0);
      const two = tc * (products[c + figure] ?? 0) + td * (products[d + figure] ?? 0);
      figures[row + figure] = (figures[row + figure] ?? 0) + one + two;
    }
  }
}
function divide(figures, row, counts, start, factors, missing, ends, otherwise) {
  let all = 0;
  for (let voter = 0; voter < factors.length; voter += 1) all += (factors[voter] ?? 0) * (counts[start + voter] ?? 0);
  let index = 0;
  for (let figure = 0; figure < ends.length; figure += 1) {
    let divisor = all;
    let answered = factors.length;
    for (; index < (ends[figure] ?? 0); index += 1) {
      const voter = missing[index] ?? 0;
      const count2 = counts[start + voter] ?? 0;
      divisor -= (factors[voter] ?? 0) * count2;
      answered -= count2;
    }
    const place = row + figure;
    figures[place] = answered > 0 ? (figures[place] ?? 0) / divisor : otherwise[figure] ?? 0;
  }
}
function firstOf(values) {
  let most = -Infinity;
  for (let index = 0; index < values.length; index += 1) most = Math.max(most, values[index] ?? -Infinity);
  const first = [];
  for (let index = 0; index < values.length; index += 1)
    if (most > -Infinity && (values[index] ?? -Infinity) >= most - EPSILON) first.push(index);
  return first;
}

// lib/mcda/evaluation/version-two/best-share.ts
var RESAMPLES = 2e3;
var BOOTSTRAP = "bootstrap";
function scorersOf({ ballots }) {
  return ballots.votes.flatMap(
    (rows, voter) => rows.some((row) => row.some((score) => score !== null)) ? [voter] : []
  );
}
function drawScorers(hash, scorers, resamples) {
  return resampleVoters(createStream(seedOf(hash, BOOTSTRAP)), scorers, resamples);
}
function bestShares(basis, hash, resamples = RESAMPLES) {
  const { weights, means, optionIds } = basis;
  const scorers = scorersOf(basis);
  if (weights === null) return unknown("no-weights");
  if (means.some((row) => row.some((mean, criterion) => mean === null && at(weights, criterion) > 0)))
    return unknown("missing-scores");
  if (optionIds.length === 0) return unknown("needs-two-options");
  if (scorers.length < 2) return unknown("needs-two-voters");
  const race = prepareRace(basis, weights, scorers);
  const wins = new Float64Array(optionIds.length);
  const totals = new Float64Array(optionIds.length);
  const { fixed, optionOf, gates } = race;
  const figures = resampleFigures(race.figures, drawScorers(hash, scorers.length, resamples));
  const width = optionOf.length + gates.length;
  for (let resample = 0; resample < resamples; resample += 1) {
    const row = resample * width;
    totals.set(fixed);
    for (let part = 0; part < optionOf.length; part += 1) {
      const option = optionOf[part] ?? 0;
      totals[option] = (totals[option] ?? 0) + (figures[row + part] ?? 0);
    }
    for (const { figure, option, minimum } of gates)
      if ((figures[row + figure] ?? 0) < minimum) totals[option] = -Infinity;
    const first = firstOf(totals);
    for (const option of first) wins[option] = (wins[option] ?? 0) + 1 / first.length;
  }
  return known(Array.from(wins, (count2) => count2 / resamples));
}
function prepareRace({ ballots, means, frame, optionIds }, weights, scorers) {
  const votes = scorers.map((voter) => at(ballots.votes, voter));
  const isScored = ballots.measured.map((column) => column === null);
  const fixed = optionIds.map((_, option) => {
    const measured = at(means, option).map(
      (mean, criterion) => at(isScored, criterion) ? 0 : at(weights, criterion) * (mean ?? 0)
    );
    return sum(measured);
  });
  const parts = optionIds.flatMap((_, option) => partsOf(option));
  const gates = optionIds.flatMap(
    (_, option) => frame.minimums.flatMap((minimum, criterion) => {
      const mean = at(at(means, option), criterion);
      return minimum === null || mean === null ? [] : [{ option, minimum: minimum - EPSILON, ...ratings(option, criterion) }];
    })
  );
  return {
    figures: layOut(
      [...parts, ...gates],
      scorers.map((voter) => at(ballots.factors, voter))
    ),
    optionOf: parts.map(({ option }) => option),
    fixed,
    gates: gates.map(({ option, minimum }, index) => ({ figure: parts.length + index, option, minimum }))
  };
  function ratings(option, criterion) {
    const mean = at(at(means, option), criterion) ?? 0;
    const values = votes.map((rows) => at(isScored, criterion) ? at(at(rows, option), criterion) : mean);
    return { values, otherwise: mean };
  }
  function partsOf(option) {
    const groups = /* @__PURE__ */ new Map();
    for (const [criterion, weight] of weights.entries()) {
      if (weight <= 0 || !at(isScored, criterion)) continue;
      const key = votes.map((rows) => at(at(rows, option), criterion) === null ? "0" : "1").join("");
      groups.set(key, [...groups.get(key) ?? [], criterion]);
    }
    return [...groups.values()].map((criteria) => ({
      option,
      values: votes.map((rows) => {
        const scores = criteria.map((criterion) => at(at(rows, option), criterion));
        return scores.some((score) => score === null) ? null : sum(scores.map((score, index) => at(weights, at(criteria, index)) * (score ?? 0)));
      }),
      otherwise: sum(criteria.map((criterion) => at(weights, criterion) * (at(at(means, option), criterion) ?? 0)))
    }));
  }
}

// lib/mcda/evaluation/parameters.ts
function parametersFor(scale) {
  return {
    scale: { low: scale.low, high: scale.high },
    cells: "mean",
    epsilon: EPSILON,
    closeBelow: 5,
    lowSpreadFrom: 0.7,
    mixedSpreadFrom: 0.4,
    contestedRange: 3,
    minimumCoverage: 0.6,
    minimumAnswers: 2
  };
}
function parametersForTwo(scale, voters, seed) {
  return {
    ...parametersFor(scale),
    largestShare: shareCap(voters),
    closeShareBelow: 0.8,
    resamples: RESAMPLES,
    generator: GENERATOR,
    seed
  };
}

// lib/mcda/evaluation/ranking.ts
function rankOptions(input, means, weights, frame) {
  if (weights === null) return input.options.map((option) => unranked(input, option.id));
  const placings = placeOptions(means, weights, frame);
  const comparable = comparableWeights(means, weights);
  const comparablePlacings = comparable === null ? null : placeOptions(means, comparable, frame);
  const ranked = input.options.map((option, index) => {
    const placing = at(placings, index);
    const contributions = input.criteria.map((criterion, column) => ({
      criterionId: criterion.id,
      points: contribution(at(at(means, index), column), at(weights, column), input.scale)
    }));
    return {
      optionId: option.id,
      rank: placing.rank,
      points: placing.total === null ? null : toPoints(placing.total, input.scale),
      total: placing.total,
      contributions,
      themes: sumByTheme(
        input,
        contributions.map(({ points }) => points ?? 0)
      ),
      interval: intervalOf(placing, input.scale),
      comparablePoints: comparablePoints(comparablePlacings?.[index], input.scale)
    };
  });
  return inOrder(ranked, placings);
}
function contribution(mean, weight, scale) {
  if (weight === 0) return 0;
  return mean === null ? null : weight * toPoints(mean, scale);
}
function sumByTheme(input, points) {
  const themes = [...new Set(input.criteria.map((criterion) => criterion.theme))];
  return themes.map((theme) => ({
    theme,
    points: sum(points.filter((_, column) => input.criteria[column]?.theme === theme))
  }));
}
function intervalOf(placing, scale) {
  if (placing.total !== null) return null;
  return { low: toPoints(placing.low, scale), high: toPoints(placing.high, scale) };
}
function comparablePoints(placing, scale) {
  return placing === void 0 || placing.total === null ? null : toPoints(placing.total, scale);
}
function inOrder(ranked, placings) {
  const middle = placings.map((placing) => (placing.low + placing.high) / 2);
  return ranked.map((option, index) => ({ option, value: at(middle, index), mayWin: at(placings, index).mayWin })).sort((a, b) => Number(b.mayWin) - Number(a.mayWin) || (isSame2(a.value, b.value) ? 0 : b.value - a.value)).map(({ option }) => option);
}
function unranked(input, optionId) {
  return {
    optionId,
    rank: null,
    points: null,
    total: null,
    contributions: input.criteria.map((criterion) => ({ criterionId: criterion.id, points: null })),
    themes: sumByTheme(
      input,
      input.criteria.map(() => 0)
    ),
    interval: null,
    comparablePoints: null
  };
}

// lib/mcda/robustness/dominance.ts
function dominates(first, second) {
  let isBetter = false;
  for (const [criterion, score] of first.entries()) {
    const other = at(second, criterion);
    if (score === null || other === null || score < other - EPSILON) return false;
    if (score > other + EPSILON) isBetter = true;
  }
  return isBetter;
}
function dominancePairs(means) {
  return means.flatMap(
    (first, dominant) => means.flatMap(
      (second, dominated) => dominant !== dominated && dominates(first, second) ? [{ dominant, dominated }] : []
    )
  );
}

// lib/mcda/robustness/leave-one-out.ts
function combineCells(votes, combine) {
  const shape = votes[0] ?? [];
  return shape.map(
    (row, option) => row.map((_, criterion) => combine(votes.map((ballot) => at(at(ballot, option), criterion))).value)
  );
}
function weightsWithoutCriterion(weights, criterion) {
  return weightsFromPoints(weights.map((weight, index) => index === criterion ? 0 : weight)).value;
}

// lib/mcda/robustness/radius.ts
function weightRadius(margin, differences, weights) {
  if (differences.length !== weights.length) throw new RangeError("One weight per criterion.");
  if (differences.length === 0) return unknown("no-variation");
  const average = sum(differences) / differences.length;
  const squared = sum(differences.map((difference) => (difference - average) ** 2));
  if (squared <= EPSILON ** 2) return unknown("no-variation");
  const newWeights = weights.map(
    (weight, criterion) => weight - margin * (at(differences, criterion) - average) / squared
  );
  return known({
    distance: Math.abs(margin) / Math.sqrt(squared),
    newWeights,
    isFeasible: newWeights.every((weight) => weight >= -EPSILON)
  });
}

// lib/mcda/robustness/swap.ts
function weightSwap(margin, difference, weight) {
  if (Math.abs(margin) <= EPSILON) return unknown("tie");
  const divisor = margin - difference;
  if (Math.abs(divisor) <= EPSILON || weight >= 1 - EPSILON) return unknown("no-flip");
  const reached = weight + margin * (1 - weight) / divisor;
  if (!Number.isFinite(reached)) return unknown("out-of-range");
  if (reached < -EPSILON || reached > 1 + EPSILON) return unknown("no-flip");
  const newWeight = Math.min(1, Math.max(0, reached));
  return known({ delta: newWeight - weight, newWeight, overtakes: newWeight > EPSILON && newWeight < 1 - EPSILON });
}

// lib/mcda/evaluation/robustness.ts
function findSwaps({ criterionIds, field, weights, now }) {
  const refusal = refuseSwaps(field, weights, now);
  if (refusal !== null || weights === null) {
    const swaps2 = criterionIds.map((criterionId) => ({ criterionId, swap: null, reason: refusal }));
    return { swap: null, swapReason: refusal, swaps: swaps2 };
  }
  const { means, optionIds } = field;
  const leader = optionIds.findIndex((id) => id === now.leaderIds[0]);
  const rivals = optionIds.flatMap(
    (challengerId, challenger) => challenger === leader ? [] : [{ challengerId, differences: differencesOf(means, leader, challenger) }]
  );
  const swaps = criterionIds.map((criterionId, criterion) => {
    if (means.some((row) => at(row, criterion) === null)) {
      return { criterionId, swap: null, reason: "missing-scores" };
    }
    const swap2 = smallest(
      rivals.flatMap(
        ({ challengerId, differences }) => swapAgainst(differences, weights, criterion).map((found) => ({ challengerId, criterionId, ...found }))
      )
    );
    return { criterionId, swap: swap2, reason: swap2 === null ? "no-flip" : null };
  });
  const swap = smallest(swaps.flatMap((entry) => entry.swap === null ? [] : [entry.swap]));
  return { swap, swapReason: swap === null ? "no-flip" : null, swaps };
}
function refuseSwaps(field, weights, now) {
  if (field.optionIds.length < 2) return "needs-two-options";
  if (weights === null) return "no-weights";
  if (now.margin === null) return "missing-scores";
  return now.leaderIds.length > 1 ? "tie" : null;
}
function swapAgainst(differences, weights, criterion) {
  const weightNow = at(weights, criterion);
  const found = weightSwap(marginOf2(differences, weights), at(differences, criterion), weightNow).value;
  if (found === null || !found.overtakes) return [];
  return [{ weightNow, weightThen: found.newWeight, delta: 100 * found.delta }];
}
function marginOf2(differences, weights) {
  return sum(differences.map((difference, criterion) => at(weights, criterion) * difference));
}
function differencesOf(means, leader, challenger) {
  return at(means, leader).map((score, criterion) => {
    const other = at(at(means, challenger), criterion);
    return score === null || other === null ? 0 : score - other;
  });
}
function smallest(swaps) {
  return swaps.reduce(
    (best, swap) => best === null || Math.abs(swap.delta) < Math.abs(best.delta) - EPSILON ? swap : best,
    null
  );
}
function findJointChange({ field, weights, now }) {
  if (refuseSwaps(field, weights, now) !== null || weights === null) return null;
  const { means, optionIds } = field;
  if (means.some((row) => present(row).length < row.length)) return null;
  const leader = optionIds.findIndex((id) => id === now.leaderIds[0]);
  let nearest = null;
  for (const [challenger, challengerId] of optionIds.entries()) {
    if (challenger === leader) continue;
    const differences = differencesOf(means, leader, challenger);
    const radius = weightRadius(marginOf2(differences, weights), differences, weights).value;
    if (radius === null || nearest !== null && radius.distance >= nearest.distance - EPSILON) continue;
    nearest = { challengerId, distance: radius.distance, isFeasible: radius.isFeasible };
  }
  return nearest;
}
function leaveOneOut(basis) {
  const { optionIds, criterionIds, ballots, sums, means, weights, frame, now, field } = basis;
  const leftOut = (id, standing) => ({
    id,
    isPivotal: !sameLeaders(
      now.leaderIds.filter((leader) => leader !== id),
      standing.leaderIds
    ),
    ...standing
  });
  return {
    leaveOneVoterOut: ballots.voterIds.length < 2 ? [] : ballots.voterIds.map((id, voter) => {
      const rest = withoutBallot(sums, at(ballots.votes, voter), at(ballots.factors, voter));
      const without = withMeasured(meansOfSums(rest), ballots.measured);
      return leftOut(id, standingOf(optionIds, without, weights, frame));
    }),
    leaveOneCriterionOut: criterionIds.length < 2 ? [] : criterionIds.map((id, criterion) => {
      const rest = weights === null ? null : weightsWithoutCriterion(weights, criterion);
      const minimums = frame.minimums.map((minimum, index) => index === criterion ? null : minimum);
      return leftOut(id, standingOf(optionIds, means, rest, { ...frame, minimums }));
    }),
    leaveOneOptionOut: field.optionIds.length < 2 ? [] : field.optionIds.map((id) => {
      const rest = means.filter((_, option) => optionIds[option] !== id);
      const others = optionIds.filter((other) => other !== id);
      return leftOut(id, standingOf(others, rest, weights, frame));
    })
  };
}
function sameLeaders(first, second) {
  return first.length === second.length && first.every((id) => second.includes(id));
}
function findDominance({ field, ballots }) {
  const applied = field.means.map((row) => row.filter((_, criterion) => ballots.isApplicable[criterion] !== false));
  return dominancePairs(applied).map(({ dominant, dominated }) => ({
    dominantId: at(field.optionIds, dominant),
    dominatedId: at(field.optionIds, dominated)
  }));
}

// lib/mcda/evaluation/version-two/completion.ts
function completeVersionTwo(basis, one, hash) {
  const { input, ballots, optionIds } = basis;
  const parameters = parametersForTwo(input.scale, ballots.voterIds.length, seedOf(hash, BOOTSTRAP));
  const shares = bestShares(basis, hash, parameters.resamples);
  return {
    ...one,
    version: 2,
    parameters,
    ranking: one.ranking.map((option) => ({ ...option, knockedOutBy: missedMinimums(basis, option.optionId) })),
    closeness: closenessOf(basis, one.closeness, shares, parameters),
    inputHash: hash,
    measuredIds: input.criteria.flatMap(({ id, measure }) => measure === void 0 ? [] : [id]),
    ...equalWeightsOf(basis),
    bestShare: shares.value?.map((share, option) => ({ optionId: at(optionIds, option), share })) ?? null,
    bestShareReason: shares.reason
  };
}
function missedMinimums({ optionIds, criterionIds, means, frame }, optionId) {
  const row = at(means, optionIds.indexOf(optionId));
  return failedMinimums(row, frame.minimums).map((criterion) => ({
    criterionId: at(criterionIds, criterion),
    mean: row[criterion] ?? 0,
    minimum: frame.minimums[criterion] ?? 0
  }));
}
function closenessOf({ optionIds, now }, closeness, shares, parameters) {
  if (closeness !== "clear" || shares.value === null) return closeness;
  const share = at(shares.value, optionIds.indexOf(at(now.leaderIds, 0)));
  return share < parameters.closeShareBelow - EPSILON ? "close" : "clear";
}
function equalWeightsOf({ input, ballots, now }) {
  if (input.voters.every(({ weight }) => weight === void 0)) return { voterShares: null, equalWeights: null };
  const equal = readBasis(input, true).now;
  const voterShares = ballots.voterIds.map((voterId, voter) => ({
    voterId,
    share: at(ballots.factors, voter) / ballots.voterIds.length
  }));
  const isOtherWinner = equal.leaderIds.join("\n") !== now.leaderIds.join("\n");
  return { voterShares, equalWeights: { ...equal, isOtherWinner } };
}

// lib/mcda/evaluate.ts
function evaluate(input) {
  assertEvaluationInput(input);
  return resultOf(readBasis(input));
}
function resultOf(basis, hash) {
  const one = versionOne(basis);
  return basis.input.version === 2 ? completeVersionTwo(basis, one, hash ?? inputHash(basis.input)) : one;
}
function versionOne(basis) {
  const { input, ballots, weighting, weights, means, now, frame, optionIds } = basis;
  const parameters = parametersFor(input.scale);
  const medians = ballots.votes.length === 0 ? means : withMeasured(combineCells(ballots.votes, median), ballots.measured);
  const cells = describeCells(input, ballots, means, parameters);
  const individual = individualResults(input, ballots, weighting, frame);
  const swaps = findSwaps(basis);
  const leftVoters = ballots.voterIds.length - ballots.currentIds.size;
  return {
    method: "weighted-sum",
    version: 1,
    parameters,
    voters: ballots.voterIds.length,
    ...leftVoters > 0 && { leftVoters },
    weights: weighting.criteria,
    cells,
    ranking: rankOptions(input, means, weights, frame),
    leaderIds: now.leaderIds,
    margin: now.margin,
    closeness: closenessOf2(basis, swaps.swap, parameters),
    ...swaps,
    jointChange: findJointChange(basis),
    medianInsteadOfMean: standingOf(optionIds, medians, weights, frame),
    individual,
    ...leaveOneOut(basis),
    dominance: findDominance(basis),
    agreement: groupAgreement(ballots, cells, weights, individual),
    coverage: cells.length === 0 ? 0 : sum(cells.map((cell) => cell.coverage)) / cells.length,
    gates: readGates(cells, ballots, parameters)
  };
}
function closenessOf2({ now, field }, swap, parameters) {
  if (now.points.length === 0) return "undecided";
  if (field.optionIds.length === 0) return "none";
  const isOpen = now.points.some(({ optionId, points }) => points === null && field.optionIds.includes(optionId));
  if (isOpen) return "undecided";
  if (field.optionIds.length === 1) return "single";
  if (now.leaderIds.length > 1) return "tie";
  return swap !== null && Math.abs(swap.delta) < parameters.closeBelow - EPSILON ? "close" : "clear";
}

// lib/exports/history/verifier/recount/rules.ts
function followsFromBallots(recount) {
  try {
    return recount.frozen["kind"] === "vote" ? isVoteCounted(recount) : isMatrixComputed(recount);
  } catch {
    return false;
  }
}
function isMatrixComputed(recount) {
  const input = evaluationInput(standingOfFile(recount));
  if (inputHash(input) !== textIn(recount.frozen, "inputHash")) return false;
  return isSameResult(recount, evaluate(input));
}
function isVoteCounted(recount) {
  const vote = voteOfFile(recount);
  if (sha256(canonicalText(vote)) !== textIn(recount.frozen, "inputHash")) return false;
  return isSameResult(recount, countVote(vote));
}
function isSameResult({ frozen }, result) {
  return isSame(numbersOf(frozen["result"]), numbersOf(result));
}
var numbersOf = (value) => withNumbers(canonicalText(value));

// lib/exports/history/verifier/votes/rules.ts
function tellVotes({ id, events }) {
  const told = {
    ...{ rounds: /* @__PURE__ */ new Map(), asked: /* @__PURE__ */ new Map(), hidden: /* @__PURE__ */ new Set(), submissions: /* @__PURE__ */ new Map() },
    ...{ closed: [], findings: [] }
  };
  for (const { sequence, said } of events)
    if (said !== null && textIn(said, "type").startsWith("evaluation.")) tell(told, id, sequence, said);
  return told;
}
function tell(told, chain, sequence, said) {
  const data = recordIn(said, "data");
  const evaluation = textIn(data, "evaluation");
  const round = told.rounds.get(textIn(data, "round"));
  switch (textIn(said, "type")) {
    case "evaluation.names_hidden":
      told.hidden.add(evaluation);
      return;
    case "evaluation.weighting_opened":
    case "evaluation.scoring_opened":
      told.asked.set(evaluation, new Set(textsIn(data, "participants")));
      told.rounds.set(textIn(data, "round"), {
        ...{ evaluation, kind: textIn(data, "kind"), number: numberIn(data, "roundNumber"), isRevealed: false },
        deadline: millisecondsOf(textIn(data, "deadline"))
      });
      return;
    case "evaluation.participant_added":
      told.asked.get(evaluation)?.add(textIn(data, "member"));
      return;
    case "evaluation.participant_removed":
      told.asked.get(evaluation)?.delete(textIn(data, "member"));
      voidSubmissions(told, evaluation, textIn(data, "member"));
      return;
    case "evaluation.deadline_changed":
      if (round !== void 0)
        told.rounds.set(textIn(data, "round"), { ...round, deadline: millisecondsOf(textIn(data, "to")) });
      return;
    case "evaluation.round_revealed":
      if (round !== void 0) told.rounds.set(textIn(data, "round"), { ...round, isRevealed: true });
      return;
    case "evaluation.reopened":
      voidSubmissions(told, evaluation, null);
      return;
    case "evaluation.ballot_submitted":
      submit(told, chain, sequence, said);
      return;
    case "evaluation.closed":
      told.closed.push({
        ...{ id: evaluation, sequence, hash: textIn(data, "result"), isHidden: told.hidden.has(evaluation) },
        submissions: [...told.submissions.values()].flatMap((one) => {
          const of = told.rounds.get(one.round);
          return one.evaluation === evaluation && of?.isRevealed === true ? [{ ...one, kind: of.kind, roundNumber: of.number }] : [];
        })
      });
  }
}
function submit(told, chain, sequence, said) {
  const data = recordIn(said, "data");
  const [evaluation, key] = [textIn(data, "evaluation"), textIn(data, "round")];
  const member = textIn(said, "actor");
  const round = told.rounds.get(key);
  const at2 = Date.parse(textIn(said, "recordedAt"));
  if (round === void 0 || round.isRevealed || round.deadline !== null && !(at2 <= round.deadline))
    told.findings.push({ code: "ballot.late", chain, sequence, detail: "" });
  if (told.asked.get(evaluation)?.has(member) !== true)
    told.findings.push({ code: "ballot.stranger", chain, sequence, detail: "" });
  const commitment = textIn(commitmentsOf(said), "ballot");
  told.submissions.set(`${key} ${member}`, {
    ...{ sequence, evaluation, round: key, member, commitment, mayBeVoid: false }
  });
}
function voidSubmissions(told, evaluation, member) {
  for (const [key, one] of told.submissions)
    if (one.evaluation === evaluation && (member === null || one.member === member))
      told.submissions.set(key, { ...one, mayBeVoid: true });
}
var millisecondsOf = (moment) => moment === "" ? null : Date.parse(moment);
function openBallots(sha2562, chain, submissions, lines) {
  const { id } = chain;
  const standing = standingIn(chain);
  const opened = /* @__PURE__ */ new Map();
  const findings = lines.flatMap((line) => {
    const member = textIn(line, "member");
    const told = submissions.get(`${textIn(line, "round")} ${member}`);
    if (told === void 0) return [{ code: "ballot.unknown", chain: id, sequence: null, detail: member }];
    const { commitment } = told;
    if (openedIn(sha2562, line) !== standing(commitment) || numberIn(line, "sequence") !== told.sequence)
      return [{ code: "ballot.changed", chain: id, sequence: told.sequence, detail: "" }];
    opened.set(commitment, { commitment, member, body: textIn(line, "body") });
    return [];
  });
  return { opened, findings };
}
function checkResults(sha2562, { id }, told, lines, opened) {
  const recounts = [];
  const findings = [];
  let hidden = 0;
  const fault2 = (code, sequence, detail = "") => findings.push({ code, chain: id, sequence, detail });
  for (const closed of told) {
    const line = lines.find((one) => textIn(one, "id") === closed.id);
    const text = line === void 0 ? "" : textIn(line, "result");
    if (line === void 0 || text === "") {
      fault2("result.missing", closed.sequence);
      continue;
    }
    if (toHex(sha2562(utf8(text))) !== closed.hash) {
      fault2("result.changed", closed.sequence);
      continue;
    }
    const frozen = parsed(text);
    const named = namedBallots(frozen);
    if (!isExactly(named, countedOf(frozen, closed))) {
      fault2("result.ballots", closed.sequence);
      continue;
    }
    if (closed.isHidden) {
      hidden += 1;
      continue;
    }
    const ballots = named.map((commitment) => opened.get(commitment));
    const whole = ballots.filter((ballot) => ballot !== void 0);
    if (whole.length < ballots.length) fault2("ballot.missing", closed.sequence);
    else recounts.push({ closed, line, frozen, ballots: whole });
  }
  return { recounts, findings, hidden };
}
function parsed(text) {
  const value = JSON.parse(text);
  return recordIn({ value }, "value");
}
var namedBallots = (frozen) => (Array.isArray(frozen["ballots"]) ? frozen["ballots"] : []).map(
  (ballot) => textIn(recordIn({ ballot }, "ballot"), "commitment")
);
function countedOf(frozen, { submissions }) {
  if (frozen["kind"] !== "vote") return submissions;
  return submissions.filter(({ roundNumber }) => roundNumber === numberIn(frozen, "round"));
}
function isExactly(named, counted) {
  const may = new Set(counted.map(({ commitment }) => commitment));
  const is = new Set(named);
  const isEach = is.size === named.length && named.every((commitment) => may.has(commitment));
  return isEach && counted.every(({ commitment, mayBeVoid }) => mayBeVoid || is.has(commitment));
}

// lib/exports/history/verifier/rules.ts
var NOTHING_READ = {
  chains: 0,
  events: 0,
  texts: 0,
  ballots: 0,
  results: 0,
  approvals: 0,
  signatures: 0,
  checkpoints: 0
};
async function verifyHistoryFile(platform, bytes, kept = { checkpoints: [], receipts: [] }) {
  const { lines, broken } = readLines(platform.sha256, bytes);
  const [manifest] = lines;
  const organization = textIn(recordIn(manifest ?? {}, "organization"), "id");
  const exportedAt = textIn(manifest ?? {}, "exportedAt");
  const report = { read: NOTHING_READ, organization, exportedAt, keys: [], notes: [] };
  if (broken !== null) return { ...report, findings: [findingOf(broken)] };
  const strange = lines.findIndex((line, at2) => !isKnown(line, at2, lines.length));
  if (strange >= 0)
    return { ...report, findings: [{ code: "file.format", chain: null, sequence: strange + 1, detail: "" }] };
  return { ...report, ...await checkLines(platform, lines, { organization, exportedAt, kept }) };
}
function namesInFile({ sha256: sha2562 }, bytes) {
  const { lines } = readLines(sha2562, bytes);
  const organization = recordIn(lines[0] ?? {}, "organization");
  const numbers = new Map(
    lines.flatMap(
      (line) => line["kind"] === "chain" && line["number"] !== void 0 ? [[textIn(line, "id"), `ADR-${numberIn(line, "number")}`]] : []
    )
  );
  return (chain) => chain === textIn(organization, "id") ? textIn(organization, "name") : numbers.get(chain) ?? `history ${chain}`;
}
var findingOf = ({ line, chain, sequence }) => ({
  ...{ code: "file.line", chain, sequence: line, detail: sequence === null ? "" : `event ${sequence}` }
});
function isKnown(line, at2, count2) {
  const kind = textIn(line, "kind");
  if (at2 === 0)
    return kind === "manifest" && line["format"] === HISTORY_FORMAT && line["version"] === HISTORY_VERSION && SCOPES.has(textIn(line, "scope"));
  if (at2 === count2 - 1) return kind === "end";
  return kind !== "manifest" && kind !== "end" && LINE_KINDS.some((known2) => known2 === kind);
}
async function checkLines({ sha256: sha2562, verifyEd25519, verifyByKey: verifyByKey2 }, lines, { organization, exportedAt, kept }) {
  const isWhole2 = textIn(lines[0] ?? {}, "scope") === "organization";
  const { chains, findings: broken } = checkChains(sha2562, organization, lines);
  const about = isWhole2 ? organization : textIn(lines[0] ?? {}, "decision");
  const findings = [...broken, ...checkScope({ isWhole: isWhole2, about }, chains)];
  const notes = [];
  const beside = besideOf(lines);
  let [approvals, results, signatures] = [0, 0, 0];
  for (const chain of chains.filter((one) => one.isWhole)) {
    const checked = checkChainContent(sha2562, chain, beside);
    findings.push(...checked.findings);
    approvals += checked.approvals;
    results += checked.results;
    const signed = await checkSignatures(
      { sha256: sha2562, verifyByKey: verifyByKey2, organization },
      chain,
      beside.signature.get(chain.id) ?? []
    );
    findings.push(...signed.findings);
    signatures += signed.signatures;
    if (checked.hidden > 0) notes.push({ code: "names.hidden", detail: `${checked.hidden}` });
  }
  const own = chains.find(({ id }) => id === organization);
  const told = isWhole2 && own?.isWhole === true ? keysTold(own) : null;
  const isKeyTold = told?.map(({ key }) => key).join() === keysIn(lines).join();
  if (told !== null && !isKeyTold)
    findings.push({ code: "key.unknown", chain: organization, sequence: null, detail: "" });
  const logged = await checkLog({ sha256: sha2562, verify: verifyEd25519, organization, chains, isWhole: isWhole2 }, lines);
  findings.push(...logged.findings);
  if (told !== null && isKeyTold && logged.isSound) {
    const events = told.map(({ sequence }) => sequence);
    findings.push(...checkSince(organization, events, logged, lines));
  }
  const { checkpoints, keys } = logged;
  if (checkpoints.length === 0) notes.push({ code: "checkpoint.none", detail: "" });
  const uncovered = findUncovered(logged, chains);
  findings.push(...uncovered.findings);
  if (uncovered.young.length > 0) notes.push({ code: "chain.new", detail: "", chains: uncovered.young });
  const withheld = chains.reduce((sum2, { events }) => sum2 + events.filter(({ said }) => said === null).length, 0);
  if (withheld > 0) notes.push({ code: "events.withheld", detail: `${withheld}` });
  const struck = chains.reduce((sum2, chain) => sum2 + countStruck(chain), 0);
  if (struck > 0) notes.push({ code: "words.struck", detail: `${struck}` });
  const held = { organization, exportedAt, chains, checkpoints };
  for (const said of [
    ...kept.checkpoints.map((text) => checkGivenCheckpoint(held, text)),
    ...kept.receipts.map((text) => checkReceipt(held, text))
  ]) {
    findings.push(...said.findings);
    notes.push(...said.notes);
  }
  const counted = (kind) => lines.filter((line) => line["kind"] === kind).length;
  const read = {
    ...{ chains: chains.length, events: counted("event"), texts: counted("text") + counted("section") },
    ...{ ballots: counted("ballot"), results, approvals, signatures, checkpoints: checkpoints.length }
  };
  return { findings, notes, read, keys };
}
function besideOf(lines) {
  const of = (kind) => linesBy(
    lines.filter((line) => line["kind"] === kind),
    "chain"
  );
  return {
    ...{ text: of("text"), section: of("section"), evaluation: of("evaluation"), ballot: of("ballot") },
    signature: of("signature")
  };
}
function checkChainContent(sha2562, chain, beside) {
  const of = (kind) => beside[kind].get(chain.id) ?? [];
  const told = tellVotes(chain);
  const { opened, findings: ballots } = openBallots(sha2562, chain, told.submissions, of("ballot"));
  const results = checkResults(sha2562, chain, told.closed, of("evaluation"), opened);
  const recomputed = results.recounts.filter((recount) => !followsFromBallots(recount)).map(({ closed }) => ({
    ...{ code: "result.recomputed", chain: chain.id, sequence: closed.sequence, detail: "" }
  }));
  const approved = checkApprovals(
    chain,
    (sections, result) => toHex(sha2562(utf8(canonicalJson({ sections, result }))))
  );
  return {
    approvals: approved.approvals,
    results: results.recounts.length,
    hidden: results.hidden,
    findings: [
      ...checkWords(sha2562, chain, of("text")),
      ...checkSections(sha2562, chain, of("section")),
      ...told.findings,
      ...ballots,
      ...results.findings,
      ...recomputed,
      ...approved.findings
    ]
  };
}

// lib/exports/history/verifier/words/rules.ts
var FINDINGS = {
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
  "receipt.event": "the event that your receipt is about is not in this file as you were told"
};
var NOTES = {
  "names.hidden": "was voted on under hidden names: its ballots are not in this file, so its result was not computed again.",
  "events.withheld": "events are here as hashes only, because whoever exported this file may not read them.",
  "words.struck": "texts had words of an erased person struck out later. An older copy of the history shows what else they said then.",
  "checkpoint.none": "No checkpoint covers this file, so only what is inside it was compared.",
  "chain.new": "No checkpoint covers this yet, so only what is inside it was compared:",
  "given.outside": "The checkpoint you gave is not among those in this file, so it was not compared. The file of the whole organization holds it.",
  "given.newer": "The checkpoint you gave is newer than this file, so it was not compared. A file from after it holds it.",
  "given.held": "This file holds what you gave, exactly as you gave it.",
  "receipt.outside": "The event that your receipt is about is in this file as you were told. The checkpoint of the receipt is not, so it was not compared."
};
var UNCOMPARED = /* @__PURE__ */ new Set(["given.outside", "given.newer", "receipt.outside"]);
function verdictOf({ findings, notes }) {
  if (findings.length > 0) return "fails";
  return notes.some(({ code }) => UNCOMPARED.has(code)) ? "not_compared" : "holds";
}
function describeReport(report, nameOf) {
  const { read, findings, notes } = report;
  const counted = [
    count(read.chains, "history", "histories"),
    count(read.events, "event"),
    count(read.texts, "text"),
    count(read.ballots, "ballot"),
    count(read.results, "result"),
    count(read.approvals, "approval"),
    count(read.signatures, "signature"),
    count(read.checkpoints, "checkpoint")
  ];
  return [
    `Read ${counted.slice(0, -1).join(", ")} and ${counted.at(-1) ?? ""}.`,
    ...notes.map((note2) => sentenceOfNote(note2, nameOf)),
    ...findings.map((finding2) => sentenceOfFinding(finding2, nameOf)),
    sentenceOfVerdict(report)
  ];
}
function sentenceOfVerdict(report) {
  const verdict = verdictOf(report);
  if (verdict === "holds") return "Everything holds.";
  if (verdict === "not_compared") return "Not compared: this file holds in itself, and what you gave is not in it.";
  return `It does not hold: ${count(report.findings.length, "thing")} found.`;
}
var NAMED = 12;
function sentenceOfNote({ code, detail, chains = [] }, nameOf) {
  const more = chains.length > NAMED ? [`and ${chains.length - NAMED} more`] : [];
  const named = [...chains.slice(0, NAMED).map(nameOf), ...more].join(", ");
  return [detail, NOTES[code], named === "" ? "" : `${named}.`].filter((part) => part !== "").join(" ");
}
function sentenceOfFinding({ code, chain, sequence, detail }, nameOf) {
  const noun = code.startsWith("file.") ? "line" : code.startsWith("checkpoint.") || ["entry.", "given.", "key."].some((kind) => code.startsWith(kind)) ? "checkpoint" : "event";
  const where = [
    ...chain === null ? [] : [nameOf(chain)],
    ...sequence === null ? [] : [`${noun} ${sequence}`],
    ...detail === "" ? [] : [detail]
  ];
  return `${where.length === 0 ? "" : `${where.join(", ")}: `}${FINDINGS[code]}.`;
}
var count = (many, one, more = `${one}s`) => `${many} ${many === 1 ? one : more}`;

// scripts/verifier/platform.ts
import { createHash, createPublicKey as createPublicKey2, verify as verify2 } from "node:crypto";

// lib/history/signatures/node.ts
import { createPublicKey, verify } from "node:crypto";
var verifyByKey = ({ kind, publicKey, signature }, data) => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: "der", type: "spki" });
    const held = kind === "ES256" ? { key, dsaEncoding: "ieee-p1363" } : key;
    return Promise.resolve(verify(kind === "EdDSA" ? null : "sha256", data, held, signature));
  } catch {
    return Promise.resolve(false);
  }
};

// scripts/verifier/platform.ts
var SPKI = Buffer.from("302a300506032b6570032100", "hex");
var NODE_PLATFORM = {
  sha256: (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest(),
  verifyEd25519: (publicKey, text, signature) => Promise.resolve(
    verify2(
      null,
      Buffer.from(text),
      createPublicKey2({ key: Buffer.concat([SPKI, publicKey]), format: "der", type: "spki" }),
      signature
    )
  ),
  verifyByKey
};

// scripts/verifier/zip.ts
import { inflateRawSync } from "node:zlib";
var [END, LISTED, LOCAL] = [101010256, 33639248, 67324752];
var isZip = (bytes) => bytes.length > 22 && bytes.readUInt32LE(0) === LOCAL;
function fileInZip(zip, name) {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) return null;
  const count2 = zip.readUInt16LE(end + 10);
  for (let at2 = zip.readUInt32LE(end + 16), n = 0; n < count2 && zip.readUInt32LE(at2) === LISTED; n += 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at2 + offset));
    if (zip.toString("utf8", at2 + 46, at2 + 46 + (nameLength ?? 0)) === name) return contentAt(zip, at2);
    at2 += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return null;
}
function contentAt(zip, listed) {
  const [method, size, local] = [
    zip.readUInt16LE(listed + 10),
    zip.readUInt32LE(listed + 20),
    zip.readUInt32LE(listed + 42)
  ];
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(from, from + size);
  return method === 0 ? packed : inflateRawSync(packed);
}

// scripts/verifier/main.ts
var USAGE = `Use: node verify.mjs FILE [--checkpoint FILE]… [--receipt FILE]… [--json]

Checks a history file of Accord, or the archive of an organization, without Accord and without a network.
--checkpoint  a checkpoint that you kept, from a mail for instance: is it in this history?
--receipt     a receipt that you kept: is what it says in this history?
--json        prints findings for a machine.

Exit code: 0 everything holds, 1 something does not, 2 it could not be read, 3 it holds, but what you gave could not be compared with it.`;
var EXIT_CODES = { holds: 0, fails: 1, not_compared: 3 };
var LIMITS = [
  "It cannot show what was never entered. Whoever holds the database and the signing key could write a whole history anew:",
  "compare it with a checkpoint or a receipt from elsewhere (--checkpoint, --receipt), and the fingerprints of the keys with those on the page of the organization."
];
async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      checkpoint: { type: "string", multiple: true },
      receipt: { type: "string", multiple: true }
    }
  });
  const [file, ...more] = positionals;
  if (file === void 0 || more.length > 0) throw new Error(USAGE);
  const given = readFileSync(file);
  const bytes = isZip(given) ? fileInZip(given, "history.jsonl") : given;
  if (bytes === null) throw new Error(`${file} is an archive without a history.jsonl in it.`);
  const textsOf = (paths = []) => paths.map((path) => readFileSync(path, "utf8"));
  const report = await verifyHistoryFile(NODE_PLATFORM, bytes, {
    checkpoints: textsOf(values.checkpoint),
    receipts: textsOf(values.receipt)
  });
  const verdict = verdictOf(report);
  process.exitCode = EXIT_CODES[verdict];
  if (values.json === true) {
    const { findings, notes, read } = report;
    process.stdout.write(`${JSON.stringify({ verdict, findings, notes, read })}
`);
    return;
  }
  const names = namesInFile(NODE_PLATFORM, bytes);
  for (const line of describeReport(report, names)) process.stdout.write(`${line}
`);
  for (const key of report.keys) process.stdout.write(`Checkpoints are signed with the key ${key}.
`);
  if (report.findings.length === 0) process.stdout.write(`${LIMITS.join("\n")}
`);
}
main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}
`);
  process.exitCode = 2;
});
