import type { VoteFile } from "@/lib/evaluations/votes/files/input";
import type { RecomputedVote } from "@/lib/evaluations/votes/files/rules";
import { ruleSentences, VOTE_WORDS } from "@/lib/evaluations/votes/rules";
import { FIGURE_HEADS, figureText, outcomeSentence, shareText } from "@/lib/evaluations/votes/sentences/rules";

/** The count of a vote's file as lines of text. */
export function voteAsText(file: VoteFile, { result }: RecomputedVote): string[] {
  const { decision, evaluation, options, rule, ballots } = file;
  const { method, number, closedAt, methodVersion, chosen } = evaluation;
  const names = Object.fromEntries(options.map(({ id, name }) => [id, name]));
  const width = Math.max(6, ...options.map(({ name }) => name.length));
  const head = FIGURE_HEADS[method];
  const rows = result.options.map(({ optionId, rank, figure, share }) =>
    [
      String(rank ?? "–").padStart(4),
      (names[optionId] ?? optionId).padEnd(width),
      figureText(method, figure).padStart(head.length),
      shareText(share).padStart(9),
    ].join("  "),
  );
  const option = chosen.option === null ? "no option" : (names[chosen.option] ?? chosen.option);
  return [
    `ADR-${decision.number}, ${decision.title}: evaluation ${number}, closed ${closedAt}`,
    `${VOTE_WORDS[method].name} vote, version ${methodVersion}; ${file.voters.length} voters, ${ballots.length} ballots`,
    ...ruleSentences(method, rule),
    "",
    ["Rank", "Option".padEnd(width), head, "In favour"].join("  "),
    ...rows,
    "",
    outcomeSentence(result, rule, names),
    `Chosen: ${option}.${chosen.reason === "" ? "" : ` ${chosen.reason}`}`,
  ];
}
