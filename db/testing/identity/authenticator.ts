import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { z } from "zod";
import { relyingParty } from "@/lib/auth/passkeys/relying-party";
import type { KeyKind } from "@/lib/history/signatures/rules";
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
  /** SPKI in DER, and COSE's number for how it signs. */
  readonly publicKey: Buffer;
  readonly algorithm: number;
  readonly register: (challenge: string, twist?: Twist) => Registration;
  readonly sign: (challenge: string, twist?: Twist) => Assertion;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_KEY = 0x40;

const parts = z.record(z.string(), z.string());
const cose = (entries: readonly (readonly [number, number | Uint8Array])[]) => isoCBOR.encode(new Map(entries));

/** A new pair of keys of a kind, with the public one as COSE writes it. Source: RFC 9053, section 7, and RFC 8230, section 4. */
function keyPairOf(kind: KeyKind) {
  if (kind === "EdDSA") {
    const pair = generateKeyPairSync("ed25519");
    const { x = "" } = parts.parse(pair.publicKey.export({ format: "jwk" }));
    const known = [[1, 1] as const, [3, -8] as const, [-1, 6] as const];
    return { ...pair, algorithm: -8, digest: null, key: cose([...known, [-2, fromBase64url(x)]]) };
  }
  if (kind === "RS256") {
    const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const { n = "", e = "" } = parts.parse(pair.publicKey.export({ format: "jwk" }));
    const known = [[1, 3] as const, [3, -257] as const];
    return {
      ...pair,
      algorithm: -257,
      digest: "sha256",
      key: cose([...known, [-1, fromBase64url(n)], [-2, fromBase64url(e)]]),
    };
  }
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = parts.parse(pair.publicKey.export({ format: "jwk" }));
  const known = [[1, 2] as const, [3, -7] as const, [-1, 1] as const];
  return {
    ...pair,
    algorithm: -7,
    digest: "sha256",
    key: cose([...known, [-2, fromBase64url(x)], [-3, fromBase64url(y)]]),
  };
}

/** A new key of its own. */
export function testAuthenticator(kind: KeyKind = "ES256"): TestAuthenticator {
  const { privateKey, publicKey, algorithm, digest, key } = keyPairOf(kind);
  const credentialId = randomBytes(32);
  const id = credentialId.toString("base64url");

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
    publicKey: publicKey.export({ type: "spki", format: "der" }),
    algorithm,
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
      const signature = sign(digest, Buffer.concat([data, sha256(client)]), privateKey);
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
