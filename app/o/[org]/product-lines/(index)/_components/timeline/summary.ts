import { asSentence } from "@/app/o/[org]/_adoption/cards/summary";
import { dayOf, numberWord } from "@/app/_ui/text/format";
import { DECIDED_READ, type Timeline } from "@/lib/adoption/timeline/queries";
import type { Life, LifeMark } from "@/lib/adoption/timeline/rules";
import type { TimeScale } from "@/lib/adoption/timeline/scale/rules";

interface Drawn {
  /** Of product lines. */
  readonly lines: number;
  readonly lives: readonly Life[];
  readonly timeline: Pick<Timeline, "decidedSince" | "isOpenCut">;
}

/** What the timeline shows in a sentence: "Eleven decisions are in force on ten product lines." A decision counts once. */
export function factOf({ lines, lives, timeline: { decidedSince } }: Drawn): string {
  const inForce = numbersIn(lives.filter(({ kind }) => kind === "in_force"));
  const where = lines === 1 ? "this product line" : `${numberWord(lines).toLowerCase()} product lines`;
  if (decidedSince !== null) return `The latest ${DECIDED_READ} decisions on ${where}, since ${dayOf(decidedSince)}.`;
  const what =
    inForce === 0 ? "Nothing is" : `${numberWord(inForce)} ${inForce === 1 ? "decision is" : "decisions are"}`;
  return `${what} in force on ${where}.`;
}

/** What is overdue, and what is still open. */
export function restOf({ lives, timeline }: Drawn): string {
  const overdue = lives.flatMap(({ decision, marks }) =>
    marks.flatMap(({ kind, isOverdue, lineName }) => (isOverdue ? [`${kind} ${decision.number} ${lineName}`] : [])),
  );
  const count = (kind: LifeMark["kind"]) => new Set(overdue.filter((mark) => mark.startsWith(kind))).size;
  const proposed = numbersIn(lives.filter(({ kind }) => kind === "proposed"));
  const parts = [
    ...(["review", "plan"] as const).flatMap((kind) => {
      const n = count(kind);
      return n === 0 ? [] : [`${numberWord(n)} ${n === 1 ? `${kind} is` : `${kind}s are`} overdue`];
    }),
    ...(proposed === 0
      ? []
      : [
          `${timeline.isOpenCut ? `More than ${proposed}` : numberWord(proposed)} ${proposed === 1 ? "is" : "are"} proposed`,
        ]),
  ];
  return asSentence(parts.map((part) => part.toLowerCase()));
}

/** What the picture shows, for whoever does not see it. */
export const findingOf = (drawn: Drawn, { start, end }: TimeScale): string =>
  `Decisions by product line from ${dayOf(start)} to ${dayOf(end)}. ${factOf(drawn)} ${restOf(drawn)}`.trim();

const numbersIn = (lives: readonly Life[]): number => new Set(lives.map(({ decision }) => decision.number)).size;
