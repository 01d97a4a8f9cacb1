import { concat, toHex, utf8, type Sha256 } from "@/lib/history/bytes/rules";
import { keySignatureOf, type VerifyByKey } from "@/lib/history/signatures/rules";
import { objectOf, readStatement, statementText } from "../statement/rules";

/** What the event of an approval says about how it was signed. */
export interface ToldSignature {
  readonly organization: string;
  readonly decision: string;
  /** Of the event. */
  readonly sequence: number;
  readonly member: string;
  readonly revision: number;
  readonly contentHash: string;
  /** Empty in one's own place. */
  readonly onBehalfOf: string;
  readonly method: string;
  /** SHA-256 of the statement, 64 hexadecimal digits. */
  readonly statement: string;
  /** SHA-256 of the public key as SPKI, 64 hexadecimal digits; empty with a password. */
  readonly key: string;
}

/** What is kept of a signature. With a password there is nothing but the statement. */
export interface KeptSignature {
  readonly method: string;
  readonly statement: string;
  readonly algorithm: number;
  readonly publicKey: Uint8Array;
  readonly authenticatorData: Uint8Array;
  readonly clientData: string;
  readonly signature: Uint8Array;
}

/** What a check needs of where it runs. */
export interface SignatureChecks {
  readonly sha256: Sha256;
  readonly verifyByKey: VerifyByKey;
  /** The decision's head after one of its events; nothing where there is none. */
  readonly headAt: (sequence: number) => string | undefined;
}

/**
 * Does what is kept prove what the event says: that this member signed this text, having seen a head that the history had before, by a
 * key that the event names? Source for what an authenticator signs: WebAuthn level 2, sections 6.1, 6.3.3 and 7.2.
 */
export async function isProven(checks: SignatureChecks, told: ToldSignature, kept: KeptSignature): Promise<boolean> {
  const { sha256 } = checks;
  const hash = sha256(utf8(kept.statement));
  if (kept.method !== told.method || toHex(hash) !== told.statement) return false;
  if (!isStatementOf(checks, told, kept.statement)) return false;
  if (told.method === "password") return true;
  if (toHex(sha256(kept.publicKey)) !== told.key) return false;
  const host = hostOf(kept.clientData, base64url(hash));
  const { authenticatorData: data } = kept;
  if (host === null || data.length < SHORTEST) return false;
  const isHere = toHex(data.subarray(0, 32)) === toHex(sha256(utf8(host)));
  const isSeen = ((data[FLAGS_AT] ?? 0) & PRESENT_AND_VERIFIED) === PRESENT_AND_VERIFIED;
  const signed = keySignatureOf(kept.algorithm, kept.publicKey, kept.signature);
  if (!isHere || !isSeen || signed === null) return false;
  return checks.verifyByKey(signed, concat(data, sha256(utf8(kept.clientData))));
}

/** Authenticator data: 32 bytes of SHA-256 of the host, one of flags, four of a counter, then extensions. */
const SHORTEST = 37;
const FLAGS_AT = 32;
/** Somebody was there, and the authenticator made sure who: bits 0 and 2. */
const PRESENT_AND_VERIFIED = 0b101;

function isStatementOf({ headAt }: SignatureChecks, told: ToldSignature, text: string): boolean {
  const said = readStatement(text);
  if (said === null || said.sequence >= told.sequence || headAt(said.sequence) !== said.head) return false;
  const { organization, decision, revision, contentHash, member, onBehalfOf } = told;
  const { number, head, sequence } = said;
  const expected = {
    ...{ organization, decision, number, revision, contentHash, head, sequence, member, verdict: "approved" as const },
    ...(onBehalfOf !== "" && { onBehalfOf }),
  };
  return statementText(expected) === text;
}

/** The host that a browser says it was on, where it says that it signed this challenge; null otherwise. */
function hostOf(clientData: string, challenge: string): string | null {
  const said = objectOf(clientData);
  if (said?.["type"] !== "webauthn.get" || said["challenge"] !== challenge) return null;
  const origin = typeof said["origin"] === "string" ? said["origin"] : "";
  return /^https?:\/\/([a-z0-9.-]+)(?::[0-9]+)?$/.exec(origin)?.[1] ?? null;
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
