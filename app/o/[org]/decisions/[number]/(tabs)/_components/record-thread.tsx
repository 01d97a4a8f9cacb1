import { SectionTitle } from "@/app/_ui/text/section-title";
import type { Ctx } from "@/lib/access/context";
import { getThread } from "@/lib/discussion/queries";
import { Thread } from "../../_components/thread/thread";

/** What people say about the decision, below its record. Loaded after it, because one comes to read the record. */
export async function RecordThread({ ctx, decisionId }: { ctx: Ctx; decisionId: string }) {
  const thread = await getThread(ctx, { decisionId });
  return (
    <section id="comments" className="mt-10 grid gap-4 border-t border-line pt-5">
      <SectionTitle count={thread.comments.length}>Comments</SectionTitle>
      <Thread slug={ctx.slug} thread={thread} />
    </section>
  );
}
