import type { JudgingMethod } from "@/lib/evaluations/weighing/rules";

/** How a ballot opens: what to do, and how to think about it. */
export const WEIGHING_LEADS: Readonly<Record<JudgingMethod, readonly [fact: string, advice: string]>> = {
  points: [
    "Share out 100 points in each group.",
    "The themes first, then the criteria within each. A criterion’s weight is its share of its theme’s.",
  ],
  swing: [
    "Imagine every criterion at its worst. Which one would you raise to its best first?",
    "It gets 100. Give each other step its worth beside that one: half as much is 50.",
  ],
  rank: [
    "Put what matters most on top.",
    "Drag, or use the arrows. Only the order counts; the weights follow from it.",
  ],
  pairwise: [
    "Compare two at a time.",
    "How many times more does one matter than the other? The check below each group shows where your answers contradict each other.",
  ],
};
