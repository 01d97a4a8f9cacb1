import type { Metadata } from "next";
import { Note } from "@/app/_ui/feedback/note";
import { RefusedPage } from "@/app/_ui/feedback/refused-page";
import { PageBar } from "@/app/_ui/layout/page-bar";
import { PageBody } from "@/app/_ui/layout/page-body";
import { StatusPill } from "@/app/_ui/state/status-pill";
import { orNotFound } from "@/app/o/[org]/or-not-found";
import { can } from "@/lib/access/can";
import { requireOrg } from "@/lib/auth/context";
import { getEditor } from "@/lib/decisions/drafts/queries";
import { decisionOf, titleOf, type DecisionParams } from "../decision";
import { Editor } from "./_components/editor";

export async function generateMetadata({ params }: { params: DecisionParams }): Promise<Metadata> {
  return titleOf(params, "Edit");
}

/** The record's editor: section by section, with the reader's own drafts on top of the latest revision. */
export default async function EditPage({ params }: { params: DecisionParams }) {
  const { org, number } = await params;
  const ctx = await requireOrg(org);
  const decision = await decisionOf(org, number);
  const permission = can(ctx, "edit decisions", decision);
  const base = `/o/${ctx.slug}/decisions/${decision.number}`;
  const bar = (
    <PageBar
      path={[
        { label: "Decisions", href: `/o/${ctx.slug}/decisions` },
        { label: <span className="mono">ADR-{decision.number}</span>, href: base },
        { label: decision.status === "accepted" ? "Correct" : "Edit" },
      ]}
      badge={<StatusPill status={decision.status} />}
    />
  );
  if (!permission.allowed)
    return (
      <>
        {bar}
        <RefusedPage
          title="You cannot edit this record."
          reason={permission.reason}
          way={{ label: "Read the record", href: base }}
        />
      </>
    );
  const { latest, drafts, pictures, together } = await orNotFound(getEditor(ctx, decision.number));
  return (
    <>
      {bar}
      <PageBody>
        <div className="max-w-[56rem] has-[[data-view=beside]]:max-w-[84rem]">
          {decision.status === "proposed" && (
            <div className="mb-5">
              <Note>Saving a revision voids approvals of the text before it: they are for exactly what was read.</Note>
            </div>
          )}
          {decision.status === "accepted" && (
            <div className="mb-5">
              <Note>
                The accepted text stays in force. What you save is a correction that its leads approve like a proposal.
              </Note>
            </div>
          )}
          <Editor
            memberId={ctx.memberId}
            slug={ctx.slug}
            decisionId={decision.id}
            number={decision.number}
            title={latest.title}
            revision={latest.number}
            sections={latest.sections}
            pictures={pictures}
            begun={together}
            drafts={drafts.map(({ kind, body, baseCommitment, savedAt }) => ({
              kind,
              body,
              baseCommitment,
              savedAt: savedAt.toISOString(),
            }))}
          />
        </div>
      </PageBody>
    </>
  );
}
