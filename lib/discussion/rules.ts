import type { EvaluationPhase } from "@/db/enums";
import { forbidden, precondition } from "@/lib/errors";
import { MENTION, withMentionsNamed } from "@/lib/text/rules";

/** The longest comment, in characters. */
export const COMMENT_LIMIT = 8000;

/** The members a text mentions, each once, in the order of their first mention. */
export function mentionedMembers(body: string): readonly string[] {
  return [...new Set([...body.matchAll(MENTION)].flatMap((match) => match[2] ?? []))];
}

/** How a text mentions a member. Brackets in the name would end the mention early, so they become spaces. */
export function mentionOf(member: { readonly memberId: string; readonly name: string }): string {
  return `@[${member.name.replace(/[[\]\\]/g, " ")}](member:${member.memberId})`;
}

/** The text as Markdown for a reader: a mention is the person's name in strong type. */
export function withMentionsStrong(body: string): string {
  return body.replace(MENTION, (_, name: string) => `**@${name.replace(/([*_`<>~|])/g, "\\$1")}**`);
}

/** The text in one line without mention syntax, for a list or a mail. */
export function inOneLine(body: string): string {
  return withMentionsNamed(body).replace(/\s+/g, " ").trim();
}

/** Where a comment is read, behind its decision's address: on the record, beside its cell, or beside the whole map. */
export function commentAddress(comment: {
  readonly commentId: string;
  readonly evaluationId: string | null;
  readonly criterionId: string | null;
  readonly optionId: string | null;
}): string {
  const { commentId, evaluationId, criterionId, optionId } = comment;
  const cell = criterionId === null || optionId === null ? "whole" : `${criterionId}:${optionId}`;
  return `${evaluationId === null ? "" : `/evaluation?cell=${cell}`}#comment-${commentId}`;
}

/** What a thread on an evaluation hangs on. */
export interface ThreadState {
  readonly phase: EvaluationPhase;
  readonly hasBlindRound: boolean;
}

/** Why nobody can write on this evaluation now, or null (rule 25). Comments on the decision itself are always open. */
export function whyThreadIsShut({ phase, hasBlindRound }: ThreadState): string | null {
  if (phase === "cancelled")
    return "This evaluation was cancelled; its threads stay as they are. Comment on the decision instead.";
  if (hasBlindRound && (phase === "weighting" || phase === "scoring"))
    return "This round is blind, so its threads open when it is revealed. Comment on the decision instead.";
  return null;
}

/** Refuses writing while the round is blind. */
export function assertThreadOpen(state: ThreadState): void {
  const reason = whyThreadIsShut(state);
  if (reason !== null) throw precondition(reason);
}

/** Only its author changes a comment, and only while it is there. */
export function assertOwnComment(
  comment: { authorId: string; authorName: string; deletedAt: Date | null },
  memberId: string,
): void {
  if (comment.authorId !== memberId)
    throw forbidden(`Only ${comment.authorName} can change this comment. Answer it instead.`);
  if (comment.deletedAt !== null) throw precondition("This comment was deleted. Write a new one.");
}
