import { createPublicKey } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { database, type Tx } from "@/db/client";
import type { SigningMethod } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { approvalSignatures } from "@/db/schema/approvals/approvals";
import type { Ctx } from "@/lib/access/context";
import { countReproof } from "@/lib/auth/guard/guessing";
import { verifyAssertion } from "@/lib/auth/passkeys/assertion";
import { isPassword } from "@/lib/auth/password";
import { conflict, invalid } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { hashOf, sha256 } from "@/lib/history/hash";
import type { ActingCtx } from "@/lib/history/mutations";
import type { Opened } from "../mutations";
import type { Proof } from "./input";
import { challengeOf, readHeadAt, readLatestHead, readOwnVerdict, statementOf } from "./queries";
import { readStatement, statementText } from "./statement/rules";

/** A proof that was found to hold, before anything was locked for it. */
export type Proven =
  | { readonly method: "password" }
  | {
      readonly method: "passkey";
      readonly statement: string;
      readonly credentialId: Buffer;
      /** SPKI, DER. */
      readonly publicKey: Buffer;
      readonly algorithm: number;
      readonly authenticatorData: Buffer;
      readonly clientData: string;
      readonly signature: Buffer;
    };

/**
 * Checks what an approver shows again. Comes before the transaction: a password takes a moment to compare, and a decision is not
 * locked for so long. Wrong passwords count as they do when signing in.
 */
export async function prove(ctx: Ctx, proof: Proof): Promise<Proven> {
  if (proof.method === "password") {
    await provePassword(ctx, proof.password);
    return { method: "password" };
  }
  const { assertion, statement } = proof;
  const key = await verifyAssertion(assertion, challengeOf(statement), {
    holder: ctx,
    organizationId: ctx.organizationId,
  });
  const { clientDataJSON, authenticatorData, signature } = assertion.response;
  return {
    method: "passkey",
    statement,
    credentialId: Buffer.from(key.credentialId, "base64url"),
    publicKey: spkiOf(key.publicKey),
    algorithm: key.algorithm,
    authenticatorData: Buffer.from(authenticatorData, "base64url"),
    clientData: Buffer.from(clientDataJSON, "base64url").toString("utf8"),
    signature: Buffer.from(signature, "base64url"),
  };
}

async function provePassword(ctx: Ctx, password: string): Promise<void> {
  const [account] = await database()
    .select({ email: users.email, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, ctx.userId));
  const attempt = await countReproof(account?.email ?? "", ctx.userId);
  if (!(await isPassword(account?.passwordHash ?? null, password.normalize("NFKC")))) {
    const message = "This is not your current password.";
    throw invalid(message, { proof: message });
  }
  await attempt.succeeded();
}

const pointShape = z.instanceof(Uint8Array).transform((bytes) => Buffer.from(bytes).toString("base64url"));

/** A COSE key as everybody else writes keys: SPKI in DER. Source: RFC 9053, sections 7.1 and 7.2, and RFC 8230. */
function spkiOf(cose: Buffer): Buffer {
  const key = isoCBOR.decodeFirst<ReadonlyMap<number, unknown>>(new Uint8Array(cose));
  const part = (label: number) => pointShape.parse(key.get(label));
  const jwk = { 1: okp, 2: ec, 3: rsa }[z.literal([1, 2, 3]).parse(key.get(1))](part);
  return createPublicKey({ key: jwk, format: "jwk" }).export({ type: "spki", format: "der" });
}

type Part = (label: number) => string;
const okp = (part: Part) => ({ kty: "OKP", crv: "Ed25519", x: part(-2) });
const ec = (part: Part) => ({ kty: "EC", crv: "P-256", x: part(-2), y: part(-3) });
const rsa = (part: Part) => ({ kty: "RSA", n: part(-1), e: part(-2) });

/** What was signed, for the event of the approval: the statement's SHA-256 stands in the chain. */
export interface Signed {
  readonly proven: Proven;
  readonly statement: string;
  /** For the event: which key it was, so that no other can be put in its place later. */
  readonly told: {
    readonly method: SigningMethod;
    /** SHA-256 of the statement, 64 hexadecimal digits. */
    readonly statement: string;
    /** SHA-256 of the public key as SPKI, 64 hexadecimal digits. */
    readonly key?: string;
  };
}

/**
 * The statement that a proof is of, under the decision's lock. A passkey's must be about exactly this text, by this person, and
 * name a head that the history really had, since the approver's own last verdict. Refuses with CONFLICT when it is not.
 */
export async function signedStatement(
  tx: Tx,
  ctx: Ctx,
  { decision, subject }: Opened,
  standsInFor: string | null,
  proven: Proven,
): Promise<Signed> {
  const { contentHash, revision } = subject;
  const seen =
    proven.method === "password" ? await readLatestHead(tx, ctx, decision.id) : readStatement(proven.statement);
  if (seen === null) throw notThis();
  const statement = statementText(statementOf(ctx, decision, { ...seen, contentHash, revision, standsInFor }));
  if (proven.method === "passkey") {
    const isSeen = (await readHeadAt(tx, ctx, decision.id, seen.sequence)) === seen.head;
    if (!isSeen || statement !== proven.statement) throw notThis();
    // An approval is a verdict too, so that what was signed for one is never used for another.
    if (seen.sequence < (await readOwnVerdict(tx, ctx, decision.id))) throw notAgain();
  }
  const told = { method: proven.method, statement: hashOf(statement).toString("hex") };
  if (proven.method === "password") return { proven, statement, told };
  return { proven, statement, told: { ...told, key: sha256(proven.publicKey).toString("hex") } };
}

const notThis = () => conflict("What you signed is not what stands here now. Read it again, then sign.");

const notAgain = () => conflict("You signed this before your last verdict here. Read it again, then sign anew.");

/** Keeps what was signed beside the approval. */
export async function keepSignature(
  tx: Tx,
  ctx: ActingCtx,
  approvalId: string,
  { proven, statement }: Signed,
): Promise<void> {
  const { method, ...key } = proven;
  await tx.insert(approvalSignatures).values({
    ...{ organizationId: ctx.organizationId, approvalId, method, ...key, statement },
    createdAt: momentOf(ctx),
  });
}
