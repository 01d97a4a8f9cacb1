import { describe, expect, it, test } from "vitest";
import { testAuthenticator, type TestAuthenticator } from "@/db/testing/identity/authenticator";
import { sha256 } from "@/lib/history/hash";
import { verifyByKey } from "@/lib/history/signatures/node";
import { statementText } from "../statement/rules";
import { isProven, type KeptSignature, type ToldSignature } from "./rules";

const SITE = { origin: "https://accord.example", host: "accord.example" };
const HEADS = ["a".repeat(64), "b".repeat(64)];
const headAt = (sequence: number) => HEADS[sequence - 1];
const STATED = {
  ...{ organization: "o", decision: "d", number: 7, revision: 2, contentHash: "c".repeat(64), member: "m" },
  ...{ head: "b".repeat(64), sequence: 2, verdict: "approved" as const },
};

type Twist = NonNullable<Parameters<TestAuthenticator["sign"]>[1]>;

/** An approval as event 3 tells it, and what its lead signed with a fresh key. */
function signed(authenticator = testAuthenticator(), stated = STATED, twist: Twist = {}) {
  const statement = statementText(stated);
  const { response } = authenticator.sign(sha256(statement).toString("base64url"), { ...SITE, ...twist });
  const kept: KeptSignature = {
    ...{ method: "passkey", statement, algorithm: authenticator.algorithm, publicKey: authenticator.publicKey },
    authenticatorData: Buffer.from(response.authenticatorData, "base64url"),
    clientData: Buffer.from(response.clientDataJSON, "base64url").toString(),
    signature: Buffer.from(response.signature, "base64url"),
  };
  const told: ToldSignature = {
    ...{ organization: "o", decision: "d", sequence: 3, member: "m", revision: 2, contentHash: "c".repeat(64) },
    ...{ onBehalfOf: "", method: "passkey", statement: sha256(statement).toString("hex") },
    key: sha256(authenticator.publicKey).toString("hex"),
  };
  return { told, kept };
}
const holds = ({ told, kept }: { readonly told: ToldSignature; readonly kept: KeptSignature }) =>
  isProven({ sha256, verifyByKey, headAt }, told, kept);

describe("a signature on an approval", () => {
  test.each(["ES256", "EdDSA", "RS256"] as const)("by %s holds, and no changed bit of it does", async (kind) => {
    const one = signed(testAuthenticator(kind));
    expect(await holds(one)).toBe(true);
    for (const part of ["signature", "authenticatorData", "publicKey"] as const)
      for (let at = 0; at < one.kept[part].length; at += 1) {
        const bytes = Buffer.from(one.kept[part]);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        expect(await holds({ ...one, kept: { ...one.kept, [part]: bytes } }), `${part} ${at}`).toBe(false);
      }
  });

  it("is of nothing but the approval that the event tells", async () => {
    const one = signed();
    const others: readonly Partial<ToldSignature>[] = [
      ...[{ organization: "x" }, { decision: "x" }, { member: "x" }, { revision: 3 }, { contentHash: "x" }],
      ...[{ onBehalfOf: "x" }, { method: "password" }, { statement: "0".repeat(64) }, { key: "0".repeat(64) }],
      ...[{ sequence: 2 }, { sequence: 1 }],
    ];
    for (const other of others)
      expect(await holds({ ...one, told: { ...one.told, ...other } }), JSON.stringify(other)).toBe(false);
  });

  it("names a head that the history had", async () => {
    expect(await holds(signed(testAuthenticator(), { ...STATED, head: HEADS[0] ?? "" }))).toBe(false);
    expect(await holds(signed(testAuthenticator(), { ...STATED, head: HEADS[0] ?? "", sequence: 1 }))).toBe(true);
    expect(await holds(signed(testAuthenticator(), { ...STATED, sequence: 0 }))).toBe(false);
  });

  it("is by a person that the authenticator made sure of, on the site that it says", async () => {
    const twists: readonly Twist[] = [
      ...[{ isVerified: false }, { host: "other.example" }, { origin: "https://other.example" }],
      ...[{ origin: "https://accord.example/path" }, { origin: "file://accord.example" }],
    ];
    for (const twist of twists)
      expect(await holds(signed(testAuthenticator(), STATED, twist)), JSON.stringify(twist)).toBe(false);
  });

  it("is not another key's, however well that one signs", async () => {
    const [one, other] = [signed(), signed()];
    expect(await holds({ told: one.told, kept: other.kept })).toBe(false);
    const { publicKey } = other.kept;
    expect(await holds({ told: one.told, kept: { ...one.kept, publicKey } })).toBe(false);
  });

  it("was made for signing in, and not for making a key or by another challenge", async () => {
    const one = signed();
    for (const [from, to] of [
      ["webauthn.get", "webauthn.create"],
      ['"challenge":"', '"challenge":"A'],
      ["{", "["],
    ] as const) {
      const clientData = one.kept.clientData.replace(from, to);
      expect(await holds({ ...one, kept: { ...one.kept, clientData } })).toBe(false);
    }
  });

  it("with a password is the statement alone", async () => {
    const one = signed();
    const nothing = { ...one.kept, method: "password", algorithm: 0, signature: Buffer.alloc(0) };
    const told = { ...one.told, method: "password" };
    expect(await holds({ told, kept: nothing })).toBe(true);
    expect(await holds({ told, kept: { ...nothing, statement: `${nothing.statement} ` } })).toBe(false);
    expect(await holds({ told, kept: one.kept })).toBe(false);
  });

  it("is written in one way only", async () => {
    // ECDSA takes a pair of numbers for what they are: other spellings of the same pair are not accepted.
    const one = signed();
    const der = Buffer.from(one.kept.signature);
    const first = der[3] ?? 0;
    const padded = Buffer.concat([Buffer.of(0x30, (der[1] ?? 0) + 1, 0x02, first + 1, 0), der.subarray(4)]);
    for (const signature of [padded, Buffer.concat([der, Buffer.of(0)]), der.subarray(0, -1), Buffer.alloc(0)])
      expect(await holds({ ...one, kept: { ...one.kept, signature } })).toBe(false);
  });
});
