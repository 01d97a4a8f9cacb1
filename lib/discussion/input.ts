import { z } from "zod";
import { storable } from "@/lib/text/input";
import { COMMENT_LIMIT } from "./rules";

const commentId = z.uuid();

/** Markdown. Members are mentioned as `@[Full Name](member:<uuid>)`. */
export const commentBody = storable(
  z
    .string()
    .trim()
    .min(1, "Write something first.")
    .max(COMMENT_LIMIT, `Shorten this to ${COMMENT_LIMIT.toLocaleString("en")} characters.`),
);

const place = {
  decisionId: z.uuid(),
  evaluationId: z.uuid().optional(),
  criterionId: z.uuid().optional(),
  optionId: z.uuid().optional(),
  /** A thread on a passage of the record. */
  passageId: z.uuid().optional(),
};
const PARTIAL_CELL = "A comment on a cell names its evaluation, its criterion and its option.";
const namesWholeCell = ({ evaluationId, criterionId, optionId }: z.output<z.ZodObject<typeof place>>) =>
  (criterionId === undefined) === (optionId === undefined) && (criterionId === undefined || evaluationId !== undefined);

/** A comment on the decision; with `passageId` in a thread on its record, with `evaluationId` on its evaluation, with criterion and option on one cell of it. */
export const postCommentShape = z.object({ ...place, body: commentBody }).refine(namesWholeCell, PARTIAL_CELL);
export type PostComment = z.output<typeof postCommentShape>;

export const editCommentShape = z.object({ commentId, body: commentBody });
export type EditComment = z.output<typeof editCommentShape>;

export const deleteCommentShape = z.object({ commentId });
export type DeleteComment = z.output<typeof deleteCommentShape>;

/** Which thread was looked at: the decision's own, its evaluation's, or one cell's. */
export const markMentionsSeenShape = z.object(place).refine(namesWholeCell, PARTIAL_CELL);
export type MarkMentionsSeen = z.output<typeof markMentionsSeenShape>;
