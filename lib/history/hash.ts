import { createHash, randomBytes } from "node:crypto";

const LEAF = Buffer.of(0);
const HEAD = Buffer.of(1);

/** The head of a chain without events: 32 zero bytes. */
export const EMPTY_HEAD: Buffer = Buffer.alloc(32);

/** SHA-256 of the parts one after the other. */
export const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

/** `SHA-256(0x00 ‖ bytes)`. The prefixes keep a leaf from ever being read as a head. */
export const leafHash = (bytes: Buffer): Buffer => sha256(LEAF, bytes);

/** `SHA-256(0x01 ‖ previous head ‖ leaf)`. */
export const headHash = (previous: Buffer, leaf: Buffer): Buffer => sha256(HEAD, previous, leaf);

/** `SHA-256(salt ‖ text)`: proves a text later without telling it now; without the salt it cannot be guessed. */
export const commitmentOf = (salt: Buffer, text: string): Buffer => sha256(salt, text);

/** SHA-256 of a text, for results and content hashes. */
export const hashOf = (text: string): Buffer => sha256(text);

/** A salted text: what a row keeps so that its commitment can be shown to hold. */
export interface Committed {
  readonly salt: Buffer;
  readonly commitment: Buffer;
}

/** Commits to `text` with a fresh 16-byte salt. */
export function commit(text: string): Committed {
  const salt = randomBytes(16);
  return { salt, commitment: commitmentOf(salt, text) };
}
