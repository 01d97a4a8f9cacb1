import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { z } from "zod";
import { relyingParty } from "@/lib/auth/passkeys/relying-party";
import type { Assertion, Registration } from "@/lib/auth/passkeys/input";

/** What may be wrong about an answer; everything is right unless said. */
interface Twist {
  readonly origin?: string;
  readonly host?: string;
  readonly isVerified?: boolean;
  readonly counter?: number;
}

/** A passkey in memory: it answers as a browser would, and lies when asked to. */
export interface TestAuthenticator {
  readonly register: (challenge: string, twist?: Twist) => Registration;
  readonly sign: (challenge: string, twist?: Twist) => Assertion;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;

/** A new ES256 key of its own. */
export function testAuthenticator(): TestAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const point = z.object({ x: z.string(), y: z.string() }).parse(publicKey.export({ format: "jwk" }));
  const credentialId = randomBytes(32);
  const id = credentialId.toString("base64url");
  const key = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, fromBase64url(point.x)],
      [-3, fromBase64url(point.y)],
    ]),
  );

  const clientData = (type: string, challenge: string, twist: Twist) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: twist.origin ?? relyingParty().origin, crossOrigin: false }));
  const authData = (flags: number, twist: Twist, ...rest: Uint8Array[]) => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(twist.counter ?? 0);
    const isVerified = twist.isVerified ?? true;
    const state = Buffer.from([flags | PRESENT | (isVerified ? VERIFIED : 0)]);
    return Buffer.concat([sha256(Buffer.from(twist.host ?? relyingParty().id)), state, counter, ...rest]);
  };
  const common = { id, rawId: id, type: "public-key" as const, clientExtensionResults: {} };

  return {
    register: (challenge, twist = {}) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const data = authData(HAS_KEY, twist, Buffer.alloc(16), length, credentialId, key);
      const attestation = isoCBOR.encode(
        new Map<string, string | Map<string, string> | Uint8Array>([
          ["fmt", "none"],
          ["attStmt", new Map()],
          ["authData", new Uint8Array(data)],
        ]),
      );
      return {
        ...common,
        response: {
          clientDataJSON: clientData("webauthn.create", challenge, twist).toString("base64url"),
          attestationObject: Buffer.from(attestation).toString("base64url"),
          transports: ["internal"],
        },
      };
    },
    sign: (challenge, twist = {}) => {
      const client = clientData("webauthn.get", challenge, twist);
      const data = authData(0, twist);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      return {
        ...common,
        response: {
          clientDataJSON: client.toString("base64url"),
          authenticatorData: data.toString("base64url"),
          signature: signature.toString("base64url"),
        },
      };
    },
  };
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
const fromBase64url = (text: string) => new Uint8Array(Buffer.from(text, "base64url"));
