import { z } from "zod";
import { REASON_RULES, ROLES, SHARE_BASES, WEIGHTING_METHODS } from "@/db/enums";

/** How much a vote counts by role; one person's share is capped all the same (rule 32). */
const roleWeights = z.partialRecord(z.enum(ROLES), z.int("Whole numbers only.").min(1).max(10));

/** What is named is set, the rest stays. */
export const changeSettingsShape = z.object({
  evaluationId: z.uuid(),
  settings: z
    .object({
      weighting: z.enum(WEIGHTING_METHODS),
      weighsThemesFirst: z.boolean(),
      reasonRule: z.enum(REASON_RULES),
      asksConfidence: z.boolean(),
      asksFavourites: z.boolean(),
      quorum: z.int("A whole number of ballots.").min(1, "A quorum is at least one ballot.").max(1000).nullable(),
      shareNeeded: z.int("Whole percent.").min(1).max(99, "A share lies between 1 and 99 percent.").nullable(),
      shareOf: z.enum(SHARE_BASES).nullable(),
      roleWeights: roleWeights.nullable(),
    })
    .partial(),
});
export type ChangeSettings = z.output<typeof changeSettingsShape>;
