import { SectionTitle } from "@/app/_ui/text/section-title";
import type { Ctx } from "@/lib/access/context";
import { can } from "@/lib/access/can";
import type { DecisionHeader } from "@/lib/decisions/record/queries";
import { isResolved, type Placed } from "./placed";
import { SuggestionItem } from "./suggestion-item";
import { ThreadItem } from "./thread-item";

interface Props {
  readonly ctx: Ctx;
  readonly decision: DecisionHeader;
  readonly passages: readonly Placed[];
}

/** What is said and suggested on passages, in the order of the text; resolved threads fold away. Nothing where nothing is. */
export function PassageList({ ctx, decision, passages }: Props) {
  if (passages.length === 0) return null;
  const open = passages.filter((one) => !isResolved(one));
  const resolved = passages.filter(isResolved);
  const permission = can(ctx, "edit decisions", decision);
  const item = (one: Placed) =>
    one.type === "thread" ? (
      <ThreadItem key={one.about.id} slug={ctx.slug} placed={one} passage={one.about} />
    ) : (
      <SuggestionItem
        key={one.about.id}
        slug={ctx.slug}
        placed={one}
        suggestion={one.about}
        refusal={permission.allowed ? null : permission.reason}
      />
    );
  return (
    <section id="passages" className="mt-10 grid gap-4 border-t border-line pt-5">
      <SectionTitle count={open.length}>On passages</SectionTitle>
      {open.length > 0 && <ol className="grid gap-5">{open.map(item)}</ol>}
      {resolved.length > 0 && (
        <details>
          <summary className="text-ink-3">Resolved threads: {resolved.length}</summary>
          <ol className="mt-3 grid gap-5">{resolved.map(item)}</ol>
        </details>
      )}
    </section>
  );
}
