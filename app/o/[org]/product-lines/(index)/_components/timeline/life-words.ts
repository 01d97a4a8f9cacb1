import { dayOf, listed, wholeDayOf } from "@/app/_ui/text/format";
import type { Life, LifeMark } from "@/lib/adoption/timeline/rules";

/** How a decision stands on its line, as a part of a sentence: "in force since 9 Mar 2025". */
function stateWords({ kind, since, until, successors, decision }: Life): string {
  const from = since === null ? "since a day nobody wrote down" : `since ${dayOf(since)}`;
  if (kind === "planned") return "planned here";
  if (kind === "proposed") return since === null ? "proposed" : `proposed ${from}`;
  if (kind === "in_force") return `in force ${from}`;
  const end = until === null ? ", and over" : ` until ${dayOf(until)}`;
  const why = successors.length > 0 ? `replaced by ${numbersOf(successors)}` : decision.status;
  return `in force ${from}${end}, ${why}`;
}

/** What a mark says: "review overdue since 3 May 2026", "Customs plans it by 21 Feb 2027". */
export function markWords({ kind, on, lineName, isOverdue }: LifeMark): string {
  const day = wholeDayOf(on);
  if (kind === "review") return isOverdue ? `review overdue since ${day}` : `review on ${day}`;
  return isOverdue ? `${lineName} planned it by ${day}, which is over` : `${lineName} plans it by ${day}`;
}

/** Everything that the picture shows of a life, in words. */
export const lifeWords = (life: Life): string =>
  [...(life.kind === "planned" ? [] : [stateWords(life)]), ...life.marks.map(markWords)].join("; ");

/** "ADR-4 and ADR-7" */
export const numbersOf = (numbers: readonly number[]): string => listed(numbers.map((number) => `ADR-${number}`));
