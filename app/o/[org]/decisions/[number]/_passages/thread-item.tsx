import type { PassageThread } from "@/lib/discussion/passages/queries";
import { ActButton } from "../_components/act-button";
import { Answer } from "../_components/thread/answer";
import { CommentList } from "../_components/thread/comment-list";
import { reopenPassage, resolvePassage } from "./actions";
import { PassageFrame } from "./passage-frame";
import type { Placed } from "./placed";

interface Props {
  readonly slug: string;
  readonly placed: Placed;
  readonly passage: PassageThread;
}

/** A thread on a passage: the words as they were, what is said of them, and a field to answer. */
export function ThreadItem({ slug, placed, passage }: Props) {
  const { id, quote, canSettle, resolvedAt, thread } = passage;
  const settle = resolvedAt === null ? resolvePassage : reopenPassage;
  const button = canSettle && (
    <ActButton size="sm" variant="quiet" run={settle.bind(null, slug, { passageId: id })}>
      {resolvedAt === null ? "Resolve" : "Reopen"}
    </ActButton>
  );
  return (
    <PassageFrame placed={placed}>
      <blockquote className="line-clamp-4 text-base wrap-anywhere whitespace-pre-line text-ink-3">{quote}</blockquote>
      <CommentList slug={slug} thread={thread} className="gap-3" />
      {resolvedAt === null ? (
        <Answer slug={slug} thread={thread} placeholder="Answer, or name somebody with @" actions={button} />
      ) : (
        <p className="flex items-center gap-2 text-xs text-ink-3">Resolved. {button}</p>
      )}
    </PassageFrame>
  );
}
