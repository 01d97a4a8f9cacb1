/** What a limit counts: a kind of work that costs the server, or other people, more than a page does. */
export type LimitedWork = "search" | "export" | "import" | "upload" | "write" | "invite" | "reach";

export interface Limit {
  /** For the sentence: "You have … lately." */
  readonly done: string;
  readonly seconds: number;
  readonly perPerson: number;
  readonly perOrganization: number;
  /**
   * Counted by each app process for itself, because a write to the database would cost more than what it guards. Everything else is
   * counted by all processes together.
   */
  readonly isInMemory?: boolean;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Wide enough for a team that works hard, and for one that moves in; narrow enough that a script cannot wear the server out. */
export const LIMITS: Readonly<Record<LimitedWork, Limit>> = {
  search: { done: "searched", seconds: MINUTE, perPerson: 300, perOrganization: 3_000, isInMemory: true },
  export: { done: "exported", seconds: 10 * MINUTE, perPerson: 60, perOrganization: 300 },
  import: { done: "imported", seconds: HOUR, perPerson: 60, perOrganization: 200 },
  upload: { done: "uploaded", seconds: 10 * MINUTE, perPerson: 600, perOrganization: 3_000 },
  write: { done: "written to others", seconds: 10 * MINUTE, perPerson: 200, perOrganization: 5_000 },
  invite: { done: "invited people", seconds: HOUR, perPerson: 200, perOrganization: 500 },
  reach: { done: "asked other servers", seconds: HOUR, perPerson: 60, perOrganization: 120 },
};

/** How long to wait, in words: "3 minutes". Never less than a second. */
export function waitInWords(seconds: number): string {
  if (seconds < 100) return seconds <= 1 ? "1 second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}

/** What to say when a limit is reached, by oneself or by all members together. */
export function sentenceOf(work: LimitedWork, by: "person" | "organization", seconds: number): string {
  const who = by === "person" ? "You have" : "Your organization has";
  return `${who} ${LIMITS[work].done} very often in a short time. Try again in ${waitInWords(seconds)}.`;
}
