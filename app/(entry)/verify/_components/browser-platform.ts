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
};
