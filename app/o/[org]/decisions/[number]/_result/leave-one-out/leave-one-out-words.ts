import { counted, listed, numberWord } from "@/app/_ui/text/format";
import type { LeftOut } from "@/lib/mcda/evaluate";
import type { Names } from "@/lib/mcda/sentence";
import { sameLeaders } from "../standing-words";

type Omitted = readonly Pick<LeftOut, "leaderIds">[];

/** What the people and criteria that are not drawn would change, in sentences; empty where all of them are drawn. */
export function restSentence(
  people: Omitted,
  criteria: Omitted,
  leaderIds: readonly string[],
  names: Pick<Names, "options">,
): string {
  const leaders = listed(leaderIds.map((id) => names.options[id] ?? ""));
  const isKept = (one: Omitted[number]) => one.leaderIds.length > 0 && sameLeaders(one.leaderIds, leaderIds);
  const isOpen = (one: Omitted[number]) => one.leaderIds.length === 0;
  const isOther = (one: Omitted[number]) => !isKept(one) && !isOpen(one);
  const groups = [
    [isKept, "leave", `${leaders} first`],
    [isOther, "turn", "it"],
    [isOpen, "leave", "it open"],
  ] as const;
  return groups
    .flatMap(([belongs, verb, what]) => {
      const [some, more] = [people.filter(belongs).length, criteria.filter(belongs).length];
      return some + more === 0 ? [] : [`${whoOf(some, more)} ${verb}${some + more === 1 ? "s" : ""} ${what}.`];
    })
    .join(" ");
}

function whoOf(people: number, criteria: number): string {
  if (people === 0) return `${numberWord(criteria)} more ${criteria === 1 ? "criterion" : "criteria"}`;
  const parts = [
    counted(people, "more person", "more people"),
    ...(criteria === 0 ? [] : [counted(criteria, "more criterion", "more criteria")]),
  ];
  return listed(parts);
}
