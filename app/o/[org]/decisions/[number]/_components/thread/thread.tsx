import { EyeOff } from "@/app/_ui/icons";
import { Note } from "@/app/_ui/feedback/note";
import type { Thread as ThreadView } from "@/lib/discussion/queries";
import { CommentItem } from "./comment-item";
import { Composer } from "./composer";
import { SeeMentions } from "./see-mentions";

interface Props {
  readonly slug: string;
  /** From `getThread` or `readThread`: of the decision, of its evaluation, or of one cell. */
  readonly thread: ThreadView;
  /** What the empty field says: "Reply, or say what would change your score". */
  readonly placeholder?: string;
  /** Buttons left of "Comment", such as settling a cell. */
  readonly actions?: React.ReactNode;
}

/** Comments, oldest first, and a field to answer. Says why when nobody can write here now. */
export function Thread({ slug, thread, placeholder = "Comment, or name somebody with @", actions }: Props) {
  return (
    <div className="grid gap-4">
      {thread.unseenMentions > 0 && <SeeMentions slug={slug} place={thread.place} />}
      {thread.comments.length > 0 && (
        <ol className="grid gap-4">
          {thread.comments.map((comment) => (
            <CommentItem
              key={comment.id}
              slug={slug}
              comment={comment}
              mentionable={thread.mentionable}
              isShut={thread.shut !== null}
            />
          ))}
        </ol>
      )}
      {thread.shut === null ? (
        <Composer
          slug={slug}
          place={thread.place}
          mentionable={thread.mentionable}
          placeholder={placeholder}
          actions={actions}
        />
      ) : (
        <Note icon={EyeOff}>{thread.shut}</Note>
      )}
    </div>
  );
}
