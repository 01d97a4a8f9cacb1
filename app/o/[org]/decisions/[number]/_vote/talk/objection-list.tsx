import { Check, CircleAlert, Undo2 } from "@/app/_ui/icons";
import { Person } from "@/app/_ui/people/person";
import { SectionTitle } from "@/app/_ui/text/section-title";
import type { VoteView } from "@/lib/evaluations/votes/views/queries";
import { MeetButton, WithdrawButton } from "./objection-buttons";

type Objection = VoteView["objections"][number];

const STATES = {
  open: { word: "Stands", icon: CircleAlert, ink: "text-caution-ink" },
  met: { word: "Met", icon: Check, ink: "text-positive-ink" },
  withdrawn: { word: "Withdrawn", icon: Undo2, ink: "text-ink-3" },
} as const;

/** Every objection, who raised it and what became of it. Those that stand are answered here. */
export function ObjectionList({ slug, vote }: { slug: string; vote: VoteView }) {
  const { objections, closed, may, evaluationId } = vote;
  const standing = objections.filter(({ state }) => state === "open").length;
  return (
    <section aria-label="Objections">
      <SectionTitle className="mt-8 mb-2" count={standing}>
        Objections
      </SectionTitle>
      <ul className="border-t border-line">
        {objections.map((one) => (
          <li key={one.member} className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line py-3">
            <Person id={one.member} name={one.name} />
            <div className="min-w-[14rem] flex-1">
              <p className="font-medium text-ink">
                {one.name}
                {one.isYou && <span className="ml-1.5 text-xs font-regular text-ink-3">you</span>}
              </p>
              <p className="text-base">{one.reason}</p>
              {one.resolution !== "" && (
                <p className="mt-1 text-base text-ink-3">
                  {one.resolvedByName}: {one.resolution}
                </p>
              )}
            </div>
            <State objection={one} />
            {closed === null && one.state === "open" && (
              <span className="flex gap-2">
                {may.steer.allowed && (
                  <MeetButton slug={slug} evaluationId={evaluationId} memberId={one.member} name={one.name} />
                )}
                {one.isYou && <WithdrawButton slug={slug} evaluationId={evaluationId} />}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function State({ objection: { state } }: { objection: Objection }) {
  const { word, icon: Icon, ink } = STATES[state];
  return (
    <span className={`flex min-h-7 items-center gap-1.5 text-xs ${ink}`}>
      <Icon className="size-3.5" strokeWidth={1.75} />
      {word}
    </span>
  );
}
