import type { DecisionStatus } from "@/db/enums";
import { appliesTo, type MadeFor } from "../rules";

/** A line of the tree, in its order. `depth` is 0 at the top. */
export interface TimelineLine {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly depth: number;
}

/** A decision with what happened to it on the lines looked at. */
export interface TimelineDecision {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: Extract<DecisionStatus, "proposed" | "accepted" | "deprecated" | "superseded">;
  /** When it was decided, or proposed while it is; null where nobody wrote that down. */
  readonly since: Date | null;
  /** When it ended everywhere: deprecated, or superseded by its file. Null while it holds, or where nobody wrote that down. */
  readonly endedAt: Date | null;
  readonly reviewOn: string | null;
  /** The lines it was made for, by id, with when and by which number it was taken over there. */
  readonly madeFor: ReadonlyMap<string, MadeFor>;
  /** Lines that plan to adopt it, with the day (ISO) by when. */
  readonly plans: readonly { readonly lineId: string; readonly dueOn: string }[];
}

/** What a life shows: it holds, it ended, it is proposed, or it was made for a line above and is only planned here. */
export type LifeKind = "in_force" | "ended" | "proposed" | "planned";

/** A day to come, or one that passed: a review of the decision, or a plan to adopt it on a line of that name. */
export interface LifeMark {
  readonly kind: "review" | "plan";
  readonly on: string;
  /** The line that plans it; empty for a review. */
  readonly lineName: string;
  readonly isOverdue: boolean;
}

/** One decision in one row. */
export interface Life {
  readonly decision: Pick<TimelineDecision, "id" | "number" | "title" | "status">;
  readonly kind: LifeKind;
  /** Null: longer than anybody wrote down. */
  readonly since: Date | null;
  /** Null while it goes on, and where nobody wrote down when it ended. */
  readonly until: Date | null;
  /** The numbers of those that took over here. */
  readonly successors: readonly number[];
  readonly marks: readonly LifeMark[];
}

/** A row of the picture: a line, with those below it where they are folded into it. */
export interface TimelineRow {
  readonly line: TimelineLine;
  readonly lineIds: readonly string[];
  readonly hasBelow: boolean;
  readonly isFolded: boolean;
}

/** More rows than this one screen does not show. */
const MOST_ROWS = 24;

/**
 * The rows of a tree, or of the part of it at and below `root`: at most `most`, and how many lines are in none. Lines below one of
 * `folded` are drawn into it; left out, the deepest levels are folded until the rows are few enough.
 */
export function rowsOf(
  tree: readonly TimelineLine[],
  {
    root,
    folded,
    most = MOST_ROWS,
  }: { root?: string | undefined; folded?: readonly string[] | undefined; most?: number },
): { readonly rows: readonly TimelineRow[]; readonly left: number } {
  const lines = partOf(tree, root);
  const isFolded = folded === undefined ? foldedUntil(lines, most) : (line: TimelineLine) => folded.includes(line.slug);
  const rows: TimelineRow[] = [];
  for (let at = 0; at < lines.length;) {
    const [line, below] = [lines[at], belowOf(lines, at)];
    if (line === undefined) break;
    const folds = below.length > 0 && isFolded(line);
    rows.push({
      line,
      lineIds: [line, ...(folds ? below : [])].map(({ id }) => id),
      hasBelow: below.length > 0,
      isFolded: folds,
    });
    at += folds ? below.length + 1 : 1;
  }
  const left = rows.slice(most).reduce((sum, row) => sum + row.lineIds.length, 0);
  return { rows: rows.slice(0, most), left };
}

function partOf(tree: readonly TimelineLine[], root: string | undefined): readonly TimelineLine[] {
  const at = root === undefined ? -1 : tree.findIndex(({ slug }) => slug === root);
  const top = tree[at];
  if (top === undefined) return tree;
  return [top, ...belowOf(tree, at)].map((line) => ({ ...line, depth: line.depth - top.depth }));
}

