import { withOrg } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import { can, type Permission } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import type { VotingRule } from "@/lib/mcda/social-choice/validity";
import type { MatrixOption } from "../../matrix/rules";
import { findShownEvaluation, readMemberNames, type EvaluationKey, type ShownEvaluation } from "../../queries";
import { readResultText } from "../../results/frozen/queries";
import { hasUncountedDraft } from "../../rounds/queries";
import type { VoteContent } from "../ballots/input";
import { carriedOption, parseFrozenVote, whyNoneMayBeChosen, type VoteChoice } from "../closing/rules";
import { readVoteStanding, voteToCount, type StandingObjection } from "../queries";
import { ruleSentences, type VoteMethod } from "../rules";
import { outcomeSentence, type OptionNames } from "../sentences/rules";
import { countVote, type VoteResult } from "../tally/rules";

/** One voter's revealed ballot. */
export interface ShownVote {
  readonly memberId: string;
  readonly name: string;
  readonly isYou: boolean;
  readonly vote: VoteContent;
}

export interface ShownObjection extends StandingObjection {
  readonly name: string;
  readonly isYou: boolean;
  /** Who met or withdrew it; empty while it is open. */
  readonly resolvedByName: string;
}

/** A vote after its reveal: every ballot, what they come to, and once it is closed what was frozen and chosen. */
export interface VoteView {
  readonly evaluationId: string;
  readonly number: number;
  readonly phase: "discussion" | "closed";
  readonly method: VoteMethod;
  readonly decision: {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly status: DecisionStatus;
  };
  readonly options: readonly Pick<MatrixOption, "id" | "name" | "summary">[];
  readonly names: OptionNames;
  readonly round: number;
  readonly isReopened: boolean;
  readonly rule: VotingRule;
  readonly rules: readonly string[];
  readonly result: VoteResult;
  /** What it comes to, in one sentence. */
  readonly lead: string;
  readonly votes: readonly ShownVote[];
  readonly objections: readonly ShownObjection[];
  /** Who takes part now, to be asked again. */
  readonly participants: readonly string[];
  /** Chosen without a word; null when the steward chooses, with a reason. */
  readonly carried: string | null;
  /** Why no option may be chosen; null when one may. */
  readonly obstacle: string | null;
  /** Null until it is closed. */
  readonly closed: {
    readonly closedAt: Date;
    /** SHA-256 of the frozen text, lower-case hex. */
    readonly resultHash: string;
    readonly choice: VoteChoice;
  } | null;
  /** The caller's draft of the latest round that was never submitted and does not count (rule 27). */
  readonly hasUncountedDraft: boolean;
  readonly may: { readonly steer: Permission; readonly choose: Permission };
}

/** A revealed vote of a decision: the latest evaluation or the one named. Null before the reveal, and where it is no vote. */
export async function getVote(ctx: Ctx, key: EvaluationKey): Promise<VoteView | null> {
  return withOrg(ctx, async (tx) => {
    const shown = await findShownEvaluation(tx, ctx, key);
    if (shown === null) return null;
    const { evaluation, decision } = shown;
    const { phase, closedAt } = evaluation;
    if (evaluation.method === "matrix" || (phase !== "discussion" && phase !== "closed")) return null;
    const standing = await readVoteStanding(tx, ctx, evaluation.id);
    const { method, votes, objections, round } = standing;
    const counted = voteToCount(standing);
    const stored = phase === "closed" ? await readResultText(tx, ctx, evaluation.id) : null;
    const frozen = stored === null ? null : parseFrozenVote(stored.text);
    const result = frozen?.result ?? countVote(counted);
    const options = standing.options.map(({ id, name, summary }) => ({ id, name, summary }));
    const optionNames = Object.fromEntries((frozen?.options ?? options).map(({ id, name }) => [id, name]));
    const people = [
      ...standing.voters.map(({ id }) => id),
      ...objections.flatMap(({ resolvedBy }) => resolvedBy ?? []),
    ];
    const names = await readMemberNames(tx, ctx, people);
    const nameOf = (id: string | null) => (id === null ? "" : (names.get(id) ?? ""));
    const rule = frozen?.rule ?? counted.rule;
    return {
      evaluationId: evaluation.id,
      number: evaluation.number,
      ...{ phase, method, options, round, rule, result },
      decision: { id: decision.id, number: decision.number, title: decision.title, status: decision.status },
      names: optionNames,
      isReopened: evaluation.isReopened,
      rules: ruleSentences(method, rule),
      lead: outcomeSentence(result, rule, optionNames),
      votes: votes
        .map(({ member, vote }) => ({ memberId: member, name: nameOf(member), isYou: member === ctx.memberId, vote }))
        .sort((a, b) => a.name.localeCompare(b.name, "en")),
      objections: objections.map((one) => ({
        ...one,
        name: nameOf(one.member),
        isYou: one.member === ctx.memberId,
        resolvedByName: nameOf(one.resolvedBy),
      })),
      participants: standing.voters.flatMap(({ id, hasLeft }) => (hasLeft ? [] : [id])),
      carried: carriedOption(result),
      obstacle: whyNoneMayBeChosen(result),
      closed:
        stored === null || closedAt === null
          ? null
          : {
              closedAt,
              resultHash: stored.hash,
              choice: { optionId: evaluation.chosenOptionId, reason: evaluation.choiceReason ?? "" },
            },
      hasUncountedDraft: await hasUncountedDraft(tx, ctx, evaluation.id, "scoring"),
      may: { steer: can(ctx, "steer evaluations", decision), choose: mayChoose(ctx, shown) },
    };
  });
}

function mayChoose(ctx: Ctx, { decision, evaluation, all }: ShownEvaluation): Permission {
  if (decision.status !== "draft")
    return { allowed: false, reason: `The choice stands: this decision is ${decision.status}.` };
  if (all.some((one) => one.phase === "closed" && one.number > evaluation.number))
    return { allowed: false, reason: "Another evaluation has been closed since: choose in that one." };
  return can(ctx, "steer evaluations", decision);
}
