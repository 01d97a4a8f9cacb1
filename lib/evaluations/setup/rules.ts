import { invalid, notFound, precondition } from "@/lib/errors";
import { EVALUATION_LIMITS } from "../rules";
import { METHOD_VERSION, type DeclaredMeasure, type MatrixCriterion, type MatrixOption } from "../matrix/rules";
import type { SetupChange } from "./input";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a criterion is judged by: when one of these changes after scoring, its scores are void (rule 29). */
const JUDGED_BY = ["name", "question", "decidedBy"] as const satisfies readonly (keyof MatrixCriterion)[];

/** By what a measured one is rated; all are absent of one that is scored. */
const LINE = ["unit", "worst", "best"] as const satisfies readonly (keyof DeclaredMeasure)[];

/** Would this change make people answer another question than the one they answered? */
export function changesMeaning(
  before: MatrixCriterion,
  after: Omit<MatrixCriterion, "id" | "position" | "values">,
): boolean {
  return (
    LINE.some((field) => before.measure?.[field] !== after.measure?.[field]) ||
    JUDGED_BY.some((field) => before[field] !== after[field]) ||
    before.anchors.length !== after.anchors.length ||
    before.anchors.some((anchor, at) => anchor !== after.anchors[at])
  );
}

/** Refuses what the version of the method by which this evaluation began does not compute (rule 21). */
export function assertKnownTo(
  methodVersion: number,
  { minimumScore, measure }: Pick<MatrixCriterion, "minimumScore" | "measure">,
): void {
  if (methodVersion >= METHOD_VERSION || (minimumScore === null && measure === null)) return;
  throw precondition(
    "This evaluation began with an earlier version of the method, which knows no minimums and no measured criteria. Begin another evaluation for them.",
  );
}

/** Refuses a second row of the same name, and one beyond the limit. `id` is the row being saved, if it exists. */
export function assertFits(
  kind: "option" | "criterion",
  rows: readonly Named[],
  name: string,
  id: string | undefined,
): void {
  const others = rows.filter((row) => row.id !== id);
  if (id !== undefined && others.length === rows.length) throw notFound(kind);
  const same = (text: string) => text.normalize("NFC").toLocaleLowerCase("en");
  if (others.some((row) => same(row.name) === same(name)))
    throw invalid(`There is already a${kind === "option" ? "n option" : " criterion"} called ${name}.`, {
      name: "This name is taken.",
    });
  const limit = kind === "option" ? EVALUATION_LIMITS.options : EVALUATION_LIMITS.criteria;
  if (others.length >= limit)
    throw precondition(
      `An evaluation holds at most ${limit} ${kind === "option" ? "options" : "criteria"}. Remove one first.`,
    );
}

type OptionTexts = Pick<MatrixOption, "name" | "summary">;

/** An option's texts after a change: what is not given stays. Refuses a new one without a name. */
export function textsOfOption(before: OptionTexts | undefined, given: GivenTexts): OptionTexts {
  const name = given.name ?? before?.name;
  if (name === undefined) throw invalid("Give the option a name.", { name: "Give it a name." });
  return { name, summary: given.summary ?? before?.summary ?? "" };
}

type GivenTexts = Partial<Record<keyof OptionTexts, string | undefined>>;

/** The options as they will be once the changes are made, for a screen that has sent them. What has no id yet is left out. */
export function optionsAfter(options: readonly MatrixOption[], changes: readonly SetupChange[]): MatrixOption[] {
  return changes.reduce<MatrixOption[]>(
    (rows, change) => {
      switch (change.kind) {
        case "save-option":
          return rows.map((row) => (row.id === change.id ? { ...row, ...textsOfOption(row, change) } : row));
        case "remove-option":
          return rows.filter((row) => row.id !== change.id);
        case "order-options":
          return rows.toSorted((a, b) => change.ids.indexOf(a.id) - change.ids.indexOf(b.id));
        default:
          return rows;
      }
    },
    [...options],
  );
}

/** Refuses an order that leaves out or repeats a row. */
export function assertOrders(rows: readonly Named[], ids: readonly string[]): void {
  const wanted = new Set(ids);
  if (wanted.size === ids.length && ids.length === rows.length && rows.every((row) => wanted.has(row.id))) return;
  throw invalid("Somebody changed the list meanwhile. Reload and order it again.");
}

/** A name for narrow columns, from a full one. */
export function shortNameOf(name: string): string {
  const limit = EVALUATION_LIMITS.shortName;
  return name.length <= limit ? name : `${name.slice(0, limit - 1).trimEnd()}…`;
}

/** Has a score that people give here no written meaning? */
export function lacksAnchors({ anchors, measure }: Pick<MatrixCriterion, "anchors" | "measure">): boolean {
  return measure === null && anchors.some((anchor) => anchor === "");
}

/** So few criteria lie in one theme or another by chance. */
const LEAST_CRITERIA = 4;

/** The theme that holds more than half of the criteria, which tends to draw more weight than it deserves; null where none does. */
export function heaviestTheme(themes: readonly string[]): string | null {
  if (themes.length < LEAST_CRITERIA) return null;
  const heavy = themes.find((theme) => themes.filter((each) => each === theme).length * 2 > themes.length);
  return heavy === undefined || heavy === "" ? null : heavy;
}
