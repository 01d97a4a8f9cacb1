import { and, eq } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { approvals } from "@/db/schema/approvals/approvals";
import { proposed } from "@/db/testing/decisions";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { approveDecision } from "@/lib/approvals/mutations";
import { contentHashOf, getApproval, type Subject } from "@/lib/approvals/queries";
import { loadDecision, sectionCommitments } from "@/lib/decisions/queries";
import { reviseDecision } from "@/lib/decisions/revisions/mutations";
import { Refusal } from "@/lib/errors";
import { headStart, readChain, type RaceReport } from "./race";

/** A lead approves what the page showed while its author saves another text: signed may be only what was read, before the edit. */
export async function raceApprovals(rounds: number): Promise<RaceReport> {
  const house = await testOrganization();
  const author = await testMember(house, "member");
  const lead = await testMember(house, "lead");
  const ways = { "approved, then edited": 0, "edited, then refused": 0 };
  const wrong: string[] = [];
  for (let at = 0; at < rounds; at++) {
    const decisionId = await proposed(author, [house.lineId]);
    const { shown, outcome } = await withOrg(author, async (tx) => {
      const { number } = await loadDecision(tx, author, { id: decisionId });
      const { outcome = "" } = await sectionCommitments(tx, author, decisionId, 1);
      return { shown: number, outcome };
    });
    const { subject: read } = await getApproval(lead, shown);
    const edit = async () => {
      await headStart(2);
      const changes = [{ kind: "outcome" as const, body: `Edited in round ${at}.`, baseCommitment: outcome }];
      return reviseDecision(author, { decisionId, changes });
    };
    const approve = async () => {
      await headStart(2);
      return approveDecision(lead, { decisionId, contentHash: read.contentHash, note: "" }).then(
        () => true,
        isConflict,
      );
    };
    const [isApproved] = await Promise.all([approve(), edit()]);
    const problem = await findUnread(lead, decisionId, read, isApproved);
    if (problem !== null) wrong.push(`round ${at}: ${problem}`);
    else ways[isApproved ? "approved, then edited" : "edited, then refused"] += 1;
  }
  return { name: "approving while the text is edited", rounds, ways, wrong };
}

/** Says how an approval of a text that was not read shows in rows or events; null when there is none. */
async function findUnread(lead: Ctx, decisionId: string, read: Subject, isApproved: boolean): Promise<string | null> {
  const { organizationId } = lead;
  const { decision, signed, contentHash } = await withOrg(lead, async (tx) => ({
    decision: await loadDecision(tx, lead, { id: decisionId }),
    signed: await tx
      .select({ revision: approvals.revision, contentHash: approvals.contentHash })
      .from(approvals)
      .where(and(eq(approvals.organizationId, organizationId), eq(approvals.decisionId, decisionId))),
    contentHash: contentHashOf(await sectionCommitments(tx, lead, decisionId, read.revision), null),
  }));
  const chain = await readChain(lead, decisionId);
  const given = chain.filter(({ type }) => type === "approval.given");
  const edited = chain.find(({ type }) => type === "decision.revised");
  if (signed.length !== Number(isApproved) || given.length !== Number(isApproved))
    return "an answer without its approval";
  if (signed.some((row) => row.revision !== read.revision || row.contentHash.toString("hex") !== read.contentHash))
    return "a row signs another text";
  if (given.some(({ data }) => data["contentHash"] !== read.contentHash)) return "an event signs another text";
  if (contentHash !== read.contentHash) return "the signed revision has another content";
  if (edited === undefined) return "the edit is lost";
  if (given.some(({ sequence }) => sequence > edited.sequence)) return "approved after the edit";
  if (isApproved !== (decision.acceptedRevision === read.revision)) return "another revision is in force";
  return null;
}

/** The one answer that an approval of an edited text may get. */
function isConflict(error: unknown): false {
  if (error instanceof Refusal && error.code === "CONFLICT") return false;
  throw error;
}
