import type { VotingRule } from "@/lib/mcda/social-choice/validity";
import type { VoteMethod } from "../rules";
import type { CountedOption, VoteResult } from "../tally/rules";

/** Option id → name. */
export type OptionNames = Readonly<Record<string, string>>;

/** The outcome of a vote in one sentence: who carries and by what, or why nobody does. */
export function outcomeSentence(result: VoteResult, rule: VotingRule, names: OptionNames): string {
  const leaders = listedNames(result.leaderIds, names);
  const [first] = result.leaderIds;
  const leader = result.options.find(({ optionId }) => optionId === first);
  switch (result.outcome) {
    case "invalid":
      return `The vote is not valid: ${ballotsOf(result.voters)} of the quorum of ${rule.quorum ?? 0} ${result.voters === 1 ? "was" : "were"} cast.`;
    case "tie":
      return `${leaders} tie${leader === undefined ? "" : `: ${figureWords(result, leader)} each`}.`;
    case "carried":
      if (result.consent !== undefined) return consentWords(result, leaders);
      return `${leaders} carries${leader === undefined ? "" : `: ${figureWords(result, leader)}`}.`;
    case "none":
      return noneWords(result, rule, leaders, leader);
  }
}

/** What one option got, in words: "marked on 4 of 5 ballots". */
export function figureWords({ method, voters, options }: VoteResult, { figure }: CountedOption): string {
  if (figure === null) return "nobody scored it";
  switch (method) {
    case "approval":
      return `marked on ${figure} of ${ballotsOf(voters)}`;
    case "ranked":
      return `preferred to ${figureText(method, figure)} of ${options.length - 1} others`;
    case "score":
      return `a mean of ${figureText(method, figure)} of 5`;
    case "consent":
      return `${figure} of ${voters} consent`;
  }
}

/** A figure as it is shown: means with one decimal, halves of won comparisons where there are any. */
export function figureText(method: VoteMethod, figure: number | null): string {
  if (figure === null) return "–";
  return method === "score" ? figure.toFixed(1) : String(figure);
}

/** A share in percent, with a decimal where it has any: beside "more than 33%" a third is 33.3%, not 33%. */
export function shareText(share: number | null): string {
  if (share === null) return "–";
  return `${share.toFixed(1).replace(/\.0$/, "")}%`;
}

/** What stands at the head of a column of figures. */
export const FIGURE_HEADS: Readonly<Record<VoteMethod, string>> = {
  approval: "Marks",
  ranked: "Others beaten",
  score: "Mean of 5",
  consent: "Consents",
};

function consentWords({ consent, voters }: VoteResult, leaders: string): string {
  const { consents = 0, standAsides = 0, answered = 0 } = consent ?? {};
  const aside = standAsides === 0 ? "" : `, ${standAsides} stand${standAsides === 1 ? "s" : ""} aside`;
  const met = answered === 0 ? "no objection was raised" : `every objection was answered`;
  return `${leaders} has consent: ${consents} of ${voters} consent${aside}, and ${met}.`;
}

function noneWords(result: VoteResult, rule: VotingRule, leaders: string, leader: CountedOption | undefined): string {
  const { consent } = result;
  if (consent !== undefined && consent.standing > 0)
    return `${leaders} has no consent: ${consent.standing === 1 ? "one objection stands" : `${consent.standing} objections stand`}.`;
  if (rule.shareNeeded === null || leader === undefined) return "No option carries: nobody is in favour of any.";
  const share = leader.share === null ? "nobody" : shareText(leader.share);
  const base = rule.shareOf === "cast" ? "of the votes cast" : "of the people eligible";
  return `No option carries: ${share} ${base} ${result.leaderIds.length > 1 ? "are in favour of the first" : `are in favour of ${leaders}`}, and more than ${rule.shareNeeded}% is needed.`;
}

export function listedNames(ids: readonly string[], names: OptionNames): string {
  const all = ids.map((id) => names[id] ?? "an option");
  return all.length < 2 ? (all[0] ?? "Nothing") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

const ballotsOf = (count: number) => `${count} ballot${count === 1 ? "" : "s"}`;
