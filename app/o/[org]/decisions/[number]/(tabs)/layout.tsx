import type { ReactNode } from "react";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageTabs } from "@/app/_ui/layout/page-tabs";
import { StatusPill } from "@/app/_ui/state/status-pill";
import { FollowButton } from "@/app/o/[org]/_following/follow-button";
import { requireOrg } from "@/lib/auth/context";
import { isFollowed } from "@/lib/following/queries";
import { RecordActions } from "../_components/record-actions";
import { decisionOf, type DecisionParams } from "../decision";

interface Props {
  readonly params: DecisionParams;
  readonly children: ReactNode;
}

/** What all pages about one decision share: where one is, its state, what one can do, and the tabs. */
export default async function DecisionLayout({ params, children }: Props) {
  const { org, number } = await params;
  const [ctx, decision] = await Promise.all([requireOrg(org), decisionOf(org, number)]);
  const thing = { decisionId: decision.id };
  const base = `/o/${ctx.slug}/decisions/${decision.number}`;
  return (
    <>
      <PageBar
        path={[
          { label: "Decisions", href: `/o/${ctx.slug}/decisions` },
          {
            label: (
              <>
                <span className="mono font-normal text-ink-3">ADR-{decision.number}</span>{" "}
                <span className="max-lg:hidden">{decision.title}</span>
              </>
            ),
          },
        ]}
        badge={<StatusPill status={decision.status} />}
      >
        <FollowButton
          slug={ctx.slug}
          thing={thing}
          name={`ADR-${decision.number}`}
          isFollowed={await isFollowed(ctx, thing)}
        />
        <RecordActions ctx={ctx} decision={decision} />
      </PageBar>
      <PageTabs
        label={`ADR-${decision.number}`}
        tabs={[
          { label: "Record", href: base },
          { label: "Evaluation", href: `${base}/evaluation`, also: [`${base}/votes`, `${base}/ownership`] },
          { label: "Approval", href: `${base}/approval` },
          { label: "History", href: `${base}/history` },
        ]}
      />
      {children}
    </>
  );
}
