import type { ReactNode } from "react";
import type { Thread } from "@/lib/discussion/queries";
import { Pane } from "./pane";

/** What is said about the evaluation as a whole. */
export function WholePane({ slug, thread, children }: { slug: string; thread: Thread; children: ReactNode }) {
  return (
    <Pane
      label="The whole evaluation"
      slug={slug}
      thread={thread}
      placeholder="Say something about the evaluation as a whole"
      header={
        <>
          <p className="text-xs text-ink-3">On no single cell</p>
          <h2 className="text-md font-semibold tracking-tight">The whole evaluation</h2>
        </>
      }
    >
      {children}
      {thread.comments.length === 0 && (
        <p className="pt-2 text-ink-3">
          Nobody has said anything yet. Open a cell of the map to read its reasons and to answer them.
        </p>
      )}
    </Pane>
  );
}
