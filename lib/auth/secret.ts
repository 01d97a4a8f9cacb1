import { createHash, randomBytes } from "node:crypto";

/** A new secret of 256 bits, safe in a URL. */
export const newSecret = () => randomBytes(32).toString("base64url");

/** What is stored of a token: its SHA-256. A token is random, so no salt is needed. */
export const hashOfToken = (token: string) => createHash("sha256").update(token).digest();
