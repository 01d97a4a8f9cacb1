"use server";

import { action } from "@/lib/action";
import { deleteCommentShape, editCommentShape, markMentionsSeenShape, postCommentShape } from "@/lib/discussion/input";
import {
  deleteComment as deleteVerb,
  editComment as editVerb,
  markMentionsSeen as seenVerb,
  postComment as postVerb,
} from "@/lib/discussion/mutations";

export const postComment = action(postCommentShape, postVerb);
export const editComment = action(editCommentShape, editVerb);
export const deleteComment = action(deleteCommentShape, deleteVerb);
export const markMentionsSeen = action(markMentionsSeenShape, seenVerb);
