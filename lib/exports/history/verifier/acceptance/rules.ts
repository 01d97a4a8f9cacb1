import { recordIn, textIn, textsIn, numberIn, type HistoryLine } from "../../lines/rules";

/** An event of a decision, as far as it can be read. */
export interface TellingEvent {
  readonly sequence: number;
  readonly said: HistoryLine | null;
}

/** The commitment of the title that a revision had after so many events. */
export type TitleAt = (events: number, revision: number) => string | undefined;

interface Given {
  readonly sequence: number;
  readonly data: HistoryLine;
  readonly hasReason: boolean;
}

const ON_LINES = new Set(["decision.created", "decision.imported", "decision.lines_changed"]);

/**
 * The product lines that a decision was accepted for without what every rule asks for at least: an approval, not taken back, that
 * serves the line and is of exactly the accepted text; an override of that text with a reason; or silence, which the acceptance names.
 * A rule may let a group read some sections only: its approval of an earlier text stands while title and sections are the same, so
 * that one with the same title is taken. How many of whom a rule asked for, the organization's history says, not this one.
 */
export function linesWithout(
  events: readonly TellingEvent[],
  { sequence: at, said: acceptance }: TellingEvent,
  titleAt: TitleAt,
): readonly string[] {
  const accepted = recordIn(acceptance ?? {}, "data");
  let lines: readonly string[] = [];
  const approvals = new Map<string, Given>();
  const overrides: Given[] = [];
  for (const { sequence, said } of events) {
    if (said === null || sequence >= at) continue;
    const type = textIn(said, "type");
    const data = recordIn(said, "data");
    const given = { sequence, data, hasReason: textIn(recordIn(said, "commitments"), "reason") !== "" };
    if (ON_LINES.has(type)) lines = textsIn(data, "lines");
    if (type === "approval.given") approvals.set(textIn(data, "approval"), given);
    if (type === "approval.lifted") approvals.delete(textIn(data, "approval"));
    if (type === "approval.overridden") overrides.push(given);
  }
  const serves = ({ data }: Given, line: string) => textsIn(data, "lines").includes(line);
  const isOfText = ({ data }: Given) => textIn(data, "contentHash") === textIn(accepted, "contentHash");
  const title = titleAt(at, numberIn(accepted, "revision"));
  const isOfTitle = (given: Given) =>
    title !== undefined && titleAt(given.sequence, numberIn(given.data, "revision")) === title;
  const isGranted = (line: string) =>
    textsIn(accepted, "silent").includes(line) ||
    overrides.some((given) => given.hasReason && isOfText(given) && serves(given, line)) ||
    [...approvals.values()].some((given) => serves(given, line) && (isOfText(given) || isOfTitle(given)));
  return lines.filter((line) => !isGranted(line)).toSorted();
}
