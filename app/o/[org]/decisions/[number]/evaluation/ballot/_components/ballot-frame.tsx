import { Check } from "@/app/_ui/icons";
import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_ui/form/button-link";
import { PageBar } from "@/app/_ui/layout/page-bar";
import type { DraftState } from "./draft-keeper";

interface Props {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  readonly here: string;
  readonly draft: DraftState;
  /** Is what is shown submitted? Then the way on is the one filled button. */
  readonly isSubmitted: boolean;
  readonly aside: ReactNode;
  readonly children: ReactNode;
  readonly footer: ReactNode;
}

/** The ballot's frame: where one is, whether the draft is safe, and what comes next under the thumb. */
export function BallotFrame({ slug, number, title, here, draft, isSubmitted, aside, children, footer }: Props) {
  const decision = `/o/${slug}/decisions/${number}`;
  return (
    <div data-rail className="flex min-h-0 flex-1 flex-col">
      <PageBar
        path={[
          { label: <span className="mono">ADR-{number}</span>, href: decision },
          { label: title, href: `${decision}/evaluation` },
          { label: here },
        ]}
      >
        <span data-wide={isSubmitted ? undefined : true} className="flex items-center gap-2">
          <DraftNote state={draft} />
          <ButtonLink href={`${decision}/evaluation`} variant={isSubmitted ? "primary" : "secondary"}>
            {isSubmitted ? "To the evaluation" : "Leave"}
          </ButtonLink>
        </span>
      </PageBar>
      <div className="grid min-h-0 flex-1 md:grid-cols-[240px_minmax(0,1fr)]">
        {aside}
        <div data-scroller tabIndex={-1} className="relative min-h-0 outline-none sm:overflow-auto">
          {draft.kind !== "untouched" && (
            <div className="px-4 pt-2 sm:hidden">
              <DraftNote state={draft} />
            </div>
          )}
          {children}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2 border-t border-line bg-surface px-4 py-2.5 max-sm:sticky max-sm:bottom-[58px] sm:h-14 sm:px-5">
        {footer}
      </div>
    </div>
  );
}

function DraftNote({ state }: { state: DraftState }) {
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
  return (
    <p
      role="status"
      className={`flex items-center gap-1.5 text-xs ${state.kind === "failed" ? "text-critical-ink" : "text-ink-3"}`}
    >
      {state.kind === "saved" && (
        <>
          <Check className="size-3.5" />
          <span suppressHydrationWarning>Draft saved {clock.format(state.at)}</span>
        </>
      )}
      {state.kind === "saving" && "Saving"}
      {state.kind === "failed" && state.message}
    </p>
  );
}
