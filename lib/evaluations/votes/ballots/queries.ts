import { and, eq } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { ballots } from "@/db/schema/evaluations";
import { events } from "@/db/schema/history";
import type { Ctx } from "@/lib/access/context";
import type { BallotReceipt } from "../../ballots/mutations";
import { findOpenRound, type MyBallot } from "../../ballots/queries";
import { inOwnOrder } from "../../ballots/rules";
import { readOptions } from "../../matrix/queries";
import type { MatrixOption } from "../../matrix/rules";
import { roundState } from "../../rounds/rules";
import { readTurnout } from "../../rounds/turnout/queries";
import { ruleSentences, voteMethodOf, votingRule, type VoteMethod } from "../rules";
import { voteContentShape, type VoteContent } from "./input";

/** What the server holds of the caller's own vote in one round. */
export interface OwnVote {
  /** What to show: the draft, else what was submitted, else null. */
  readonly content: VoteContent | null;
  /** When the draft was saved; null when everything shown is submitted. */
  readonly draftSavedAt: Date | null;
  /** What counts, when something does. */
  readonly submitted: { readonly content: VoteContent; readonly receipt: BallotReceipt } | null;
}

/** The caller's vote for the open round. Holds nothing of anybody else but who has submitted. */
export interface MyVote
  extends OwnVote, Pick<MyBallot, "evaluationId" | "decision" | "round" | "state" | "turnout" | "settings"> {
  readonly method: VoteMethod;
  /** In the caller's own order, so that no option is always seen first. */
  readonly options: readonly MatrixOption[];
  /** Quorum, share and what counts as being in favour, in sentences. */
  readonly rules: readonly string[];
}

/** The caller's vote on decision `number`, or null when no vote is open there or they do not take part in it. */
export async function getMyVote(ctx: Ctx, input: { readonly number: number }): Promise<MyVote | null> {
  return withOrg(ctx, async (tx) => {
    const found = await findOpenRound(tx, ctx, input.number, "votes");
    if (found === null) return null;
    const { round, settings, now, evaluationId, decision } = found;
    const state = roundState(round, now);
    if (state === "revealed") return null;
    const method = voteMethodOf(found.method);
    return {
      ...{ evaluationId, decision, round, state, settings, method },
      options: inOwnOrder(await readOptions(tx, ctx, evaluationId), ctx.memberId, evaluationId, 0),
      rules: ruleSentences(method, votingRule(settings)),
      turnout: await readTurnout(tx, ctx, evaluationId, round.id),
      ...(await readOwnVote(tx, ctx, decision.id, round.id)),
    };
  });
}

async function readOwnVote(tx: Tx, ctx: Ctx, decisionId: string, roundId: string): Promise<OwnVote> {
  const b = ballots;
  const [row] = await tx
    .select({
      draft: b.draft,
      draftSavedAt: b.draftSavedAt,
      submission: b.submission,
      submittedAt: b.submittedAt,
      voidedAt: b.voidedAt,
      sequence: b.eventSequence,
      head: events.head,
    })
    .from(b)
    .leftJoin(
      events,
      and(
        eq(events.organizationId, b.organizationId),
        eq(events.chainId, decisionId),
        eq(events.sequence, b.eventSequence),
      ),
    )
    .where(and(eq(b.organizationId, ctx.organizationId), eq(b.roundId, roundId), eq(b.memberId, ctx.memberId)));
  if (row === undefined) return { content: null, draftSavedAt: null, submitted: null };
  const { submission, submittedAt, sequence, head, voidedAt } = row;
  const counts = submission !== null && submittedAt !== null && sequence !== null && head !== null && voidedAt === null;
  const submitted = counts
    ? {
        content: voteContentShape.parse(JSON.parse(submission)),
        receipt: { sequence, submittedAt, head: head.toString("hex") },
      }
    : null;
  const draft = voteContentShape.nullable().catch(null).parse(row.draft);
  return {
    content: draft ?? submitted?.content ?? null,
    draftSavedAt: draft === null ? null : row.draftSavedAt,
    submitted,
  };
}
