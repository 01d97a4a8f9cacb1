import { EyeOff } from "@/app/_ui/icons";
import type { ReactNode } from "react";
import { Note } from "@/app/_ui/feedback/note";
import type { Thread } from "@/lib/discussion/queries";
import { CommentItem } from "../../_components/thread/comment-item";
import { Composer } from "../../_components/thread/composer";
import { SeeMentions } from "../../_components/thread/see-mentions";

interface Props {
  readonly label: string;
  readonly slug: string;
  readonly thread: Thread;
  readonly placeholder: string;
  readonly header: ReactNode;
  /** Buttons left of "Reply". */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** What stands beside the map: a head, what it is about, the comments, and at the foot a field to answer. */
export function Pane({ label, slug, thread, placeholder, header, actions, children }: Props) {
  return (
    <section
      aria-label={label}
      data-talk
      className="flex min-h-0 flex-col border-line max-lg:border-t lg:overflow-hidden lg:border-l"
    >
      {thread.unseenMentions > 0 && <SeeMentions slug={slug} place={thread.place} />}
      <header className="px-4 pt-3.5 sm:px-5">{header}</header>
      <div tabIndex={0} className="relative min-h-0 flex-1 px-4 pb-4 sm:px-5 lg:overflow-auto">
        {children}
        {thread.comments.length > 0 && (
          <ol aria-label="Comments" className="grid gap-3.5 pt-3">
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
      </div>
      <footer className="shrink-0 border-t border-line px-4 pt-3 pb-3.5 max-sm:pb-24 sm:px-5">
        {thread.shut === null ? (
          <Composer
            key={`${thread.place.criterionId ?? ""}:${thread.place.optionId ?? ""}`}
            slug={slug}
            place={thread.place}
            mentionable={thread.mentionable}
            placeholder={placeholder}
            actions={actions}
            isPrimary
          />
        ) : (
          <Note icon={EyeOff}>{thread.shut}</Note>
        )}
      </footer>
    </section>
  );
}
