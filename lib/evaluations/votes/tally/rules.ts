import { approval } from "@/lib/mcda/social-choice/approval";
import { consent, type ObjectionState } from "@/lib/mcda/social-choice/consent";
import { instantRunoff, type RunoffRound } from "@/lib/mcda/social-choice/instant-runoff";
import { condorcetWinner, copeland } from "@/lib/mcda/social-choice/pairwise";
import { schulze } from "@/lib/mcda/social-choice/schulze";
import { scoreVote } from "@/lib/mcda/social-choice/score";
import { voteOutcome, type VotingRule } from "@/lib/mcda/social-choice/validity";
import type { VoteContent } from "../ballots/input";
import { isInFavour } from "../ballots/rules";
import { VOTE_VERSION, type VoteMethod } from "../rules";

/** Scores of a score vote lie between these. */
const SCALE = { low: 1, high: 5 } as const;

/** Everything the outcome of a vote follows from. */
export interface VoteToCount {
  readonly method: VoteMethod;
  readonly options: readonly string[];
  /** Who leaves after a revealed round stays in the counts, and out of quorum and share (rule 24). */
  readonly voters: readonly { readonly id: string; readonly hasLeft: boolean }[];
  readonly rule: VotingRule;
  /** One ballot per voter, of the latest revealed round. */
  readonly votes: readonly { readonly member: string; readonly vote: VoteContent }[];
  readonly objections: readonly { readonly member: string; readonly state: ObjectionState }[];
}

/** What one option got. */
export interface CountedOption {
  readonly optionId: string;
  /** Marks, comparisons won, the mean score, or consents; null when nobody scored it. */
  readonly figure: number | null;
  /** Ballots in its favour, of those that quorum and share count. */
  readonly inFavour: number;
  /** Percent in favour; null when there is nobody to count it against. */
  readonly share: number | null;
  /** 1, 2, 2, 4; null without a figure. */
  readonly rank: number | null;
}

/** `invalid`: below the quorum. `none`: valid, and no option carries. */
export type VoteEnd = "carried" | "tie" | "none" | "invalid";

export interface VoteResult {
  readonly method: VoteMethod;
  readonly version: number;
  /** How many voted, of how many: what quorum and share count. */
  readonly voters: number;
  readonly eligible: number;
  readonly votesMissing: number;
  readonly outcome: VoteEnd;
  /** The outcome in the words that lists use for every evaluation. */
  readonly closeness: "clear" | "tie" | "none";
  /** Who is first by the rule, whether or not it carries. */
  readonly leaderIds: readonly string[];
  /** In the order given. */
  readonly options: readonly CountedOption[];
  readonly ranked?: RankedCount;
  readonly consent?: ConsentCount;
}

/** What stands behind a ranked vote; tables are options × options in the order given. */
export interface RankedCount {
  readonly preferences: readonly (readonly number[])[];
  readonly strengths: readonly (readonly number[])[];
  readonly ranking: readonly (readonly string[])[];
  /** The option that more people prefer to each other one than the other way round; null where there is none. */
  readonly condorcetId: string | null;
  readonly runoff: readonly RunoffRound[];
}

export interface ConsentCount {
  readonly consents: number;
  readonly standAsides: number;
  readonly standing: number;
  readonly answered: number;
}

interface Counted extends Pick<VoteResult, "leaderIds" | "ranked" | "consent"> {
  readonly figures: readonly (number | null)[];
  readonly ranks: readonly (number | null)[];
  /** Is the option in the way of nothing but quorum and share? */
  readonly mayCarry: boolean;
}