/** What lies below the line at that place: it follows until the depth is no longer greater. */
function belowOf(lines: readonly TimelineLine[], at: number): readonly TimelineLine[] {
  const depth = lines[at]?.depth ?? 0;
  const end = lines.findIndex((line, index) => index > at && line.depth <= depth);
  return lines.slice(at + 1, end === -1 ? lines.length : end);
}

function foldedUntil(lines: readonly TimelineLine[], most: number): (line: TimelineLine) => boolean {
  let deepest = Math.max(0, ...lines.map(({ depth }) => depth));
  while (deepest > 0 && lines.filter(({ depth }) => depth <= deepest).length > most) deepest -= 1;
  return ({ depth }) => depth >= deepest;
}

/** What telling lives needs to know of the tree. */
export interface TimelineTree {
  readonly nameOf: (lineId: string) => string;
  /** The line's id, then those above it. */
  readonly pathOf: (lineId: string) => readonly string[];
}

/** The lives of decisions in a row, in their order. `today` is an ISO date. */
export function livesOf(
  decisions: readonly TimelineDecision[],
  { lineIds }: Pick<TimelineRow, "lineIds">,
  { nameOf, pathOf }: TimelineTree,
  today: string,
): readonly Life[] {
  return decisions.flatMap((decision): readonly Life[] => {
    const { id, number, title, status, since } = decision;
    const here = lineIds.flatMap((lineId) => decision.madeFor.get(lineId) ?? []);
    const plans: readonly LifeMark[] = decision.plans
      .filter(({ lineId }) => lineIds.includes(lineId) && appliesTo(pathOf(lineId), decision.madeFor))
      .map(({ lineId, dueOn }) => ({ kind: "plan", on: dueOn, lineName: nameOf(lineId), isOverdue: dueOn < today }));
    const life = { decision: { id, number, title, status }, successors: [], until: null };
    if (here.length === 0) return plans.length === 0 ? [] : [{ ...life, kind: "planned", since: null, marks: plans }];
    if (status === "proposed") return [{ ...life, kind: "proposed", since, marks: [] }];
    if (status === "accepted" && here.some((line) => line.endedAt === null))
      return [{ ...life, kind: "in_force", since, marks: [...reviewsOf(decision, today), ...plans] }];
    return [{ ...life, kind: "ended", since, ...endOf(here, decision.endedAt), marks: [] }];
  });
}

function reviewsOf({ reviewOn }: TimelineDecision, today: string): readonly LifeMark[] {
  return reviewOn === null ? [] : [{ kind: "review", on: reviewOn, lineName: "", isOverdue: reviewOn < today }];
}

/** The last of the ends on several lines, each the earlier of its own and the decision's, and who took over. */
function endOf(here: readonly MadeFor[], endedAt: Date | null): Pick<Life, "until" | "successors"> {
  const ends = here.flatMap((line) => {
    const known = [line.endedAt, endedAt].flatMap((at) => at?.getTime() ?? []);
    return known.length === 0 ? [] : [Math.min(...known)];
  });
  const successors = [...new Set(here.flatMap(({ endedBy }) => endedBy ?? []))].toSorted((a, b) => a - b);
  return { until: ends.length === 0 ? null : new Date(Math.max(...ends)), successors };
}

/** The days at which a life can be looked for: its beginning, its end or the present, and its marks. */
export function reachOf(life: Life, now: Date): { readonly from: Date; readonly to: Date } | null {
  const marks = life.marks.map(({ on }) => Date.parse(on));
  const ends = life.kind === "planned" ? [] : [(life.until ?? (life.kind === "ended" ? life.since : now))?.getTime()];
  const moments = [life.since?.getTime(), ...ends, ...marks].filter((moment) => moment !== undefined);
  return moments.length === 0 ? null : { from: new Date(Math.min(...moments)), to: new Date(Math.max(...moments)) };
}
