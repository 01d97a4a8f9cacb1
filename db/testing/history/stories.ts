import { v7 as uuid } from "uuid";
import { openSnapshot } from "@/db/client";
import type { VoteMethod } from "@/lib/evaluations/votes/rules";
import { contentHashOf } from "@/db/testing/decisions";
import { evaluationInDiscussion } from "@/db/testing/evaluations";
import { passkeyOf, proofBy } from "@/db/testing/identity/passkey";
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
import type { KeyKind } from "@/lib/history/signatures/rules";
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

/** An evaluation by criteria, closed, proposed, approved and discussed. With `signs` the approval is signed by a passkey of that kind. */
export async function decidedByMatrix(scores?: Scores, signs: KeyKind | null = null): Promise<ToldDecision> {
  const key = checkpointKeyOf(newCheckpointKey());
  const evaluation = await evaluationInDiscussion(scores);
  const { organization, steward, ana, evaluationId, options } = evaluation;
  await makeCheckpoint(steward, key);
  await postComment(ana, { decisionId: evaluation.decisionId, evaluationId, body: "Flask is smaller – “really” ✓" });
  await writePremortem(ana, { evaluationId, optionId: options[0]?.id ?? "", body: "It grew too fast." });
  const choice = { optionId: options[0]?.id ?? "", reason: "It is what we know." };
  await closeEvaluation(steward, { evaluationId, choice });
  const told = { organization, owner: steward, decisionId: evaluation.decisionId, number: 1, evaluationId, key };
  return approved(told, signs);
}

const BALLOTS: Readonly<Record<VoteMethod, readonly string[]>> = {
  approval: ["01", "0", "2"],
  ranked: ["1 0", "1 2", "0 1"],
  score: ["25-", "143", "--5"],
  consent: ["yes", "aside", "yes"],
};

/** By which kind of passkey the approvals after votes are signed. */
const SIGNED_BY: Readonly<Record<VoteMethod, KeyKind | null>> = {
  ...{ approval: "ES256", ranked: "EdDSA", score: "RS256", consent: null },
};

/** A vote on the options themselves, closed, proposed and approved. */
export async function decidedByVote(method: VoteMethod, ballots = BALLOTS[method]): Promise<ToldDecision> {
  const key = checkpointKeyOf(newCheckpointKey());
  const vote = await revealed(await testVote(method), ballots);
  const { organization, steward, decisionId, number, evaluationId } = vote;
  await makeCheckpoint(steward, key);
  await closeVote(steward, { evaluationId });
  return approved({ organization, owner: steward, decisionId, number, evaluationId, key }, SIGNED_BY[method]);
}

async function approved(told: ToldDecision, signs: KeyKind | null): Promise<ToldDecision> {
  const { organization, owner, decisionId, key } = told;
  await proposeDecision(owner, { decisionId });
  const lead = await testMember(organization, "lead", { name: "Lea Lead" });
  const read = { decisionId, contentHash: await contentHashOf(lead, decisionId), note: "Good." };
  const person = { userId: lead.userId, sessionId: uuid(), email: "lead@test.example", name: lead.name };
  const proof = signs === null ? null : await proofBy(lead, await passkeyOf(person, signs), read);
  await approveDecision(lead, proof === null ? read : { ...read, proof });
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
