import type { NextRequest } from "next/server";
import { madrFileName, printMadr4 } from "@/lib/adr/madr4";
import { getApproval } from "@/lib/approvals/queries";
import { requireOrg } from "@/lib/auth/context";
import { getRecord } from "@/lib/decisions/record/queries";
import { numberOf, orNotFound, type DecisionParams } from "../decision";

/** The record as a file in MADR 4: the text in force, or the latest where nothing was accepted. */
export async function GET(_request: NextRequest, { params }: { params: DecisionParams }): Promise<Response> {
  const { org, number } = await params;
  const ctx = await requireOrg(org);
  const { decision, revision, links } = await orNotFound(getRecord(ctx, numberOf(number)));
  const { verdicts } = await orNotFound(getApproval(ctx, decision.number));
  const approvers = verdicts.filter(
    (given) => given.verdict === "approved" && given.revision === revision.number && given.liftedAt === null,
  );
  const text = printMadr4({
    title: revision.title,
    status: decision.status,
    supersededBy: links.filter((link) => link.kind === "superseded by").map((link) => link.number),
    date: (decision.decidedAt ?? revision.createdAt).toISOString().slice(0, 10),
    decisionMakers: [...new Set([decision.steward, ...approvers.map((given) => given.memberName)])],
    sections: revision.sections,
    links: links.map(({ kind, number: linked, title }) => ({
      relation: kind.charAt(0).toUpperCase() + kind.slice(1),
      number: linked,
      title,
    })),
  });
  const name = madrFileName(decision.number, revision.title);
  return new Response(text, {
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": `attachment; filename="adr-${decision.number}.md"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
