import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Link } from "@/app/_ui/link/link";
import { StateGlyph } from "@/app/_ui/state/state-glyph";
import { counted, listed, numberWord } from "@/app/_ui/text/format";
import { Lead } from "@/app/_ui/text/lead";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { requireOrg } from "@/lib/auth/context";
import { getImpact, type RestingDecision } from "@/lib/decisions/impact/queries";
import { numberOf, titleOf, type DecisionParams } from "../../decision";

export async function generateMetadata({ params }: { params: DecisionParams }): Promise<Metadata> {
  return titleOf(params, "Impact");
}

/** What rests on this decision, nearest first: what to look at again before it is changed or ended. */
export default async function ImpactPage({ params }: { params: DecisionParams }) {
  const { org, number } = await params;
  const ctx = await requireOrg(org);
  const { decision, resting, isCut } = await orNotFound(getImpact(ctx, numberOf(number)));
  const base = `/o/${ctx.slug}/decisions`;
  if (resting.length === 0)
    return (
      <PageBody>
        <Lead className="mb-6">Nothing rests on ADR-{decision.number}.</Lead>
        <EmptyState title="No decision depends on it or amends it.">
          Those that do will stand here, and what depends on them in turn. Links are added beside the record.
        </EmptyState>
      </PageBody>
    );
  const steps = [...new Set(resting.map((one) => one.steps))];
  const lines = [...new Set(resting.flatMap(({ lineNames }) => lineNames))];
  return (
    <PageBody>
      <Lead className="mb-6" rest={leadRest(resting, lines, isCut)}>
        {numberWord(resting.length)} {resting.length === 1 ? "decision rests" : "decisions rest"} on ADR-
        {decision.number}.
      </Lead>
      <div className="grid gap-7">
        {steps.map((step) => (
          <section key={step}>
            <SectionTitle className="mb-1.5" count={resting.filter((one) => one.steps === step).length}>
              {step === 1 ? "Directly" : step === 2 ? "Through one of them" : `Through ${step - 1} others`}
            </SectionTitle>
            <ul>
              {resting
                .filter((one) => one.steps === step)
                .map((one) => (
                  <Row key={one.id} one={one} base={base} here={decision.number} />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </PageBody>
  );
}

function leadRest(resting: readonly RestingDecision[], lines: readonly string[], isCut: boolean): string {
  const direct = resting.filter((one) => one.steps === 1).length;
  const where =
    lines.length === 0
      ? ""
      : ` They are made for ${lines.length > 4 ? counted(lines.length, "product line") : listed(lines)}.`;
  const cut = isCut ? ` Only the nearest ${resting.length} are listed.` : "";
  return `${numberWord(direct)} directly. Look at them again before it is changed or ended.${where}${cut}`;
}

function Row({ one, base, here }: { one: RestingDecision; base: string; here: number }) {
  return (
    <li className="relative flex min-h-(--size-row) flex-wrap items-center gap-x-2.5 border-b border-line py-1.5 hover:bg-hover max-sm:min-h-11">
      <StateGlyph status={one.status} />
      <Link href={`${base}/${one.number}`} data-row className="clip font-medium text-ink after:absolute after:inset-0">
        {one.title}
      </Link>
      <span className="mono text-ink-3">ADR-{one.number}</span>
      <span className="ml-auto text-xs text-ink-3">
        {listed(one.by.map((by) => (by.number === here ? by.kind : `${by.kind} ADR-${by.number}`)))}
        {one.lineNames.length > 0 && ` · ${one.lineNames.join(", ")}`} · {one.steward}
      </span>
    </li>
  );
}
