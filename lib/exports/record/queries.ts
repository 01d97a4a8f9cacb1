import { READ_LINK_TYPES } from "@/lib/adr/document";
import type { AdrRecord, RecordLink } from "@/lib/adr/print/record";
import type { Ctx } from "@/lib/access/context";
import { getSeal } from "@/lib/approvals/seal/queries";
import type { KeptPicture } from "@/lib/decisions/attachments/queries";
import type { LinkedDecision } from "@/lib/decisions/links/queries";
import { getRecord } from "@/lib/decisions/record/queries";
import { getSource } from "@/lib/imports/source/queries";

/** A record as files have it, which always have its number. */
export type NumberedRecord = AdrRecord & { readonly number: number };

/** A record with what lies beside its file. */
export interface RecordWithPictures {
  readonly record: NumberedRecord;
  /** Those that its text may show. */
  readonly pictures: readonly KeptPicture[];
  readonly changedAt: Date;
}

/** The record as files have it: the text in force, or the latest where nothing was accepted. Throws NOT_FOUND. */
export async function asRecord(ctx: Ctx, number: number): Promise<NumberedRecord> {
  return (await readRecordFile(ctx, number)).record;
}

/** Like `asRecord`, with its pictures. */
export async function readRecordFile(ctx: Ctx, number: number): Promise<RecordWithPictures> {
  const [{ decision, revision, links, pictures, tags }, seal, source] = await Promise.all([
    getRecord(ctx, number),
    getSeal(ctx, number),
    getSource(ctx, number),
  ]);
  const approvals = seal?.verdicts.filter((given) => given.verdict === "approved" && given.counts) ?? [];
  const approvers = [decision.steward, ...approvals.map((given) => given.memberName)];
  // While nobody here has said anything, the file's own words stand, also where it says nothing.
  const isSaidByFile = source !== null && (source.isInForce || (source.isUnchanged && approvals.length === 0));
  const said = isSaidByFile ? source.facts : null;
  const isDated = said === null || said.corrections.decidedOn != null || said.dates.some(({ date }) => date !== null);
  const record: NumberedRecord = {
    number: decision.number,
    title: revision.title,
    status: decision.status,
    supersededBy: links.filter((link) => relationOf(link) === "Superseded by").map((link) => link.number),
    date: isDated ? (decision.decidedAt ?? revision.createdAt).toISOString().slice(0, 10) : "",
    decisionMakers: said === null ? [...new Set(approvers)] : said.people.decisionMakers,
    consulted: said?.people.consulted ?? [],
    informed: said?.people.informed ?? [],
    tags,
    sections: revision.sections,
    links: links.flatMap(asLink),
  };
  return { record, pictures, changedAt: decision.changedAt };
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
