import type { ObjectionState } from "@/lib/mcda/social-choice/consent";
import { plain, type DraftedSection } from "../../../results/record/rules";
import { ruleSentences, VOTE_WORDS } from "../../rules";
import { FIGURE_HEADS, figureText, figureWords, listedNames, outcomeSentence, shareText } from "../../sentences/rules";
import { carriedOption, type FrozenVote, type VoteChoice } from "../rules";

/** What a drafted record says of a vote. */
export interface VoteMaterial {
  readonly frozen: FrozenVote;
  /** One line per option, by id. */
  readonly summaries: Readonly<Record<string, string>>;
  /** What voters gave as their reasons; those of objections are with the objections. */
  readonly reasons: readonly { readonly name: string; readonly reason: string }[];
  readonly objections: readonly {
    readonly name: string;
    readonly reason: string;
    readonly state: ObjectionState;
    readonly resolution: string;
  }[];
  readonly choice: VoteChoice;
}

/** Markdown for the drafted sections, from the frozen vote alone: equal material gives equal text. */
export function draftVoteRecord(material: VoteMaterial): Record<DraftedSection, string> {
  return {
    context: "",
    drivers: drivers(material),
    options: options(material),
    outcome: outcome(material),
    consequences: consequences(material),
  };
}

function drivers({ frozen: { method, rule, result } }: VoteMaterial): string {
  const how = `Decided by a vote on the options themselves (${VOTE_WORDS[method].name.toLowerCase()}): ${result.voters} of ${result.eligible} people eligible voted, blind, to ${VOTE_WORDS[method].act}.`;
  return [
    how,
    ruleSentences(method, rule)
      .map((sentence) => `- ${sentence}`)
      .join("\n"),
  ].join("\n\n");
}

function options({ frozen, summaries }: VoteMaterial): string {
  const names = escaped(frozen);
  return frozen.result.options
    .map((option) => {
      const share = option.share === null ? "" : `, ${option.inFavour} in favour (${shareText(option.share)})`;
      return [
        `### ${names[option.optionId] ?? ""}`,
        plain(summaries[option.optionId] ?? ""),
        `- ${capitalized(figureWords(frozen.result, option))}${share}`,
      ]
        .filter((part) => part !== "")
        .join("\n\n");
    })
    .join("\n\n");
}

function outcome({ frozen, choice }: VoteMaterial): string {
  const { result, rule, method } = frozen;
  const names = escaped(frozen);
  const rows = [...result.options].sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99));
  const table = [
    `| Rank | Option | ${FIGURE_HEADS[method]} | In favour |`,
    "| ---: | --- | ---: | ---: |",
    ...rows.map(
      ({ rank, optionId, figure, inFavour, share }) =>
        `| ${rank ?? "–"} | ${names[optionId] ?? ""} | ${figureText(method, figure)} | ${inFavour}${share === null ? "" : ` (${shareText(share)})`} |`,
    ),
  ].join("\n");
  return [chosen(frozen, choice), outcomeSentence(result, rule, names), table, condorcet(frozen)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function chosen(frozen: FrozenVote, { optionId, reason }: VoteChoice): string {
  const { result } = frozen;
  const names = escaped(frozen);
  const why = reason === "" ? "" : ` ${plain(reason)}`;
  if (optionId === null) return `**No option is chosen.**${why}`;
  const name = `Chosen option: **${names[optionId] ?? ""}**`;
  if (carriedOption(result) === optionId) return `${name}.${why}`;
  switch (result.outcome) {
    case "carried":
      return `${name}, although ${listedNames(result.leaderIds, names)} ${result.leaderIds.length > 1 ? "carry" : "carries"} the vote.${why}`;
    case "tie":
      return `${name}, of those that tie.${why}`;
    case "none":
      return `${name}, although no option carries the vote.${why}`;
    case "invalid":
      return `${name}, although the vote is below its quorum.${why}`;
  }
}

function condorcet(frozen: FrozenVote): string {
  const { ranked, leaderIds } = frozen.result;
  if (ranked === undefined) return "";
  const names = escaped(frozen);
  if (ranked.condorcetId === null) return "No option wins every pair; the strongest wins decide (Schulze).";
  const isLeader = leaderIds.includes(ranked.condorcetId);
  return `${names[ranked.condorcetId] ?? ""} wins every pair: more people prefer it to each other option than the other way round${isLeader ? "" : ". It does not lead all the same"}.`;
}

function consequences({ reasons, objections }: VoteMaterial): string {
  const against = objections.map(({ name, reason, state, resolution }) => {
    const end = { open: "It stands.", met: "Met:", withdrawn: "Withdrawn." }[state];
    const how = resolution === "" ? end : `${end} ${plain(resolution)}`;
    return `- **${plain(name)}** objected: “${plain(reason)}” ${how}`;
  });
  const said = reasons.slice(0, 10).map(({ name, reason }) => `- **${plain(name)}:** “${plain(reason.slice(0, 400))}”`);
  return [
    ...(against.length === 0 ? [] : ["### Objections", against.join("\n")]),
    ...(said.length === 0 ? [] : ["### What voters said", said.join("\n")]),
  ].join("\n\n");
}

const escaped = ({ options: all }: FrozenVote): Readonly<Record<string, string>> =>
  Object.fromEntries(all.map(({ id, name }) => [id, plain(name)]));

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
