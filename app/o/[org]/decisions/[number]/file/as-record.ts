import { READ_LINK_TYPES } from "@/lib/adr/document";
import type { AdrRecord, RecordLink } from "@/lib/adr/print/record";
import type { Ctx } from "@/lib/access/context";
import { getSeal } from "@/lib/approvals/seal/queries";
import type { LinkedDecision } from "@/lib/decisions/links/queries";
import { getRecord } from "@/lib/decisions/record/queries";
import { getSource } from "@/lib/imports/source/queries";

/** The record as files have it: the text in force, or the latest where nothing was accepted. */
export async function asRecord(ctx: Ctx, number: number): Promise<AdrRecord & { readonly number: number }> {
  const [{ decision, revision, links }, seal, source] = await Promise.all([
    getRecord(ctx, number),
    getSeal(ctx, number),
    getSource(ctx, number),
  ]);
  const approvals = seal?.verdicts.filter((given) => given.verdict === "approved" && given.counts) ?? [];
  const approvers = [decision.steward, ...approvals.map((given) => given.memberName)];
  // While nobody here has said anything, the file's own words stand.
  const said = source?.isInForce === true ? source.facts : null;
  const people = said?.people.decisionMakers ?? [];
  return {
    number: decision.number,
    title: revision.title,
    status: decision.status,
    supersededBy: links.filter((link) => relationOf(link) === "Superseded by").map((link) => link.number),
    date: (decision.decidedAt ?? revision.createdAt).toISOString().slice(0, 10),
    decisionMakers: [...new Set(people.length > 0 ? people : approvers)],
    consulted: said?.people.consulted ?? [],
    informed: said?.people.informed ?? [],
    tags: said?.tags ?? [],
    sections: revision.sections,
    links: links.flatMap(asLink),
  };
}

function asLink(link: LinkedDecision): RecordLink[] {
  const relation = relationOf(link);
  const { kind, number, title, sharedLines } = link;
  if (relation === null) return [];
  const type = READ_LINK_TYPES.find((one) => one === kind) ?? (kind === "related to" ? "relates to" : null);
  return [{ relation, type, number, title, lines: kind.startsWith("supersede") ? sharedLines : [] }];
}

/** What to call a link in the file. A successor ends its predecessors once it is accepted; null when it never will. */
function relationOf({ kind, status, isPartial }: LinkedDecision): string | null {
  if (isPartial) return `Partly ${kind}`;
  if (kind === "superseded by") {
    if (status === "rejected" || status === "withdrawn") return null;
    if (status === "draft" || status === "proposed") return "Once accepted, superseded by";
  }
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
