/** A decision in force with what it was chosen from, where its evaluation closed with a choice. */
export interface AnsweredQuestion {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** The lines on which it is in force. */
  readonly lineIds: readonly string[];
  readonly templateKey: string | null;
  readonly options: readonly string[];
  readonly chosen: string | null;
}

/** Two decisions in force on different lines that answer one question differently. The older comes first. */
export interface Divergence<T extends AnsweredQuestion> {
  readonly first: T;
  readonly second: T;
  /** The options both had, as the older names them; empty where somebody said that they conflict. */
  readonly shared: readonly string[];
}

/**
 * Every two that diverge: they share a template or at least two options and chose differently, or are linked as conflicting; and
 * each is in force on a line that neither contains, nor lies below, nor is one of the other's. `pathOf` leads from a line up.
 */
export function divergencesOf<T extends AnsweredQuestion>(
  questions: readonly T[],
  conflicts: readonly (readonly [string, string])[],
  pathOf: (lineId: string) => readonly string[],
): readonly Divergence<T>[] {
  const linked = new Set(conflicts.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const ordered = questions.toSorted((a, b) => a.number - b.number);
  return ordered.flatMap((first, at) =>
    ordered.slice(at + 1).flatMap((second): Divergence<T>[] => {
      const isLinked = linked.has(`${first.id} ${second.id}`);
      if (!isLinked && !answersDifferently(first, second)) return [];
      if (!areApart(first.lineIds, second.lineIds, pathOf)) return [];
      return [{ first, second, shared: isLinked ? [] : sharedOptions(first, second) }];
    }),
  );
}

function answersDifferently(a: AnsweredQuestion, b: AnsweredQuestion): boolean {
  if (a.chosen === null || b.chosen === null || folded(a.chosen) === folded(b.chosen)) return false;
  return (a.templateKey !== null && a.templateKey === b.templateKey) || sharedOptions(a, b).length >= 2;
}

function sharedOptions(a: AnsweredQuestion, b: AnsweredQuestion): readonly string[] {
  const theirs = new Set(b.options.map(folded));
  return a.options.filter((option) => theirs.has(folded(option)));
}

const folded = (name: string): string => name.trim().toLowerCase();

/** Does each hold on a line that is not within reach of the other? */
function areApart(a: readonly string[], b: readonly string[], pathOf: (lineId: string) => readonly string[]): boolean {
  return a.some((one) => b.some((other) => !pathOf(one).includes(other) && !pathOf(other).includes(one)));
}
