import { listed, oneDecimal } from "@/app/_ui/text/format";
import { shiftWeight } from "@/lib/mcda/robustness/swap";
import type { WhatIfOption } from "@/lib/mcda/robustness/what-if";
import { marginWords } from "@/lib/mcda/sentence";

/**
 * The weights (0 to 1, sum 1) after one of them was moved to `to`, the others keeping their proportions; where they have nothing left
 * to keep, those of `group`.
 */
export function moveWeight(
  weights: readonly number[],
  group: readonly number[],
  criterion: number,
  to: number,
): readonly number[] {
  const target = Math.min(1, Math.max(0, to));
  const moved = shiftWeight(weights, criterion, target - (weights[criterion] ?? 0)).value;
  return moved ?? shiftWeight(group, criterion, target - (group[criterion] ?? 0)).value ?? weights;
}

type Names = Readonly<Record<string, string>>;

interface Lead {
  readonly leaders: readonly string[];
  readonly next: string | null;
  readonly points: number;
  readonly margin: number | null;
}

function leadOf(ranking: readonly WhatIfOption[], names: Names): Lead | null {
  const inRace = ranking.filter(({ rank }) => rank !== null);
  const first = inRace[0];
  if (first === undefined) return null;
  const second = inRace.find(({ rank }) => rank !== 1);
  return {
    leaders: inRace.filter(({ rank }) => rank === 1).map(({ optionId }) => names[optionId] ?? ""),
    next: second === undefined ? null : (names[second.optionId] ?? ""),
    points: first.points,
    margin: second === undefined ? null : first.points - second.points,
  };
}

const by = ({ points, margin }: Lead) => marginWords(points, margin ?? 0);

/** Who leads under the moved weights, by how much, and what that changes; null while nobody may win. */
export function whatIfSentence(
  now: readonly WhatIfOption[],
  group: readonly WhatIfOption[],
  names: Names,
  isMoved: boolean,
): string | null {
  const [then, before] = [leadOf(now, names), leadOf(group, names)];
  if (then === null || before === null) return null;
  const leader = then.leaders[0] ?? "";
  const isTie = then.leaders.length > 1;
  if (then.margin === null && !isTie) return `${leader} is the only option that may win.`;
  const lead = isTie
    ? `${listed(then.leaders)} draw level at ${oneDecimal(then.points)} points`
    : `${leader} leads ${then.next ?? ""} by ${by(then)}`;
  if (!isMoved) return `By the group’s weights ${lead}.`;
  const isSame = !isTie && before.leaders.length === 1 && before.leaders[0] === leader;
  const was =
    before.leaders.length > 1
      ? `${listed(before.leaders)} draw level`
      : `${before.leaders[0] ?? ""} leads by ${by(before)}`;
  return isSame
    ? `${leader} still leads, by ${by(then)} before ${then.next ?? ""}; by the group’s weights by ${by(before)}.`
    : `With these weights ${lead}; by the group’s weights ${was}.`;
}
