import type { Metadata } from "next";
import { EmptyState } from "@/app/_ui/feedback/empty-state";
import { PageBody } from "@/app/_ui/layout/page-body";
import { Lead } from "@/app/_ui/text/lead";
import { counted } from "@/app/_ui/text/format";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { listGoals } from "@/lib/organizations/goals/queries";
import { importanceShares } from "@/lib/organizations/goals/rules";
import { ArchivedGoals } from "./_components/archived-goals";
import { GoalList } from "./_components/goal-list";
import { NewGoal } from "./_components/new-goal";

export const metadata: Metadata = { title: "Goals" };

/** What the organization wants, and how much of it. Criteria that serve a goal can take their weight from it. */
export default async function GoalsPage({ params }: { readonly params: Promise<{ readonly org: string }> }) {
  const ctx = await requireOrg((await params).org);
  const goals = await listGoals(ctx);
  const permission = can(ctx, "manage goals");
  const refusal = permission.allowed ? null : permission.reason;
  const current = goals.filter(({ archivedAt }) => archivedAt === null);
  const archived = goals.filter(({ archivedAt }) => archivedAt !== null);
  const shares = importanceShares(goals);
  const most = [...current].sort((a, b) => b.importance - a.importance)[0];
  return (
    <PageBody>
      <div className="max-w-[44rem]">
        <Lead
          className="mb-6"
          rest="An evaluation links its criteria to goals; weights are then proposed from here, and the result shows what each goal brought."
        >
          {most === undefined
            ? "No goal is named yet."
            : `${counted(current.length, "goal")}; ${most.name} matters most, with ${Math.round(100 * (shares.get(most.id) ?? 0))}%.`}
        </Lead>
        {current.length === 0 ? (
          <EmptyState title="No goal yet">
            A goal says what the organization wants of its technology in the years to come: deliver sooner, hire more
            easily, keep data safe. Two to six are enough.
          </EmptyState>
        ) : (
          <GoalList
            slug={ctx.slug}
            goals={current.map((goal) => ({ goal, share: shares.get(goal.id) ?? 0 }))}
            refusal={refusal}
          />
        )}
        <NewGoal slug={ctx.slug} refusal={refusal} />
        {archived.length > 0 && <ArchivedGoals slug={ctx.slug} goals={archived} refusal={refusal} />}
      </div>
    </PageBody>
  );
}
