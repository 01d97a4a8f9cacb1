import { createPublicKey, verify } from "node:crypto";
import type { VerifyByKey } from "./rules";

/** Checks signatures of people's keys by Node's own cryptography. */
export const verifyByKey: VerifyByKey = ({ kind, publicKey, signature }, data) => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: "der", type: "spki" });
    const held = kind === "ES256" ? { key, dsaEncoding: "ieee-p1363" as const } : key;
    return Promise.resolve(verify(kind === "EdDSA" ? null : "sha256", data, held, signature));
  } catch {
    return Promise.resolve(false);
  }
};
