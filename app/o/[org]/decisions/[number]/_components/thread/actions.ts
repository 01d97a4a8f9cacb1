"use server";

import { action } from "@/lib/action";
import { deleteCommentShape, editCommentShape, markMentionsSeenShape, postCommentShape } from "@/lib/discussion/input";
import {
  deleteComment as deleteVerb,
  editComment as editVerb,
  markMentionsSeen as seenVerb,
  postComment as postVerb,
} from "@/lib/discussion/mutations";
import { limited } from "@/lib/limits/limited";

export const postComment = action(postCommentShape, limited("write", postVerb));
export const editComment = action(editCommentShape, limited("write", editVerb));
export const deleteComment = action(deleteCommentShape, deleteVerb);
export const markMentionsSeen = action(markMentionsSeenShape, seenVerb);
