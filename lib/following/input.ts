import { z } from "zod";
import { tagShape } from "@/lib/decisions/tags/input";

/** What can be followed: one decision, one product line with what lies below it, or one tag. */
export const followedThingShape = z.union([
  z.strictObject({ decisionId: z.uuid() }),
  z.strictObject({ productLineId: z.uuid() }),
  z.strictObject({ tag: tagShape }),
]);
export type FollowedThing = z.output<typeof followedThingShape>;
