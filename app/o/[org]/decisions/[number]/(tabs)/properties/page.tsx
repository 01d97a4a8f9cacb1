import type { Metadata } from "next";
import { RefusedPage } from "@/app/_ui/feedback/refused-page";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { getRecord, listPossibleStewards } from "@/lib/decisions/record/queries";
import { listUsedTags } from "@/lib/decisions/tags/queries";
import { readLines } from "../../../../_shell/lines";
import { numberOf, titleOf, type DecisionParams } from "../../decision";
import { PropertiesForm } from "./_components/properties-form";

export async function generateMetadata({ params }: { params: DecisionParams }): Promise<Metadata> {
  return titleOf(params, "Properties");
}

/** Who looks after the decision, where it is made for, what it is about, and when it is looked at again. */
export default async function PropertiesPage({ params }: { params: DecisionParams }) {
  const { org, number } = await params;
  const ctx = await requireOrg(org);
  const { decision, tags } = await orNotFound(getRecord(ctx, numberOf(number)));
  const permission = can(ctx, "edit decisions", decision);
  if (!permission.allowed)
    return (
      <RefusedPage
        title="These properties stay as they are."
        reason={permission.reason}
        way={{ label: "Read the record", href: `/o/${ctx.slug}/decisions/${decision.number}` }}
      />
    );
  const [stewards, lines, usedTags] = await Promise.all([listPossibleStewards(ctx), readLines(ctx), listUsedTags(ctx)]);
  const isOpen = decision.status === "draft" || decision.status === "proposed";
  const kept = decision.lines.filter((line) => !lines.some((open) => open.id === line.id));
  return (
    <PageBody>
      <Lead className="mb-6" rest="Each change is kept in the history.">
        Properties of ADR-{decision.number}.
      </Lead>
      <PropertiesForm
        slug={ctx.slug}
        decisionId={decision.id}
        backTo={`/o/${ctx.slug}/decisions/${decision.number}`}
        stewardId={decision.stewardId}
        stewards={stewards}
        reviewOn={decision.reviewOn}
        tags={tags}
        usedTags={usedTags}
        chosenLines={decision.productLineIds}
        lines={[
          ...lines.map(({ id, name, depth }) => ({ value: id, label: name, depth })),
          ...kept.map(({ id, name }) => ({ value: id, label: name, note: "archived" })),
        ]}
        linesRefusal={isOpen ? null : `It is ${decision.status}, so its product lines stay.`}
      />
    </PageBody>
  );
}
