import type { Ctx } from "@/lib/access/context";
import { createDecision } from "@/lib/decisions/mutations";
import { changeSettings } from "@/lib/evaluations/settings/mutations";
import type { ChangeSettings } from "@/lib/evaluations/settings/input";
import { revealRound } from "@/lib/evaluations/rounds/mutations";
import { updateSetup } from "@/lib/evaluations/setup/mutations";
import type { OpenedRound } from "@/lib/evaluations/phases/mutations";
import type { VoteContent } from "@/lib/evaluations/votes/ballots/input";
import { submitVote } from "@/lib/evaluations/votes/ballots/mutations";
import { createVote, openVoting } from "@/lib/evaluations/votes/mutations";
import type { VoteMethod } from "@/lib/evaluations/votes/rules";
import { testMember, testOrganization, type TestOrganization } from "./factories";

/** A vote of a test's own: its options, an owner who is its steward, and two members. */
export interface TestVote {
  readonly organization: TestOrganization;
  readonly steward: Ctx;
  readonly ana: Ctx;
  readonly ben: Ctx;
  readonly decisionId: string;
  /** The decision's number. */
  readonly number: number;
  readonly evaluationId: string;
  readonly method: VoteMethod;
  /** The ids of the options, in order. */
  readonly optionIds: readonly string[];
}

export type VoteInRound = TestVote & OpenedRound;

const NAMES: Readonly<Record<VoteMethod, readonly string[]>> = {
  approval: ["Django", "Flask", "Rails"],
  ranked: ["Django", "Flask", "Rails"],
  score: ["Django", "Flask", "Rails"],
  consent: ["Adopt Django"],
};

/** A vote in setup. */
export async function testVote(method: VoteMethod, settings: ChangeSettings["settings"] = {}): Promise<TestVote> {
  const organization = await testOrganization();
  const steward = organization.owner;
  const ana = await testMember(organization, "member", { name: "Ana" });
  const ben = await testMember(organization, "lead", { name: "Ben" });
  const decision = await createDecision(steward, { title: "Django or Flask?", productLineIds: [organization.lineId] });
  const made = await voteOn(steward, decision.id, method, settings);
  return { organization, steward, ana, ben, decisionId: decision.id, number: decision.number, ...made };
}

/** A vote in setup on a decision that is there already. */
export async function voteOn(
  steward: Ctx,
  decisionId: string,
  method: VoteMethod,
  settings: ChangeSettings["settings"] = {},
): Promise<Pick<TestVote, "evaluationId" | "method" | "optionIds">> {
  const { id: evaluationId } = await createVote(steward, { decisionId, method });
  const { ids } = await updateSetup(steward, {
    evaluationId,
    changes: NAMES[method].map((name) => ({ kind: "save-option" as const, name, summary: `About ${name}` })),
  });
  if (Object.keys(settings).length > 0) await changeSettings(steward, { evaluationId, settings });
  return { evaluationId, method, optionIds: ids.flatMap((id) => id ?? []) };
}

/** Opens the vote for the steward, Ana and Ben. */
export async function opened(vote: TestVote): Promise<VoteInRound> {
  const { steward, ana, ben, evaluationId } = vote;
  const participants = [steward.memberId, ana.memberId, ben.memberId];
  return { ...vote, ...(await openVoting(steward, { evaluationId, participants })) };
}

/**
 * A ballot as text. Approval "02": the options at 0 and 2; ranked "1 02": at 1 first, then a tie of 0 and 2; score "51-": by option,
 * "-" for none; consent "yes", "aside" or "no".
 */
export function voteOf(
  { method, optionIds }: Pick<TestVote, "method" | "optionIds">,
  text: string,
  reason = "",
): VoteContent {
  const at = (letters: string) => [...letters].map((letter) => optionIds[Number(letter)] ?? letter);
  switch (method) {
    case "approval":
      return { kind: "approval", marked: at(text), reason };
    case "ranked":
      return { kind: "ranked", ranking: text === "" ? [] : text.split(" ").map(at), reason };
    case "score": {
      const given = [...text].flatMap((letter, index): [string, number][] =>
        letter === "-" ? [] : [[optionIds[index] ?? "", Number(letter)]],
      );
      return { kind: "score", scores: Object.fromEntries(given), reason };
    }
    case "consent":
      return { kind: "consent", stance: text === "yes" ? "consent" : text === "no" ? "object" : "stand_aside", reason };
  }
}

/** Submits a ballot written as in `voteOf`. */
export function cast(vote: VoteInRound, voter: Ctx, text: string, reason?: string) {
  const { number, roundId } = vote;
  return submitVote(voter, { number, roundId, vote: voteOf(vote, text, reason) });
}

/** A revealed vote: the ballots of the steward, Ana and Ben, null for none. */
export async function revealed(vote: TestVote, ballots: readonly (string | null)[]): Promise<VoteInRound> {
  const open = await opened(vote);
  const voters = [vote.steward, vote.ana, vote.ben];
  for (const [at, voter] of voters.entries()) {
    const text = ballots[at] ?? null;
    if (text !== null) await cast(open, voter, text, text === "no" ? "It locks us in." : undefined);
  }
  await revealRound(vote.steward, { evaluationId: vote.evaluationId });
  return open;
}
