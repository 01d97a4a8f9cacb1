import { numberWord } from "@/app/_ui/text/format";
import type { MatrixRow } from "@/lib/adoption/matrix/queries";
import type { LineStanding } from "@/lib/adoption/queries";
import { daysUntil, type Answer } from "@/lib/adoption/rules";

/** A waiver that a line gave itself. */
export interface ShownWaiver {
  readonly decision: MatrixRow["decision"];
  readonly line: LineStanding["line"];
  readonly answer: Answer;
  readonly isExpired: boolean;
  /** Days until its last day; negative once that is over, null without one. */
  readonly daysLeft: number | null;
}

/** Lines without an answer to one decision. */
export interface MissingAnswers {
  readonly decision: MatrixRow["decision"];
  readonly lineNames: readonly string[];
}

/** A waiver that ends within this many days is soon over. */
export const SOON_DAYS = 30;

/** The waivers of some rows, those that end first first. */
export function waiversIn(rows: readonly MatrixRow[], day: string): readonly ShownWaiver[] {
  return rows
    .flatMap(({ decision, cells }) =>
      cells.flatMap(({ line, standing, isInherited }): ShownWaiver[] => {
        if (standing.kind !== "answered" || isInherited || standing.answer.stance !== "waived") return [];
        const { answer, isExpired } = standing;
        const daysLeft = answer.expiresOn === null ? null : daysUntil(answer.expiresOn, day);
        return [{ decision, line, answer, isExpired, daysLeft }];
      }),
    )
    .toSorted((a, b) => (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity));
}

/** The decisions of some rows to which answers are missing, with the lines that have none. */
export function missingIn(rows: readonly MatrixRow[]): readonly MissingAnswers[] {
  return rows.flatMap(({ decision, cells }) => {
    const lineNames = cells.filter(({ standing }) => standing.kind === "missing").map(({ line }) => line.name);
    return lineNames.length === 0 ? [] : [{ decision, lineNames }];
  });
}

/** What is wrong, in clauses: "answers to three decisions are missing", "two waivers have ended". Empty when nothing is. */
export function problemsIn(rows: readonly MatrixRow[], day: string): readonly string[] {
  const missing = missingIn(rows).length;
  const waivers = waiversIn(rows, day);
  const ended = waivers.filter(({ isExpired }) => isExpired).length;
  const soon = waivers.filter(
    ({ isExpired, daysLeft }) => !isExpired && daysLeft !== null && daysLeft <= SOON_DAYS,
  ).length;
  const inWords = (count: number) => numberWord(count).toLowerCase();
  const waiversThat = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`${inWords(count)} ${count === 1 ? `waiver ${one}` : `waivers ${many}`}`];
  return [
    ...(missing === 0
      ? []
      : [`answers to ${inWords(missing)} ${missing === 1 ? "decision" : "decisions"} are missing`]),
    ...waiversThat(ended, "has ended", "have ended"),
    ...waiversThat(soon, `ends within ${SOON_DAYS} days`, `end within ${SOON_DAYS} days`),
  ];
}

/** Some clauses as one sentence, or nothing. */
export function asSentence(clauses: readonly string[]): string {
  const text = clauses.join("; ");
  return text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
