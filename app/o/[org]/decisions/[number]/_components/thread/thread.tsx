import type { Thread as ThreadView } from "@/lib/discussion/queries";
import { Answer } from "./answer";
import { CommentList } from "./comment-list";

/** Comments on a decision, oldest first, and a field to answer. */
export function Thread({ slug, thread }: { slug: string; thread: ThreadView }) {
  return (
    <div className="grid gap-4">
      <CommentList slug={slug} thread={thread} className="gap-4" />
      <Answer slug={slug} thread={thread} placeholder="Comment, or name somebody with @" />
    </div>
  );
}
