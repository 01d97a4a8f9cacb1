import { createHash, createPublicKey, verify } from "node:crypto";
import { verifyByKey } from "@/lib/history/signatures/node";
import type { Platform } from "@/lib/exports/history/verifier/rules";

/** What stands before the 32 bytes of an Ed25519 key where tools read it (RFC 8410). */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** What Node brings along for a verifier. */
export const NODE_PLATFORM: Platform = {
  sha256: (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest(),
  verifyEd25519: (publicKey, text, signature) =>
    Promise.resolve(
      verify(
        null,
        Buffer.from(text),
        createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: "der", type: "spki" }),
        signature,
      ),
    ),
  verifyByKey,
};
