import { dayOf } from "@/app/_ui/text/format";
import type { AdoptionStance, Answer, Standing } from "@/lib/adoption/rules";

/** What a square shows: a stance, or what is instead of one. */
export type Mark = AdoptionStance | "expired" | "missing" | "ended";

/** The stances as they are called. */
export const STANCE_NAMES: Readonly<Record<AdoptionStance, string>> = {
  adopted: "Adopted",
  planned: "Planned",
  waived: "Waived",
  not_applicable: "Not applicable",
};

/** The square of a standing; null where the decision does not concern the line. */
export function markOf(standing: Standing): Mark | null {
  if (standing.kind === "elsewhere") return null;
  if (standing.kind !== "answered") return standing.kind;
  return standing.isExpired ? "expired" : standing.answer.stance;
}

/** A standing in words: "Planned for 1 Feb 2027", "Waived to 30 Jun 2027", "No answer". Empty where it does not concern the line. */
export function wordsOf(standing: Standing): string {
  switch (standing.kind) {
    case "elsewhere":
      return "";
    case "ended":
      return standing.by === null ? "Taken over" : `Taken over by ADR-${standing.by}`;
    case "missing":
      return "No answer";
    case "answered":
      return answerWords(standing.answer, standing.isExpired);
  }
}

function answerWords({ stance, dueOn, expiresOn }: Answer, isExpired: boolean): string {
  if (stance === "planned" && dueOn !== null) return `Planned for ${dayOf(new Date(dueOn))}`;
  if (stance === "waived" && expiresOn !== null)
    return `${isExpired ? "Waiver ended" : "Waived to"} ${dayOf(new Date(expiresOn))}`;
  return STANCE_NAMES[stance];
}
