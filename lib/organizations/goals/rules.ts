import { invalid, precondition } from "@/lib/errors";

/** Beyond this nobody can say any more what matters. */
export const GOAL_LIMITS = { count: 20, name: 80, description: 600 } as const;

/** What the organization wants, and how much it matters beside its other goals. */
export interface Goal {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** 1 to 100. */
  readonly importance: number;
  readonly archivedAt: Date | null;
}

/** Each goal's share of the importance of all that are not archived, 0 to 1. */
export function importanceShares(goals: readonly Goal[]): ReadonlyMap<string, number> {
  const current = goals.filter(({ archivedAt }) => archivedAt === null);
  const all = current.reduce((sum, { importance }) => sum + importance, 0);
  return new Map(current.map(({ id, importance }) => [id, importance / all]));
}

/** Refuses a second goal of the same name, and one beyond the limit. `id` is the goal being saved or brought back, if it exists. */
export function assertGoalFits(goals: readonly Goal[], name: string, id: string | undefined): void {
  const others = goals.filter((goal) => goal.id !== id && goal.archivedAt === null);
  const same = (text: string) => text.normalize("NFC").toLocaleLowerCase("en");
  if (others.some((goal) => same(goal.name) === same(name)))
    throw invalid(`There is already a goal called ${name}.`, { name: "This name is taken." });
  if (others.length >= GOAL_LIMITS.count)
    throw precondition(`An organization keeps at most ${GOAL_LIMITS.count} goals. Archive one first.`);
}
