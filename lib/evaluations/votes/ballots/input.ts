import { z } from "zod";
import { boundedRecord, boundedText } from "../../input";
import { EVALUATION_LIMITS } from "../../rules";

const tooMany = "This ballot names more than the vote holds.";
const optionIds = z.array(z.uuid()).max(EVALUATION_LIMITS.options, tooMany);
const scores = boundedRecord(z.uuid(), z.int().min(1).max(5), EVALUATION_LIMITS.options, tooMany);
/** In the voter's own words; may be empty. */
const reason = boundedText(EVALUATION_LIMITS.reason).default("");

export const STANCES = ["consent", "stand_aside", "object"] as const;
export type Stance = (typeof STANCES)[number];

/** One voter's ballot on the options themselves. Holds whole numbers and text only, as canonical JSON does. */
export const voteContentShape = z.discriminatedUnion("kind", [
  /** All options that would do. */
  z.object({ kind: z.literal("approval"), marked: optionIds, reason }),
  /** Groups from the most to the least liked; options of one group tie, and those left out come last. */
  z.object({
    kind: z.literal("ranked"),
    ranking: z.array(optionIds.min(1)).max(EVALUATION_LIMITS.options),
    reason,
  }),
  /** Option id → 1 to 5; an option without a score is abstained from. */
  z.object({ kind: z.literal("score"), scores, reason }),
  /** Null while nothing is chosen. */
  z.object({ kind: z.literal("consent"), stance: z.enum(STANCES).nullable(), reason }),
]);
export type VoteContent = z.output<typeof voteContentShape>;

/** `number` is the decision's, from the address. The round is named so that a ballot never lands in a later one. */
export const voteShape = z.object({
  number: z.coerce.number().int().positive().max(999_999_999),
  roundId: z.uuid(),
  vote: voteContentShape,
  /** When what it was made from was saved or submitted, null for nothing: what another tab saved since is not replaced unseen. */
  basedOn: z.iso.datetime().nullable().optional(),
});
export type VoteInput = z.output<typeof voteShape>;
