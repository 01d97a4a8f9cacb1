import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env";

const NONCE = 12;
const TAG = 16;

/**
 * Encrypts a secret that this server has to read again (AES-256-GCM). `purpose` and `holder` bind it to its place: moved to another
 * row it does not open. The key is derived from NEXTAUTH_SECRET, which no dump of the database holds and every app process
 * has already; a second key would be kept in the same place, and could be lost apart.
 */
export function encryptAtRest(secret: string, purpose: string, holder: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce).setAAD(Buffer.from(holder));
  return Buffer.concat([nonce, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

/** What was encrypted, or null: made with another key, for another holder, or changed. */
export function decryptAtRest(sealed: Buffer, purpose: string, holder: string): string | null {
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), sealed.subarray(0, NONCE));
    decipher.setAAD(Buffer.from(holder)).setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

const keyFor = (purpose: string) => Buffer.from(hkdfSync("sha256", env.NEXTAUTH_SECRET, "accord at rest", purpose, 32));
