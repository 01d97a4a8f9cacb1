import { Person } from "@/app/_ui/people/person";
import { Markdown } from "@/app/_ui/text/markdown";
import { Time } from "@/app/_ui/text/time";
import type { Comment, Thread, ThreadKey } from "@/lib/discussion/queries";
import { withMentionsStrong } from "@/lib/discussion/rules";
import { namedAt } from "../named";
import { OwnComment } from "./own-comment";

interface Props {
  readonly slug: string;
  /** The thread it stands in. */
  readonly place: ThreadKey;
  readonly comment: Comment;
  /** Decisions that the thread names. */
  readonly named: Thread["named"];
  /** True while the thread is shut: then nothing in it can be edited. */
  readonly isShut: boolean;
}

/** One comment; of a deleted one it says that there was one. */
export function CommentItem({ slug, place, comment, named, isShut }: Props) {
  const { author, body } = comment;
  const text =
    body === null ? (
      <p className="text-ink-3">This comment was deleted by its author.</p>
    ) : (
      <div className="**:text-base">
        <Markdown source={withMentionsStrong(body)} headingLevel={4} named={namedAt(slug, named)} />
      </div>
    );
  return (
    <li id={`comment-${comment.id}`} className="grid scroll-mt-16 grid-cols-[22px_minmax(0,1fr)] gap-x-2.5">
      <Person id={author.memberId} name={author.name} />
      <div className="grid min-w-0 gap-0.5">
        <p className="flex min-h-[22px] items-center gap-1.5 text-xs text-ink-3">
          <b className="text-sm font-medium text-ink">{author.name}</b>
          <Time at={comment.createdAt} as="age" now={new Date()} />
          {comment.editedAt !== null && !comment.isDeleted && <span>edited</span>}
        </p>
        {comment.isOwn && body !== null ? (
          <OwnComment slug={slug} place={place} commentId={comment.id} body={body} isShut={isShut}>
            {text}
          </OwnComment>
        ) : (
          text
        )}
      </div>
    </li>
  );
}
