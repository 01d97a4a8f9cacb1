import { conflict, invalid } from "@/lib/errors";
import type { VoteMethod } from "../rules";
import type { VoteContent } from "./input";

interface Identified {
  readonly id: string;
}

/** When one person's vote in one round was saved and submitted, as far as it counts. */
export interface VoteTimes {
  readonly draftSavedAt: Date | null;
  readonly submittedAt: Date | null;
}

/** When a vote was last saved or submitted, in milliseconds; 0 when it never was. Later ones are newer. */
export function versionOf({ draftSavedAt, submittedAt }: VoteTimes): number {
  return Math.max(draftSavedAt?.getTime() ?? 0, submittedAt?.getTime() ?? 0);
}

/** What a tab is told when it knows an older vote than the server holds: CONFLICT carries when the newer one was saved. */
export interface NewerVote {
  readonly savedAt: string;
}

/** Refuses a vote that was made from an older one than is held now. */
export function assertNewest(held: VoteTimes, basedOn: string | null): void {
  const version = versionOf(held);
  if (version <= (basedOn === null ? 0 : Date.parse(basedOn))) return;
  const newer: NewerVote = { savedAt: new Date(version).toISOString() };
  throw conflict("You changed this vote in another tab since.", newer);
}

/** A ballot on which nothing is said yet. */
export function emptyVote(method: VoteMethod): VoteContent {
  switch (method) {
    case "approval":
      return { kind: "approval", marked: [], reason: "" };
    case "ranked":
      return { kind: "ranked", ranking: [], reason: "" };
    case "score":
      return { kind: "score", scores: {}, reason: "" };
    case "consent":
      return { kind: "consent", stance: null, reason: "" };
  }
}

/** Why this ballot cannot be submitted yet, in a sentence; null when it can. Marking nothing is an answer: none would do. */
export function whyNotSubmitted(vote: VoteContent): string | null {
  switch (vote.kind) {
    case "approval":
      return null;
    case "ranked":
      return vote.ranking.length === 0 ? "Rank at least one option." : null;
    case "score":
      return Object.keys(vote.scores).length === 0 ? "Score at least one option." : null;
    case "consent":
      if (vote.stance === null) return "Consent, stand aside or object.";
      return vote.stance === "object" && vote.reason.trim() === "" ? "Say what you object to." : null;
  }
}

/** Refuses a ballot of another kind, one that names what is not there, or twice, and one that says nothing yet. */
export function assertVote(method: VoteMethod, options: readonly Identified[], vote: VoteContent): void {
  assertKind(method, vote);
  const named = namedIn(vote);
  const known = new Set(options.map(({ id }) => id));
  if (new Set(named).size !== named.length || named.some((id) => !known.has(id)))
    throw invalid("This ballot names an option twice, or one that is not there. Reload to see what is asked.");
  const obstacle = whyNotSubmitted(vote);
  if (obstacle !== null) throw invalid(obstacle);
}

/** Refuses a ballot of another kind than the vote asks for. */
export function assertKind(method: VoteMethod, vote: VoteContent): void {
  if (vote.kind !== method) throw invalid("This vote asks for something else. Reload to see what is asked.");
}

/** Does this ballot speak for the option? What counts as being in favour is said before anybody votes. */
export function isInFavour(vote: VoteContent, optionId: string): boolean {
  switch (vote.kind) {
    case "approval":
      return vote.marked.includes(optionId);
    case "ranked":
      return vote.ranking.flat().includes(optionId);
    case "score":
      return (vote.scores[optionId] ?? 0) >= 4;
    case "consent":
      return vote.stance === "consent";
  }
}

function namedIn(vote: VoteContent): readonly string[] {
  switch (vote.kind) {
    case "approval":
      return vote.marked;
    case "ranked":
      return vote.ranking.flat();
    case "score":
      return Object.keys(vote.scores);
    case "consent":
      return [];
  }
}
