import { FILE_FORMAT, type EvaluationFile } from "@/lib/evaluations/files/input";
import { namesInFile, recomputeFile, type Recomputed } from "@/lib/evaluations/files/rules";
import { recomputeVoteFile } from "@/lib/evaluations/votes/files/rules";
import { agreementSentence, flipSentence, knockOutSentence, leadSentence, sharePercent } from "@/lib/mcda/sentence";
import { MalformedFile, readEvaluationFile } from "./read-file";
import { voteAsText } from "./vote-text";

type Print = (text: string) => void;

/**
 * Computes the result of the file of an evaluation or of a vote from that file alone and prints it, as text or as JSON. True when it
 * is the result that the file carries. Throws `MalformedFile` with line and path for a file that is none.
 */
export function analyseFile(path: string, asJson: boolean, print: Print): boolean {
  const file = readEvaluationFile(path);
  if (file.format !== FILE_FORMAT) {
    const recomputed = recomputeVoteFile(file);
    return say(path, recomputed, asJson, print, () => voteAsText(file, recomputed));
  }
  const recomputed = recompute(path, file);
  return say(path, recomputed, asJson, print, () => asText(file, recomputed));
}

interface Compared {
  readonly result: object;
  readonly isSameRanking: boolean;
  readonly isSameResult: boolean;
}

function say(path: string, compared: Compared, asJson: boolean, print: Print, text: () => readonly string[]): boolean {
  const { result, isSameRanking, isSameResult } = compared;
  const isEqual = isSameRanking && isSameResult;
  if (asJson) print(`${JSON.stringify({ file: path, isEqual, isSameRanking, isSameResult, result })}\n`);
  else print(`${[...text(), "", verdict(compared)].join("\n")}\n`);
  return isEqual;
}

function verdict({ isSameRanking, isSameResult }: Compared): string {
  if (isSameRanking && isSameResult)
    return "This is the result that the file carries: the ranking is the same, and every number within 1e-9.";
  const how = isSameRanking ? "the same, but a number differs by more than 1e-9" : "another";
  return `This is NOT the result that the file carries: the ranking is ${how}.`;
}

function recompute(path: string, file: EvaluationFile): Recomputed {
  try {
    return recomputeFile(file);
  } catch (error) {
    if (error instanceof RangeError) throw new MalformedFile(`${path}:1:1: the file: ${error.message}`);
    throw error;
  }
}

function asText(file: EvaluationFile, { result }: Recomputed): string[] {
  const names = namesInFile(file);
  const width = Math.max(6, ...file.options.map(({ name }) => name.length));
  const shares = "bestShare" in result ? result.bestShare : null;
  const shareOf = (optionId: string) => shares?.find((one) => one.optionId === optionId)?.share ?? 0;
  const hasShares = shares !== null;
  const rows = result.ranking.map(({ optionId, rank, points }) =>
    [
      String(rank ?? "–").padStart(4),
      (names.options[optionId] ?? optionId).padEnd(width),
      (points === null ? "–" : points.toFixed(1)).padStart(6),
      ...(hasShares ? [sharePercent(shareOf(optionId)).padStart(6)] : []),
    ].join("  "),
  );
  const { chosen } = file.evaluation;
  const sentences = [
    leadSentence(result, names),
    flipSentence(result, names),
    knockOutSentence(result, names),
    agreementSentence(result),
  ];
  return [
    `ADR-${file.decision.number}, ${file.decision.title}: evaluation ${file.evaluation.number}, closed ${file.evaluation.closedAt}`,
    `Method ${result.method}, version ${result.version}; ${result.voters} voters, ${file.ballots.length} ballots`,
    "",
    ["Rank", "Option".padEnd(width), "Points", ...(hasShares ? ["First*"] : [])].join("  "),
    ...rows,
    ...(hasShares ? ["      * share of resamples of the voters in which it is first"] : []),
    "",
    ...sentences.filter((sentence) => sentence !== null),
    ...(chosen === null
      ? []
      : [
          `Chosen: ${names.options[chosen.option] ?? chosen.option}${chosen.reason === "" ? "." : `. ${chosen.reason}`}`,
        ]),
  ];
}
