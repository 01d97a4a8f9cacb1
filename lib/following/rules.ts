import { precondition } from "@/lib/errors";

/** So many things one person follows at most, so that what changed in them is found at once. */
const FOLLOWS_LIMIT = 500;

/** Refuses where the person follows as much as one can. `count` is what they follow already. */
export function assertMayFollowMore(count: number): void {
  if (count >= FOLLOWS_LIMIT)
    throw precondition(
      `You follow ${count} things, and that is the most. Unfollow one first, or follow a product line.`,
    );
}

/** What does not change a decision: who read it, and who was let in to read it. */
export const NO_CHANGE = [
  "decision.read",
  "decision.reading_asked",
  "share_link.created",
  "share_link.revoked",
] as const;
