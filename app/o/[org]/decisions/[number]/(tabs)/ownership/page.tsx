import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { Note } from "@/app/_ui/feedback/note";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { Link } from "@/app/_ui/link/link";
import { requireOrg } from "@/lib/auth/context";
import { getOwnership } from "@/lib/evaluations/ownership/queries";
import { decisionOf, titleOf, type DecisionParams } from "../../decision";
import { OwnershipForm } from "../../_ownership/ownership-form";
import { OwnershipTable } from "../../_ownership/ownership-table";

interface Props {
  readonly params: DecisionParams;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return titleOf(params, "Cost of ownership");
}

/** What owning each option takes, entered until the evaluation closes. */
export default async function OwnershipPage({ params }: Props) {
  const { org, number: text } = await params;
  const ctx = await requireOrg(org);
  const { number } = await decisionOf(org, text);
  const found = await orNotFound(getOwnership(ctx, { number }));
  if (found === null) notFound();
  const { evaluationId, options, ownership, refusal, costCriteria } = found;
  return (
    <PageBody>
      <p className="pb-2 text-xs">
        <Link href={`/o/${ctx.slug}/decisions/${number}/evaluation`} className="link">
          Back to the evaluation
        </Link>
      </p>
      <Lead rest="Low, likely and high guesses; the result shows points against cost, and never mixes the two.">
        What does owning each option take?
      </Lead>
      {costCriteria.length > 0 && (
        <div className="mt-4">
          <Note>
            Cost is judged by a criterion as well: {costCriteria.join(", ")}. Keep one of the two, or cost counts twice.
          </Note>
        </div>
      )}
      {refusal === null ? (
        <OwnershipForm
          slug={ctx.slug}
          memberId={ctx.memberId}
          evaluationId={evaluationId}
          options={options}
          ownership={ownership}
        />
      ) : (
        <OwnershipTable options={options} ownership={ownership} refusal={refusal} />
      )}
    </PageBody>
  );
}
