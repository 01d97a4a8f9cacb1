import type { ReactNode } from "react";
import { SegmentLinks } from "@/app/_ui/layout/segment-links";
import { Lead } from "@/app/_ui/text/lead";
import type { Discussion } from "@/lib/evaluations/discussion/queries";
import { hrefOf, type DiscussionState } from "./view-state";

interface Props {
  readonly discussion: Discussion;
  readonly state: DiscussionState;
  /** What the steward can do next. */
  readonly children: ReactNode;
}

const VIEWS = [
  { show: "mean", label: "Mean" },
  { show: "spread", label: "Spread" },
  { show: "numbers", label: "Numbers" },
] as const;

/** How far the group agrees, and which round and view of it is shown. */
export function Strip({ discussion, state, children }: Props) {
  const [fact, ...rest] = discussion.lead.split(/(?<=\.) /);
  const isMovement = state.show === "movement";
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-5 gap-y-3 border-b border-line px-4 pt-4 pb-3 sm:px-5 sm:pb-3.5">
      <Lead className="min-w-[20rem] flex-1" rest={rest.join(" ")}>
        {fact}
      </Lead>
      {discussion.rounds.length > 1 && (
        <SegmentLinks
          label="Round"
          segments={[
            ...discussion.rounds.map(({ number }) => ({
              label: `Round ${number}`,
              href: hrefOf({ ...state, round: number, show: isMovement ? "mean" : state.show }),
              isCurrent: !isMovement && number === discussion.round,
            })),
            {
              label: "Movement",
              href: hrefOf({ ...state, round: null, show: "movement" }),
              isCurrent: isMovement,
            },
          ]}
        />
      )}
      <SegmentLinks
        label="Show"
        className="max-sm:hidden"
        segments={VIEWS.map(({ show, label }) => ({
          label,
          href: hrefOf({ ...state, show }),
          isCurrent: state.show === show,
        }))}
      />
      {children}
    </header>
  );
}
