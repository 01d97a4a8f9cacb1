import { cellKey } from "../../rules";
import type { CellStance } from "@/db/enums";
import type { LastByCell } from "../convergence/rules";

/** So many minutes are suggested for one cell at most: what needs longer is agreed to differ on. */
const MOST_MINUTES = 10;

/** What the agenda looks at in one contested cell. */
interface AgendaCell {
  readonly criterionId: string;
  readonly optionId: string;
  readonly stance: CellStance | null;
}

/** What is left to talk about. */
export interface Agenda<Cell> {
  /** The contested cells, and how many of them have been talked about. */
  readonly cells: number;
  readonly talked: number;
  /** The first that has not been, in the order of the queue; null when all have. */
  readonly next: Cell | null;
}

/**
 * What of the queue has been talked about since `since`, the reveal of the latest round: what is settled or agreed to differ on, and
 * what a comment or evidence was added to.
 */
export function agendaOf<Cell extends AgendaCell>(
  queue: readonly Cell[],
  since: Date,
  said: readonly LastByCell[],
): Agenda<Cell> {
  const open = queue.filter(({ criterionId, optionId, stance }) => {
    const key = cellKey(criterionId, optionId);
    return stance === null && !said.some((last) => (last.get(key)?.getTime() ?? 0) > since.getTime());
  });
  return { cells: queue.length, talked: queue.length - open.length, next: open[0] ?? null };
}

/**
 * Whole minutes to give each of `open` cells while `left` ms remain, 1 to 10; null remaining time, where no deadline runs, gives 10.
 * Null when there is less than a minute for each, or nothing is open.
 */
export function minutesEach(open: number, left: number | null): number | null {
  if (open <= 0) return null;
  const minutes = left === null ? MOST_MINUTES : Math.min(MOST_MINUTES, Math.floor(left / 60_000 / open));
  return minutes < 1 ? null : minutes;
}
