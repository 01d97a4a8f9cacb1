import { z } from "zod";

/** The links that a person writes; "starts again" is written with the decision that does. */
export const WRITTEN_LINK_KINDS = ["supersedes", "amends", "depends_on", "conflicts_with", "relates_to"] as const;

export const addLinkShape = z.object({
  decisionId: z.uuid(),
  kind: z.enum(WRITTEN_LINK_KINDS),
  targetId: z.uuid("Choose a decision."),
  /** Only of what supersedes or amends: a part of the target is meant, the rest stays as it is. */
  isPartial: z.boolean().default(false),
});
export type AddLink = z.input<typeof addLinkShape>;

export const removeLinkShape = addLinkShape.omit({ isPartial: true });
export type RemoveLink = z.infer<typeof removeLinkShape>;
