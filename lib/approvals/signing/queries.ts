import { and, desc, eq, inArray } from "drizzle-orm";
import { database, withOrg, type Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { events } from "@/db/schema/history";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { listPasskeys, type PasskeyRow } from "@/lib/auth/passkeys/queries";
import { relyingParty } from "@/lib/auth/passkeys/relying-party";
import { servesIn } from "@/lib/auth/passkeys/rules";
import { loadDecision, type LoadedDecision } from "@/lib/decisions/queries";
import { precondition } from "@/lib/errors";
import { hashOf } from "@/lib/history/hash";
import type { EventType } from "@/lib/history/types";
import { subjectOf } from "../queries";
import { assertAwaitsVerdict } from "../rules";
import type { PrepareSignature } from "./input";
import { statementText, type Statement } from "./statement/rules";

/** With what somebody could sign. */
export interface SigningMeans {
  readonly hasPassword: boolean;
  readonly passkeys: number;
}

/** With what the caller could sign now. */
export async function getSigningMeans(ctx: Ctx): Promise<SigningMeans> {
  const [account] = await database()
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, ctx.userId));
  return { hasPassword: account?.passwordHash != null, passkeys: (await listSigningKeys(ctx)).length };
}

/** The caller's keys that sign here. One that another organization's provider vouched for does not. */
async function listSigningKeys(ctx: Ctx): Promise<PasskeyRow[]> {
  return (await listPasskeys(ctx)).filter((key) => servesIn(key, ctx.organizationId));
}

/** What the browser asks a key to sign. */
export interface SignatureRequest {
  readonly statement: string;
  readonly options: {
    /** SHA-256 of the statement, as base64url. */
    readonly challenge: string;
    readonly rpId: string;
    readonly allowCredentials: readonly { readonly id: string; readonly type: "public-key" }[];
    readonly userVerification: "required";
  };
}

/** Writes the statement that an approval of what the caller reads would sign, and asks for a signature of it by one of their keys. */
export async function prepareSignature(ctx: Ctx, input: PrepareSignature): Promise<SignatureRequest> {
  assertCan(ctx, "approve");
  const keys = await listSigningKeys(ctx);
  if (keys.length === 0) throw precondition("You have no passkey yet. Add one on your account page, then sign.");
  const statement = await withOrg(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: input.decisionId });
    assertAwaitsVerdict(decision);
    const { revision } = await subjectOf(tx, ctx, decision);
    const seen = await readLatestHead(tx, ctx, decision.id);
    return statementText(statementOf(ctx, decision, { ...seen, ...input, revision }));
  });
  return {
    statement,
    options: {
      challenge: challengeOf(statement),
      rpId: relyingParty().id,
      allowCredentials: keys.map(({ credentialId }) => ({ id: credentialId, type: "public-key" as const })),
      userVerification: "required",
    },
  };
}

/** What a key is asked to sign for a statement: its SHA-256, as base64url. */
export const challengeOf = (statement: string): string => hashOf(statement).toString("base64url");

/** What the caller would state about a decision. */
export function statementOf(
  ctx: Ctx,
  decision: LoadedDecision,
  seen: {
    readonly head: string;
    readonly sequence: number;
    readonly contentHash: string;
    readonly revision: number;
    readonly standsInFor: string | null;
  },
): Statement {
  const { head, sequence, contentHash, revision, standsInFor } = seen;
  return {
    organization: ctx.organizationId,
    decision: decision.id,
    number: decision.number,
    revision,
    contentHash,
    head,
    sequence,
    verdict: "approved",
    member: ctx.memberId,
    ...(standsInFor !== null && { onBehalfOf: standsInFor }),
  };
}

/** How far a decision's history has come. */
export async function readLatestHead(tx: Tx, ctx: Ctx, decisionId: string) {
  const [last] = await tx
    .select({ sequence: events.sequence, head: events.head })
    .from(events)
    .where(and(eq(events.organizationId, ctx.organizationId), eq(events.chainId, decisionId)))
    .orderBy(desc(events.sequence))
    .limit(1);
  if (last === undefined) throw new Error(`Decision ${decisionId} has no history.`);
  return { sequence: last.sequence, head: last.head.toString("hex") };
}

/** The head after one event of a decision; null where there is no such event. */
export async function readHeadAt(tx: Tx, ctx: Ctx, decisionId: string, sequence: number): Promise<string | null> {
  const [event] = await tx
    .select({ head: events.head })
    .from(events)
    .where(
      and(eq(events.organizationId, ctx.organizationId), eq(events.chainId, decisionId), eq(events.sequence, sequence)),
    );
  return event?.head.toString("hex") ?? null;
}

const VERDICTS = [
  "approval.given",
  "approval.changes_requested",
  "approval.rejected",
  "approval.lifted",
  "approval.overridden",
] as const satisfies readonly EventType[];

/** The number of the caller's own latest verdict in a decision's history; 0 where they have given none. */
export async function readOwnVerdict(tx: Tx, ctx: Ctx, decisionId: string): Promise<number> {
  const [own] = await tx
    .select({ sequence: events.sequence })
    .from(events)
    .where(
      and(
        ...[eq(events.organizationId, ctx.organizationId), eq(events.chainId, decisionId)],
        ...[eq(events.actorId, ctx.memberId), inArray(events.type, [...VERDICTS])],
      ),
    )
    .orderBy(desc(events.sequence))
    .limit(1);
  return own?.sequence ?? 0;
}
