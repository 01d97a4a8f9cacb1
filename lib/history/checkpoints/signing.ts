import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from "node:crypto";
import { sha256 } from "../hash";
import { keyIdOf, originOf, type NoteSignature } from "./note/rules";

/** What signs checkpoints. The private part never leaves it. */
export interface CheckpointKey {
  /** 32 bytes: Ed25519. */
  readonly publicKey: Buffer;
  /** Signs a checkpoint's text for an organization. */
  readonly sign: (organization: string, text: string) => NoteSignature;
}

/** The key of a PEM text. Throws when it holds no private Ed25519 key. */
export function checkpointKeyOf(pem: string): CheckpointKey {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== "ed25519") throw new Error("CHECKPOINT_KEY_FILE has to hold a private Ed25519 key.");
  const publicKey = publicBytesOf(key);
  return {
    publicKey,
    sign: (organization, text) => {
      const name = originOf(organization);
      const signature = sign(null, Buffer.from(text), key);
      return { name, keyId: keyIdOf(sha256, name, publicKey), signature };
    },
  };
}

/** A new private key as a PEM text. */
export function newCheckpointKey(): string {
  return generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

/** The last 32 bytes of the key as every tool exports it (RFC 8410). */
function publicBytesOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: "spki", format: "der" }).subarray(-32);
}

/** Is this the Ed25519 signature of a text by the holder of a public key of 32 bytes? */
export function isSignedBy(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: "der", type: "spki" });
  return verify(null, Buffer.from(text), key, signature);
}

/** What stands before the 32 bytes of an Ed25519 key where tools read it (RFC 8410). */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");
