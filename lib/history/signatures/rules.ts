import { concat } from "../bytes/rules";

/** How a person's key signs, by the names that JOSE and COSE share. Source: RFC 9053 and RFC 8812. */
export type KeyKind = "ES256" | "EdDSA" | "RS256";

const KIND_OF: ReadonlyMap<number, KeyKind> = new Map([
  [-7, "ES256"],
  [-8, "EdDSA"],
  [-257, "RS256"],
]);

/** A signature as every platform's own cryptography takes it. */
export interface KeySignature {
  readonly kind: KeyKind;
  /** The public key as SPKI in DER. */
  readonly publicKey: Uint8Array;
  /** Of ES256 the two numbers of 32 bytes each, one after the other (IEEE P1363). */
  readonly signature: Uint8Array;
}

/** Does it sign these bytes? Passed in: Node and browsers bring their own. False, too, where the key is none. */
export type VerifyByKey = (signed: KeySignature, data: Uint8Array) => Promise<boolean>;

/** What an authenticator gave, for a platform; null where it is none of the kinds that Accord takes, or not well formed. */
export function keySignatureOf(algorithm: number, publicKey: Uint8Array, signature: Uint8Array): KeySignature | null {
  const kind = KIND_OF.get(algorithm);
  if (kind === undefined) return null;
  const plain = kind === "ES256" ? plainOf(signature) : signature;
  return plain === null ? null : { kind, publicKey, signature: plain };
}

const HALF = 32;
const [SEQUENCE, INTEGER] = [0x30, 0x02];

/** The two numbers of an ECDSA signature in DER (X9.62: a sequence of two integers), each padded to 32 bytes. */
function plainOf(der: Uint8Array): Uint8Array | null {
  // Two integers of at most 33 bytes: the length is always one byte.
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2) return null;
  const first = integerAt(der, 2);
  const second = first === null ? null : integerAt(der, first.end);
  return first === null || second?.end !== der.length ? null : concat(first.value, second.value);
}

function integerAt(der: Uint8Array, at: number): { readonly value: Uint8Array; readonly end: number } | null {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== INTEGER || length === 0 || end > der.length) return null;
  const whole = der.subarray(at + 2, end);
  const [top = 0, next = 0] = whole;
  // Not negative, and written as short as it can be.
  const isPadded = top === 0 && length > 1;
  if (top >= 0x80 || (isPadded && next < 0x80)) return null;
  const bytes = isPadded ? whole.subarray(1) : whole;
  return bytes.length > HALF ? null : { value: concat(new Uint8Array(HALF - bytes.length), bytes), end };
}
