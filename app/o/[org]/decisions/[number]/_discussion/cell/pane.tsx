import type { ReactNode } from "react";
import type { Thread } from "@/lib/discussion/queries";
import { Answer } from "../../_components/thread/answer";
import { CommentList } from "../../_components/thread/comment-list";

interface Props {
  readonly label: string;
  readonly slug: string;
  readonly thread: Thread;
  readonly placeholder: string;
  readonly header: ReactNode;
  /** Buttons left of "Comment". */
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
      <header className="px-4 pt-3.5 sm:px-5">{header}</header>
      <div tabIndex={0} className="relative min-h-0 flex-1 px-4 pb-4 sm:px-5 lg:overflow-auto">
        {children}
        <CommentList slug={slug} thread={thread} className="gap-3.5 pt-3" />
      </div>
      <footer className="shrink-0 border-t border-line px-4 pt-3 pb-3.5 max-sm:pb-24 sm:px-5">
        <Answer slug={slug} thread={thread} placeholder={placeholder} actions={actions} isPrimary />
      </footer>
    </section>
  );
}
