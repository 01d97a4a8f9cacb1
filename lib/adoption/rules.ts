import type { ADOPTION_STANCES, DecisionStatus } from "@/db/enums";
import { invalid, precondition } from "@/lib/errors";

export type AdoptionStance = (typeof ADOPTION_STANCES)[number];

/** What a line said of a decision. Days are ISO dates in UTC. */
export interface Answer {
  readonly stance: AdoptionStance;
  readonly reason: string;
  readonly dueOn: string | null;
  readonly expiresOn: string | null;
  readonly recordedBy: string;
  readonly approvedBy: string | null;
  readonly recordedAt: Date;
}

/** A line that a decision was made for, and whether a successor took over there. */
export interface MadeFor {
  readonly endedAt: Date | null;
  /** The successor's number, where one did. */
  readonly endedBy: number | null;
}

/** What is known of a decision on the lines, by line id. */
export interface DecisionOnLines {
  readonly madeFor: ReadonlyMap<string, MadeFor>;
  /** The answers that hold. */
  readonly answers: ReadonlyMap<string, Answer>;
}

/** How one line stands to one decision. */
export type Standing =
  /** It was not made for this line or one above it. */
  | { readonly kind: "elsewhere" }
  /** A successor took over here. */
  | { readonly kind: "ended"; readonly by: number | null }
  /** Drift: it applies, and nobody said how the line stands. */
  | { readonly kind: "missing" }
  /** Answered, by the line itself or by `lineId` above it. */
  | { readonly kind: "answered"; readonly answer: Answer; readonly lineId: string; readonly isExpired: boolean };

/**
 * How a line stands to an accepted decision. `path` holds the line's id and those above it, from the line up. The nearest line of
 * the path that the decision was made for says whether it applies; the nearest answer among those it applies to is the line's.
 */
export function standingOf(path: readonly string[], { madeFor, answers }: DecisionOnLines, today: string): Standing {
  const nearest = nearestOf(path, madeFor);
  if (nearest === undefined) return { kind: "elsewhere" };
  if (nearest.endedAt !== null) return { kind: "ended", by: nearest.endedBy };
  for (const [at, lineId] of path.entries()) {
    if (nearestOf(path.slice(at), madeFor)?.endedAt !== null) break;
    const answer = answers.get(lineId);
    if (answer !== undefined) return { kind: "answered", answer, lineId, isExpired: isExpired(answer, today) };
  }
  return { kind: "missing" };
}

/** Does an accepted decision apply to the line whose path, from the line up, this is? */
export function appliesTo(path: readonly string[], madeFor: ReadonlyMap<string, MadeFor>): boolean {
  return nearestOf(path, madeFor)?.endedAt === null;
}

function nearestOf(path: readonly string[], madeFor: ReadonlyMap<string, MadeFor>): MadeFor | undefined {
  for (const lineId of path) {
    const made = madeFor.get(lineId);
    if (made !== undefined) return made;
  }
  return undefined;
}

/** A waiver holds through its last day, in UTC. */
function isExpired({ stance, expiresOn }: Pick<Answer, "stance" | "expiresOn">, today: string): boolean {
  return stance === "waived" && expiresOn !== null && expiresOn < today;
}

/** Days from `today` until a day, both ISO dates; negative once it is over. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}

/** The calendar day of a moment, in UTC. */
export const dayIn = (at: Date): string => at.toISOString().slice(0, 10);

/** Only what is in force asks for an answer. */
export function assertAsksForAnswer({ status }: { readonly status: DecisionStatus }): void {
  if (status === "accepted") return;
  if (status === "draft" || status === "proposed")
    throw precondition(`This decision is ${status}. Product lines answer once it is accepted.`);
  throw precondition(`This decision is ${status}: it asks nothing of product lines any more.`);
}

/** A line can only answer what applies to it. */
export function assertCanAnswer(
  line: { readonly name: string; readonly isArchived: boolean },
  path: readonly string[],
  madeFor: ReadonlyMap<string, MadeFor>,
): void {
  if (line.isArchived) throw precondition(`${line.name} is archived. Restore it first, or leave it out.`);
  if (appliesTo(path, madeFor)) return;
  const by = nearestOf(path, madeFor)?.endedBy;
  throw precondition(
    by === undefined
      ? `This decision was not made for ${line.name} or a line above it, so there is nothing to answer.`
      : `${by === null ? "A successor" : `ADR-${by}`} took over on ${line.name}. Answer that decision instead.`,
  );
}

/** A waiver is for two years at most, and neither it nor a plan ends before it begins. */
export function assertDays(
  { dueOn, expiresOn }: { readonly dueOn: string | null; readonly expiresOn: string | null },
  today: string,
): void {
  if (dueOn !== null && dueOn < today)
    throw invalid("The plan's day is over.", { dueOn: "Choose today or a later day." });
  if (expiresOn === null) return;
  if (expiresOn < today) throw invalid("The waiver's last day is over.", { expiresOn: "Choose today or a later day." });
  const last = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`;
  if (expiresOn > last)
    throw invalid("A waiver holds for two years at most.", {
      expiresOn: "Choose a day within two years. It can be given again then.",
    });
}
