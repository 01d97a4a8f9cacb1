import { concat, fromBase64, fromHex, isEqual, toBase64, toHex, utf8, type Sha256 } from "../../bytes/rules";

/** What a checkpoint says (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** The organization whose history it is about. */
  readonly organization: string;
  readonly number: number;
  /** How many entries the log has. */
  readonly size: number;
  readonly root: Uint8Array;
  /** When it was made, as ISO 8601 in UTC. */
  readonly time: string;
  /** SHA-256 of the text of the checkpoint before it; null for the first. */
  readonly previous: Uint8Array | null;
}

/** One signature of a note: who says to have signed, by which key. */
export interface NoteSignature {
  readonly name: string;
  /** 4 bytes. */
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

/** A checkpoint as it was signed (C2SP signed-note). */
export interface SignedCheckpoint extends Checkpoint {
  /** What was signed, to its last line break. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const ORIGIN = "accord/";
const ED25519 = Uint8Array.of(1);

/** The name of an organization's log, and of the keys that sign it. */
export const originOf = (organization: string): string => `${ORIGIN}${organization}`;

/** The text of a checkpoint, to its last line break: what is signed. */
export function checkpointText({ organization, number, size, root, time, previous }: Checkpoint): string {
  const before = previous === null ? "none" : toHex(previous);
  return `${originOf(organization)}\n${size}\n${toBase64(root)}\nnumber ${number}\ntime ${time}\nprevious ${before}\n`;
}

/** What the next checkpoint calls this one: SHA-256 of its text. */
export const hashOfText = (sha256: Sha256, text: string): Uint8Array => sha256(utf8(text));

/** The first 4 bytes of `SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)` (C2SP signed-note). */
export function keyIdOf(sha256: Sha256, name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(utf8(`${name}\n`), ED25519, publicKey).slice(0, 4);
}

/** What people compare of a key: its SHA-256, in hexadecimal. */
export const fingerprintOf = (sha256: Sha256, publicKey: Uint8Array): string => toHex(sha256(publicKey));

/** A text with its signatures, as it is handed on. */
export function noteOf(text: string, signatures: readonly NoteSignature[]): string {
  const lines = signatures.map(({ name, keyId, signature }) => `— ${name} ${toBase64(concat(keyId, signature))}\n`);
  return `${text}\n${lines.join("")}`;
}

const BODY =
  /^accord\/([0-9a-f-]{36})\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/=]{44})\nnumber ([1-9]\d{0,14})\ntime (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\nprevious (none|[0-9a-f]{64})\n$/;
const SIGNATURE = /^— (\S+) ([A-Za-z0-9+/=]+)$/;

/** Reads a signed checkpoint; null for what is none, to the letter. */
export function parseNote(note: string): SignedCheckpoint | null {
  const split = note.indexOf("\n\n");
  if (split < 0 || !note.endsWith("\n")) return null;
  const text = note.slice(0, split + 1);
  const said = BODY.exec(text);
  if (said === null) return null;
  const [, organization = "", size = "", base64 = "", number = "", time = "", before = ""] = said;
  const root = fromBase64(base64);
  const signatures = note
    .slice(split + 2, -1)
    .split("\n")
    .map(parseSignature);
  if (root?.length !== 32 || signatures.length === 0) return null;
  const whole = signatures.filter((one) => one !== null);
  if (whole.length < signatures.length) return null;
  const previous = before === "none" ? null : fromHex(before);
  return { organization, number: Number(number), size: Number(size), root, time, previous, text, signatures: whole };
}

function parseSignature(line: string): NoteSignature | null {
  const [, name, base64] = SIGNATURE.exec(line) ?? [];
  const bytes = base64 === undefined ? null : fromBase64(base64);
  if (name === undefined || bytes?.length !== 68) return null;
  return { name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) };
}

/** The signature of a note that says to be by this key, or null. */
export function signatureBy(
  sha256: Sha256,
  { organization, signatures }: SignedCheckpoint,
  publicKey: Uint8Array,
): Uint8Array | null {
  const name = originOf(organization);
  const keyId = keyIdOf(sha256, name, publicKey);
  return signatures.find((one) => one.name === name && isEqual(one.keyId, keyId))?.signature ?? null;
}
