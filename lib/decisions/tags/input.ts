import { z } from "zod";
import { storable } from "@/lib/text/input";
import { normalTag, TAG_LENGTH, TAGS_LIMIT } from "./rules";

/** One tag, as it is kept. */
export const tagShape = storable(z.string().max(400))
  .transform(normalTag)
  .refine((tag) => tag !== "", "A tag has a letter at least.")
  .refine((tag) => tag.length <= TAG_LENGTH, `A tag has at most ${TAG_LENGTH} characters.`);

export const setTagsShape = z.object({
  decisionId: z.uuid(),
  tags: z
    .array(tagShape)
    .transform((tags) => [...new Set(tags)])
    .refine((tags) => tags.length <= TAGS_LIMIT, `A decision has at most ${TAGS_LIMIT} tags.`),
});
export type SetTags = z.output<typeof setTagsShape>;
