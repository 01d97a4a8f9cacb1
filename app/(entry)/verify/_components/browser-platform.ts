import type { Platform } from "@/lib/exports/history/verifier/rules";
import { concat, utf8 } from "@/lib/history/bytes/rules";
import { sha256OfBytes } from "@/lib/mcda/hash/sha256";

/** What a browser brings along for a verifier. Signatures need a secure page: https, or this computer itself. */
export const BROWSER_PLATFORM: Platform = {
  sha256: (...parts) => sha256OfBytes(concat(...parts)),
  verifyEd25519: async (publicKey, text, signature) => {
    const key = await crypto.subtle.importKey("raw", Uint8Array.from(publicKey), "Ed25519", false, ["verify"]);
    return crypto.subtle.verify("Ed25519", key, Uint8Array.from(signature), Uint8Array.from(utf8(text)));
  },
  verifyByKey: async ({ kind, publicKey, signature }, data) => {
    const algorithm = ALGORITHMS[kind];
    try {
      const key = await crypto.subtle.importKey("spki", Uint8Array.from(publicKey), algorithm, false, ["verify"]);
      return await crypto.subtle.verify(algorithm, key, Uint8Array.from(signature), Uint8Array.from(data));
    } catch {
      return false;
    }
  },
};

/** How WebCrypto names the ways people's keys sign. */
const ALGORITHMS = {
  ES256: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
  EdDSA: { name: "Ed25519" },
  RS256: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
};
