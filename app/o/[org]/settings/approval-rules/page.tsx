import type { Metadata } from "next";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { counted } from "@/app/_ui/text/format";
import { SectionTitle } from "@/app/_ui/text/section-title";
import { can } from "@/lib/access/can";
import { listDelegations } from "@/lib/approvals/delegations/queries";
import { getApprovalRules, type ApprovalRulesPage } from "@/lib/approvals/approval-rules/queries";
import { requireOrg } from "@/lib/auth/context";
import { RuleChanges } from "./_components/rule-changes";
import { RuledPlaceRow } from "./_components/ruled-place";
import { StandingIn } from "./_components/standing-in/standing-in";

export const metadata: Metadata = { title: "Approval rules" };

/** What approving takes, line by line, and who stands in for whom. */
export default async function ApprovalRules({ params }: { readonly params: Promise<{ readonly org: string }> }) {
  const ctx = await requireOrg((await params).org);
  const [page, delegations] = await Promise.all([getApprovalRules(ctx), listDelegations(ctx)]);
  const permission = can(ctx, "manage approval rules");
  const mayDelegate = can(ctx, "delegate approvals");
  const names = Object.fromEntries(page.names);
  return (
    <PageBody>
      <div className="max-w-[48rem]">
        <Lead
          className="mb-6"
          rest="A line without a rule of its own has the one above it. What waits for approval keeps the rule it began under."
        >
          {leadOf(page)}
        </Lead>
        <ul>
          {page.places.map((place) => (
            <RuledPlaceRow
              key={place.id ?? "organization"}
              slug={ctx.slug}
              place={place}
              placeNames={page.places.map(({ id, name }) => ({ id, name }))}
              approvers={page.approvers}
              names={names}
              waiting={page.waiting}
              refusal={permission.allowed ? null : permission.reason}
            />
          ))}
        </ul>
        <SectionTitle className="mt-10" count={delegations.length}>
          Standing in
        </SectionTitle>
        <StandingIn
          slug={ctx.slug}
          memberId={ctx.memberId}
          isOwner={ctx.role === "owner"}
          delegations={delegations}
          approvers={page.approvers}
          refusal={mayDelegate.allowed ? null : mayDelegate.reason}
        />
        {page.changes.length > 0 && <RuleChanges changes={page.changes} names={page.names} />}
      </div>
    </PageBody>
  );
}

function leadOf({ places }: ApprovalRulesPage): string {
  const own = places.filter((place) => place.own !== null);
  const [whole] = places;
  if (own.length === 0) return "One approval of each product line accepts a decision: by a lead of it, or by an owner.";
  if (own.length === 1 && whole?.own != null) return "One rule holds for the whole organization.";
  return `${counted(own.filter(({ id }) => id !== null).length, "product line")} ${own.length === 1 ? "has a rule of its" : "have rules of their"} own.`;
}
