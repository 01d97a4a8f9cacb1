import type { Thread } from "@/lib/discussion/queries";
import { CommentItem } from "./comment-item";
import { SeeMentions } from "./see-mentions";

interface Props {
  readonly slug: string;
  readonly thread: Thread;
  /** Its distances. */
  readonly className: string;
}

/** A thread's comments, oldest first. Who reads them here has seen that they were mentioned. */
export function CommentList({ slug, thread: { comments, place, shut, unseenMentions, named }, className }: Props) {
  return (
    <>
      {unseenMentions > 0 && <SeeMentions slug={slug} place={place} />}
      {comments.length > 0 && (
        <ol aria-label="Comments" className={`grid ${className}`}>
          {comments.map((comment) => (
            <CommentItem
              key={comment.id}
              slug={slug}
              place={place}
              comment={comment}
              named={named}
              isShut={shut !== null}
            />
          ))}
        </ol>
      )}
    </>
  );
}