/** Counts a vote by its method, and applies quorum and share. Equal votes give equal results, in whatever order they come. */
export function countVote(given: VoteToCount): VoteResult {
  const counted = countBy(given);
  const current = new Set(given.voters.flatMap(({ id, hasLeft }) => (hasLeft ? [] : [id])));
  const counting = given.votes.flatMap(({ member, vote }) => (current.has(member) ? [vote] : []));
  const of = { cast: counting.length, eligible: current.size };
  const outcomes = given.options.map((optionId) => {
    const inFavour = counting.filter((vote) => isInFavour(vote, optionId)).length;
    // Without a share to exceed, being first is enough where anybody said anything of it.
    const needsNone = given.rule.shareNeeded === null;
    const support = needsNone ? counting.filter((vote) => speaksOf(vote, optionId)).length : inFavour;
    return {
      ...{ optionId, inFavour },
      share: voteOutcome({ ...of, inFavour }, given.rule).share.value,
      isCarried: counted.mayCarry && voteOutcome({ ...of, inFavour: support }, given.rule).isCarried,
    };
  });
  const { isValid, votesMissing } = voteOutcome({ ...of, inFavour: 0 }, given.rule);
  const winners = counted.leaderIds.filter((id) => outcomes.some((one) => one.optionId === id && one.isCarried));
  const outcome = endOf(isValid, winners.length);
  return {
    method: given.method,
    version: VOTE_VERSION,
    voters: of.cast,
    eligible: of.eligible,
    votesMissing,
    outcome,
    closeness: outcome === "carried" ? "clear" : outcome === "tie" ? "tie" : "none",
    leaderIds: outcome === "carried" || outcome === "tie" ? winners : counted.leaderIds,
    options: outcomes.map(({ optionId, inFavour, share }, at) => ({
      ...{ optionId, inFavour, share },
      figure: counted.figures[at] ?? null,
      rank: counted.ranks[at] ?? null,
    })),
    ...(counted.ranked !== undefined && { ranked: counted.ranked }),
    ...(counted.consent !== undefined && { consent: counted.consent }),
  };
}

function endOf(isValid: boolean, winners: number): VoteEnd {
  if (!isValid) return "invalid";
  if (winners === 0) return "none";
  return winners === 1 ? "carried" : "tie";
}

function countBy({ method, options, votes, objections }: VoteToCount): Counted {
  switch (method) {
    case "approval": {
      const marks = votes.flatMap(({ vote }) => (vote.kind === "approval" ? [vote.marked] : []));
      const { scores, winners } = approval(options, marks);
      const figures = scores.map(({ score }) => score);
      return { figures, ranks: ranksOf(figures), leaderIds: winners, mayCarry: true };
    }
    case "score": {
      const ballots = votes.flatMap(({ vote }) => (vote.kind === "score" ? [vote.scores] : []));
      const { means, winners } = scoreVote(options, ballots, SCALE);
      const figures = means.map(({ mean }) => mean);
      return { figures, ranks: ranksOf(figures), leaderIds: winners, mayCarry: true };
    }
    case "ranked":
      return countRanked(options, votes);
    case "consent": {
      const against = options.slice(0, 1).flatMap((optionId) => objections.map(({ state }) => ({ optionId, state })));
      const [passed] = consent(options, against);
      const stances = votes.flatMap(({ vote }) => (vote.kind === "consent" ? [vote.stance] : []));
      const consents = stances.filter((stance) => stance === "consent").length;
      return {
        figures: options.map(() => consents),
        ranks: options.map(() => 1),
        leaderIds: options,
        mayCarry: passed?.hasConsent ?? false,
        consent: {
          consents,
          standAsides: stances.filter((stance) => stance === "stand_aside").length,
          standing: passed?.standing ?? 0,
          answered: passed?.answered ?? 0,
        },
      };
    }
  }
}

function countRanked(options: readonly string[], votes: VoteToCount["votes"]): Counted {
  const ballots = votes.flatMap(({ vote }) => (vote.kind === "ranked" ? [{ ranking: vote.ranking }] : []));
  const { preferences, strengths, ranking, winners } = schulze(options, ballots);
  const won = copeland(options, preferences).scores.map(({ score }) => score);
  return {
    figures: won,
    ranks: options.map((id) => 1 + ranking.slice(0, placeOf(ranking, id)).flat().length),
    leaderIds: winners,
    mayCarry: true,
    ranked: {
      ...{ preferences, strengths, ranking },
      condorcetId: condorcetWinner(options, preferences),
      runoff: instantRunoff(options, ballots).rounds,
    },
  };
}

const placeOf = (ranking: readonly (readonly string[])[], id: string) =>
  ranking.findIndex((group) => group.includes(id));

/** Does the ballot say anything for the option, by the rule of its method? */
function speaksOf(vote: VoteContent, optionId: string): boolean {
  return vote.kind === "score" ? vote.scores[optionId] !== undefined : isInFavour(vote, optionId);
}

const SAME = 1e-9;

/** Competition ranks (1, 2, 2, 4) from the highest; null where there is no figure. */
function ranksOf(figures: readonly (number | null)[]): (number | null)[] {
  return figures.map((figure) =>
    figure === null ? null : 1 + figures.filter((other) => other !== null && other > figure + SAME).length,
  );
}
