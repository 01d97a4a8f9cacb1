import { readFileSync, statSync } from "node:fs";
import { isNode, parseDocument } from "yaml";
import { z } from "zod";
import {
  evaluationFileShape,
  FILE_FORMAT,
  FILE_LIMIT_BYTES,
  FILE_VERSION,
  type EvaluationFile,
} from "@/lib/evaluations/files/input";
import { jsonFault, placeIn } from "@/lib/text/json/rules";
import { VOTE_FILE_FORMAT, VOTE_FILE_VERSION, voteFileShape, type VoteFile } from "@/lib/evaluations/votes/files/input";

/** A file that cannot be read: where, what, what to do. */
export class MalformedFile extends Error {}

const formatShape = z.object({ format: z.literal(VOTE_FILE_FORMAT) });

/** Reads and checks the file of an evaluation or of a vote. Throws `MalformedFile` with line, column and path for what is neither. */
export function readEvaluationFile(path: string): EvaluationFile | VoteFile {
  const { size } = statSync(path);
  if (size > FILE_LIMIT_BYTES)
    throw new MalformedFile(`${path}: larger than ${FILE_LIMIT_BYTES / 1024 / 1024} MB. This is no evaluation file.`);
  const text = readFileSync(path, "utf8");
  const json = parseJson(path, text);
  const parsed = (formatShape.safeParse(json).success ? voteFileShape : evaluationFileShape).safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new MalformedFile(issue === undefined ? `${path}: unreadable.` : describeIssue(path, text, issue));
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const place = jsonFault(text) ?? { line: 1, column: 1 };
    throw new MalformedFile(`${path}:${place.line}:${place.column}: no JSON from here on.`);
  }
}

function describeIssue(path: string, text: string, issue: z.core.$ZodIssue): string {
  const document = parseDocument(text);
  // The deepest part of the path that is there: what is missing has no line of its own.
  let place = { line: 1, column: 1 };
  for (let depth = issue.path.length; depth >= 0; depth -= 1) {
    const node: unknown = depth === 0 ? document.contents : document.getIn(issue.path.slice(0, depth), true);
    const start = startOf(node);
    if (start === null) continue;
    place = placeIn(text, start);
    break;
  }
  const where = issue.path.length === 0 ? "the file" : issue.path.map(String).join(".");
  const hint =
    issue.path[0] === "format" || issue.path[0] === "version"
      ? ` This reads ${FILE_FORMAT} version ${FILE_VERSION} and ${VOTE_FILE_FORMAT} version ${VOTE_FILE_VERSION}.`
      : "";
  return `${path}:${place.line}:${place.column}: ${where}: ${issue.message}${hint}`;
}

/** Where a node of the parsed document begins; null for what is not there. */
function startOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}
