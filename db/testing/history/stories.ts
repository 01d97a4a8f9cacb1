import { openSnapshot } from "@/db/client";
import type { VoteMethod } from "@/lib/evaluations/votes/rules";
import { contentHashOf } from "@/db/testing/decisions";
import { evaluationInDiscussion } from "@/db/testing/evaluations";
import { testMember, type TestOrganization } from "@/db/testing/factories";
import { revealed, testVote } from "@/db/testing/votes";
import type { Ctx } from "@/lib/access/context";
import { approveDecision, proposeDecision } from "@/lib/approvals/mutations";
import { postComment } from "@/lib/discussion/mutations";
import { closeEvaluation } from "@/lib/evaluations/results/mutations";
import { writePremortem } from "@/lib/evaluations/premortems/mutations";
import { closeVote } from "@/lib/evaluations/votes/closing/mutations";
import { historyFile } from "@/lib/exports/history/queries";
import { makeCheckpoint } from "@/lib/history/checkpoints/mutations";
import { checkpointKeyOf, newCheckpointKey, type CheckpointKey } from "@/lib/history/checkpoints/signing";

/** A decision that went its whole way, in an organization of its own, with checkpoints on the way. */
export interface ToldDecision {
  readonly organization: TestOrganization;
  readonly owner: Ctx;
  readonly decisionId: string;
  readonly number: number;
  readonly evaluationId: string;
  readonly key: CheckpointKey;
}

/** Scores, by steward, Ana and Ben, that lead to a clear result. */
type Scores = readonly [string, string, string];

/** An evaluation by criteria, closed, proposed, approved and discussed. */
export async function decidedByMatrix(scores?: Scores): Promise<ToldDecision> {
  const key = checkpointKeyOf(newCheckpointKey());
  const evaluation = await evaluationInDiscussion(scores);
  const { organization, steward, ana, evaluationId, options } = evaluation;
  await makeCheckpoint(steward, key);
  await postComment(ana, { decisionId: evaluation.decisionId, evaluationId, body: "Flask is smaller – “really” ✓" });
  await writePremortem(ana, { evaluationId, optionId: options[0]?.id ?? "", body: "It grew too fast." });
  const choice = { optionId: options[0]?.id ?? "", reason: "It is what we know." };
  await closeEvaluation(steward, { evaluationId, choice });
  return approved({ organization, owner: steward, decisionId: evaluation.decisionId, number: 1, evaluationId, key });
}

const BALLOTS: Readonly<Record<VoteMethod, readonly string[]>> = {
  approval: ["01", "0", "2"],
  ranked: ["1 0", "1 2", "0 1"],
  score: ["25-", "143", "--5"],
  consent: ["yes", "aside", "yes"],
};

/** A vote on the options themselves, closed, proposed and approved. */
export async function decidedByVote(method: VoteMethod, ballots = BALLOTS[method]): Promise<ToldDecision> {
  const key = checkpointKeyOf(newCheckpointKey());
  const vote = await revealed(await testVote(method), ballots);
  const { organization, steward, decisionId, number, evaluationId } = vote;
  await makeCheckpoint(steward, key);
  await closeVote(steward, { evaluationId });
  return approved({ organization, owner: steward, decisionId, number, evaluationId, key });
}

async function approved(told: ToldDecision): Promise<ToldDecision> {
  const { organization, owner, decisionId, key } = told;
  await proposeDecision(owner, { decisionId });
  const lead = await testMember(organization, "lead", { name: "Lea Lead" });
  await approveDecision(lead, { decisionId, contentHash: await contentHashOf(lead, decisionId), note: "Good." });
  await makeCheckpoint(owner, key);
  return told;
}

/** The history file as a reader gets it; of the whole organization without a decision. */
export async function fileOf(
  ctx: Ctx,
  decision: { readonly id: string; readonly number: number } | null = null,
  withHidden = false,
): Promise<string> {
  const { tx, close } = await openSnapshot(ctx);
  try {
    let text = "";
    for await (const line of historyFile(tx, ctx, { decision, withHidden })) text += line;
    return text;
  } finally {
    await close();
  }
}
