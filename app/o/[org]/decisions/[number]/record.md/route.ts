import { z } from "zod";
import { numberedFileName } from "@/lib/adr/print/file-name";
import { printMadr4 } from "@/lib/adr/print/madr4";
import type { Ctx } from "@/lib/access/context";
import { getSeal } from "@/lib/approvals/seal/queries";
import { getRecord, type LinkedDecision } from "@/lib/decisions/record/queries";
import { download, type Download } from "@/lib/endpoint";

const recordFileShape = z.object({ number: z.coerce.number().int().positive().max(999_999_999) });

/** What to call a link in the file. A successor ends its predecessors once it is accepted; null when it never will. */
function relationOf({ kind, status, isPartial }: LinkedDecision): string | null {
  if (isPartial) return `In part, ${kind}`;
  if (kind === "superseded by") {
    if (status === "rejected" || status === "withdrawn") return null;
    if (status === "draft" || status === "proposed") return "Once accepted, superseded by";
  }
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

/** The record as a file in MADR 4: the text in force, or the latest where nothing was accepted. */
async function recordFile(ctx: Ctx, { number }: z.output<typeof recordFileShape>): Promise<Download> {
  const [{ decision, revision, links }, seal] = await Promise.all([getRecord(ctx, number), getSeal(ctx, number)]);
  const approvals = seal?.verdicts.filter((given) => given.verdict === "approved" && given.counts) ?? [];
  const text = printMadr4({
    title: revision.title,
    status: decision.status,
    supersededBy: links.filter((link) => relationOf(link) === "Superseded by").map((link) => link.number),
    date: (decision.decidedAt ?? revision.createdAt).toISOString().slice(0, 10),
    decisionMakers: [...new Set([decision.steward, ...approvals.map((given) => given.memberName)])],
    sections: revision.sections,
    links: links.flatMap((link) => {
      const relation = relationOf(link);
      const { number: linked, title, sharedLines } = link;
      return relation === null ? [] : [{ relation, number: linked, title, lines: sharedLines }];
    }),
  });
  return { text, type: "text/markdown", fileName: numberedFileName(decision.number, revision.title) };
}

export const GET = download(recordFileShape, recordFile);
