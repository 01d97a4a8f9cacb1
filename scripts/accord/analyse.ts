import { readFileSync, statSync } from "node:fs";
import { isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import {
  evaluationFileShape,
  FILE_FORMAT,
  FILE_LIMIT_BYTES,
  FILE_VERSION,
  type EvaluationFile,
} from "@/lib/evaluations/files/input";
import { namesInFile, recomputeFile, type Recomputed } from "@/lib/evaluations/files/rules";
import { agreementSentence, flipSentence, knockOutSentence, leadSentence } from "@/lib/mcda/sentence";

/** A file that cannot be read: where, what, what to do. */
export class MalformedFile extends Error {}

type Print = (text: string) => void;

/**
 * Computes the result of an evaluation file from that file alone and prints it, as text or as JSON. True when it is the result that
 * the file carries. Throws `MalformedFile` with line and path for a file that is none.
 */
export function analyseFile(path: string, asJson: boolean, print: Print): boolean {
  const file = readEvaluationFile(path);
  const recomputed = recompute(path, file);
  const isEqual = recomputed.isSameRanking && recomputed.isSameResult;
  if (asJson) {
    const { result, isSameRanking, isSameResult } = recomputed;
    print(`${JSON.stringify({ file: path, isEqual, isSameRanking, isSameResult, result })}\n`);
  } else print(`${asText(file, recomputed).join("\n")}\n`);
  return isEqual;
}

function recompute(path: string, file: EvaluationFile): Recomputed {
  try {
    return recomputeFile(file);
  } catch (error) {
    if (error instanceof RangeError) throw new MalformedFile(`${path}: ${error.message}`);
    throw error;
  }
}

/** Reads and checks a file. */
function readEvaluationFile(path: string): EvaluationFile {
  const { size } = statSync(path);
  if (size > FILE_LIMIT_BYTES)
    throw new MalformedFile(`${path}: larger than ${FILE_LIMIT_BYTES / 1024 / 1024} MB. This is no evaluation file.`);
  const text = readFileSync(path, "utf8");
  const parsed = evaluationFileShape.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new MalformedFile(issue === undefined ? `${path}: unreadable.` : describeIssue(path, text, issue));
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = Number(/position (\d+)/.exec(error.message)?.[1] ?? text.length);
    throw new MalformedFile(`${path}:${lineAt(text, position)}: no JSON. ${error.message}.`);
  }
}

function describeIssue(path: string, text: string, issue: z.core.$ZodIssue): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  // The deepest part of the path that is there: what is missing has no line of its own.
  let line = 1;
  for (let depth = issue.path.length; depth >= 0; depth -= 1) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(issue.path.slice(0, depth), true);
    const start = startOf(node);
    if (start === null) continue;
    line = lines.linePos(start).line;
    break;
  }
  const where = issue.path.length === 0 ? "the file" : issue.path.map(String).join(".");
  const hint =
    issue.path[0] === "format" || issue.path[0] === "version"
      ? ` This reads ${FILE_FORMAT} version ${FILE_VERSION}.`
      : "";
  return `${path}:${line}: ${where}: ${issue.message}${hint}`;
}

/** Where a node of the parsed document begins; null for what is not there. */
function startOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}

function asText(file: EvaluationFile, { result, isSameRanking, isSameResult }: Recomputed): string[] {
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
      ...(hasShares ? [`${Math.round(100 * shareOf(optionId))}%`.padStart(6)] : []),
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
    "",
    isSameRanking && isSameResult
      ? "This is the result that the file carries: the ranking is the same, and every number within 1e-9."
      : `This is NOT the result that the file carries: the ranking is ${isSameRanking ? "the same, but a number differs by more than 1e-9" : "another"}.`,
  ];
}
