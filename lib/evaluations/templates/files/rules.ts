import { invalid, type Refusal } from "@/lib/errors";
import { jsonFault } from "@/lib/text/json/rules";
import { templateContentShape, templateFileShape, type TemplateContent } from "../input";
import { TEMPLATE_FILE_LIMIT } from "../rules";

/** Reads the text of a file, or refuses with INVALID and the places of what is wrong. */
export function parseTemplateFile(text: string): TemplateContent {
  if (text.length > TEMPLATE_FILE_LIMIT)
    throw invalid(
      `This file holds ${text.length.toLocaleString("en")} characters; a template’s file holds at most ${TEMPLATE_FILE_LIMIT.toLocaleString("en")}.`,
    );
  if (text.trim() === "") throw invalid("Choose a file, or paste what it holds.");
  const json = parseJson(text);
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw invalid("This file holds no template: it has to be one JSON object. Export the template again.");
  const read = templateFileShape.safeParse(json);
  if (!read.success) {
    // What is no template at all has faults everywhere, and none of them helps.
    const other = read.error.issues.filter(({ path }) => path[0] === "format");
    throw refuseFile(other.length > 0 ? other : read.error.issues);
  }
  return templateContentShape.parse(read.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const where = jsonFault(text);
    throw invalid(
      `This is not JSON${where === null ? "" : `: it breaks off at line ${where.line}, column ${where.column}`}. Export the template again, or mend it there.`,
    );
  }
}

/** "criteria[3].anchors": where in a file something stands. */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${String(step)}`))
    .join("");
}

/** How many faults of a file are told at once. */
const TOLD_FAULTS = 5;

/** One thing wrong in a file, as a parser says it. */
interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string | undefined;
  readonly expected?: unknown;
}

const KINDS: Readonly<Record<string, string>> = {
  array: "a list",
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  record: "an object",
};

/** The refusal of a file: what is wrong, and where, the first few of it. */
function refuseFile(faults: readonly Fault[]): Refusal {
  const told = faults.slice(0, TOLD_FAULTS).map((fault) => {
    const where = pathText(fault.path);
    return where === "" || where === "format" ? sayOf(fault) : `At ${where}: ${sayOf(fault)}`;
  });
  const more = faults.length - told.length;
  return invalid([...told, ...(more > 0 ? [`${more} more like these.`] : [])].join(" "));
}

function sayOf({ code, expected, message }: Fault): string {
  if (code !== "invalid_type") return message;
  const kind = KINDS[String(expected)] ?? "something else";
  return message.endsWith("received undefined") ? `${kind} is missing here.` : `this has to be ${kind}.`;
}
