import { invalid } from "@/lib/errors";
import type { VoteMethod } from "../rules";
import type { VoteContent } from "./input";

interface Identified {
  readonly id: string;
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

/** Why this ballot cannot be submitted yet, in a sentence; null when it can. Marking or ranking nothing is an answer. */
export function whyNotSubmitted(vote: VoteContent): string | null {
  switch (vote.kind) {
    case "approval":
    case "ranked":
      return null;
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
