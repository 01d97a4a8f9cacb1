import { and, eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import type { Verdict } from "@/db/enums";
import { approvalProductLines, approvals } from "@/db/schema/approvals/approvals";
import { decisions } from "@/db/schema/decisions";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { loadDecision, type LoadedDecision } from "@/lib/decisions/queries";
import { conflict, forbidden, notFound } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import type { Approve, Deprecate, LiftRequest, Propose, Reject, RequestChanges } from "./input";
import { readStanding, settle, type Settled } from "./acceptance/mutations";
import { drop } from "./correction/mutations";
import { countOpenLines, readOpenVote, listVerdicts, readPanel, subjectOf, type Subject } from "./queries";
import {
  assertAwaitsVerdict,
  assertCanDeprecate,
  assertCanPropose,
  assertReasoned,
  isCorrectionPending,
  isRepetition,
} from "./rules";
import { keepSignature, prove, signedStatement, type Proven, type Signed } from "./signing/mutations";
import { assertConfirmed } from "./signing/rules";
import { assertNotSilent, authorityOf, confirmationOf, standingOf, type Authority, type Panel } from "./standing/rules";

/** How a decision stands after a verdict. */
export interface VerdictReceipt extends Settled {
  readonly approvalId: string;
}

/** Puts a draft before the leads of its lines. Refuses while an evaluation is open, waits for a choice, or no line is left. */
export async function proposeDecision(ctx: ActingCtx, input: Propose): Promise<{ number: number }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "edit decisions", decision);
    const openLines = await countOpenLines(tx, ctx, decision.productLineIds);
    assertCanPropose(decision.status, openLines, await readOpenVote(tx, ctx, decision.id));
    const subject = await subjectOf(tx, ctx, decision);
    const at = momentOf(ctx);
    await tx
      .update(decisions)
      .set({ status: "proposed", proposedAt: at, proposedBy: ctx.memberId, changedAt: at })
      .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, decision.id)));
    await appendEvent(tx, ctx, decision.id, {
      type: "decision.proposed",
      data: { revision: subject.revision, contentHash: subject.contentHash, lines: [...decision.productLineIds] },
    });
    return { number: decision.number };
  });
}

/**
 * Signs exactly the text and result whose hash the page showed, for every line the caller may decide for. Accepts the
 * decision when that was the last line. Refuses with CONFLICT when the text is no longer the one that was read. An approval
 * of what the vote came out against needs a reason; so does a dissent. `standsInFor` names whose place the caller takes.
 */
export async function approveDecision(ctx: ActingCtx, input: Approve): Promise<VerdictReceipt> {
  const proven = input.proof == null ? null : await prove(ctx, input.proof);
  return decide(ctx, "approved", { ...input, reason: input.note, proven });
}

/** Blocks the acceptance of exactly this text until it is revised or its author lifts the request (rule 15). */
export async function requestChanges(ctx: ActingCtx, input: RequestChanges): Promise<VerdictReceipt> {
  return decide(ctx, "changes_requested", input);
}

/** One rejection, with a reason, is final (rule 15): it ends a proposal, and drops a correction, so that the accepted text stands alone. */
export async function rejectDecision(ctx: ActingCtx, input: Reject): Promise<VerdictReceipt> {
  return decide(ctx, "rejected", input);
}

/** Takes one's own request for changes back. What all had approved meanwhile is then accepted. */
export async function liftRequest(ctx: ActingCtx, input: LiftRequest): Promise<VerdictReceipt> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    assertCan(ctx, "approve");
    assertAwaitsVerdict(decision);
    const given = (await listVerdicts(tx, ctx, decision.id)).find((verdict) => verdict.id === input.approvalId);
    if (given === undefined || given.verdict !== "changes_requested") throw notFound("request for changes");
    if (given.memberId !== ctx.memberId)
      throw forbidden(`Only ${given.memberName} can lift this request. A new revision answers it too.`);
    if (given.liftedAt === null) await lift(tx, ctx, decision.id, given.id);
    return { ...(await settle(tx, ctx, decision, await subjectOf(tx, ctx, decision))), approvalId: given.id };
  });
}

/** Says that an accepted decision should no longer be followed, without a successor. */
export async function deprecateDecision(ctx: ActingCtx, input: Deprecate): Promise<{ number: number }> {
  return withAuthority(ctx, async (tx) => {
    const decision = await loadDecision(tx, ctx, { id: input.decisionId }, "update");
    await deprecate(tx, ctx, decision, input.reason);
    return { number: decision.number };
  });
}

/** What `deprecateDecision` does, in the transaction of a verb that has locked the decision. */
export async function deprecate(tx: Tx, ctx: ActingCtx, decision: LoadedDecision, reason: string): Promise<void> {
  assertCan(ctx, "supersede and deprecate", decision);
  assertCanDeprecate(decision.status);
  await tx
    .update(decisions)
    .set({ status: "deprecated", changedAt: momentOf(ctx) })
    .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, decision.id)));
  await appendEvent(tx, ctx, decision.id, { type: "decision.deprecated", texts: { reason } });
}

const EVENT = {
  approved: "approval.given",
  changes_requested: "approval.changes_requested",
  rejected: "approval.rejected",
  overridden: "approval.overridden",
} as const satisfies Record<Verdict, string>;

interface VerdictInput {
  readonly decisionId: string;
  readonly contentHash: string;
  readonly reason: string;
  readonly isDissent?: boolean;
  /** The member whose place the caller takes while they are away. */
  readonly standsInFor?: string | null;
  /** What the caller showed again, found to hold. */
  readonly proven?: Proven | null;
}

/** A decision that waits, locked, with exactly the text that was read, and who and what decides about it. */
export interface Opened {
  readonly decision: LoadedDecision;
  readonly subject: Subject;
  readonly panel: Panel;
}

/** Opens a decision for a verdict on what the caller read. Refuses with CONFLICT when the text is no longer that. */
export async function openForVerdict(tx: Tx, ctx: ActingCtx, read: VerdictInput): Promise<Opened> {
  // The row lock orders this against every edit: each writer of a decision takes it first.
  const decision = await loadDecision(tx, ctx, { id: read.decisionId }, "update");
  assertCan(ctx, "approve");
  assertAwaitsVerdict(decision);
  const subject = await subjectOf(tx, ctx, decision);
  if (subject.contentHash !== read.contentHash) throw textChanged(subject);
  return { decision, subject, panel: await readPanel(tx, ctx, decision.productLineIds, subject) };
}

async function decide(ctx: ActingCtx, verdict: Verdict, input: VerdictInput): Promise<VerdictReceipt> {
  return withAuthority(ctx, async (tx) => {
    const opened = await openForVerdict(tx, ctx, input);
    const { decision, subject, panel } = opened;
    const onBehalfOf = input.standsInFor ?? null;
    const authority = authorityOf(ctx.memberId, onBehalfOf, panel);
    const isDissent = verdict === "approved" && input.isDissent === true;
    const proven = input.proven ?? null;
    if (verdict === "approved") {
      assertReasoned(input.reason, isDissent, subject.isAgainstVote);
      assertConfirmed(confirmationOf(panel, authority.lineIds), proven?.method ?? null);
    }
    const given = await listVerdicts(tx, ctx, decision.id);
    const own = given.filter(({ memberId }) => memberId === ctx.memberId);
    const { reason } = input;
    const next = { verdict, reason, isDissent, lineIds: authority.lineIds, onBehalfOf, subject };
    // Whoever asked for changes since they approved takes that back by approving again: this is no second click.
    const hasAsked = own.some((one) => one.verdict === "changes_requested" && one.liftedAt === null);
    const repeated = verdict === "approved" && hasAsked ? undefined : own.find((one) => isRepetition(one, next));
    if (repeated !== undefined) return { ...(await settle(tx, ctx, decision, subject)), approvalId: repeated.id };
    assertNotSilent(standingOf(panel, given, subject));
    for (const one of own)
      if (one.verdict === "changes_requested" && one.liftedAt === null)
        await lift(tx, ctx, decision.id, one.id, verdict);
    const signed = proven === null ? null : await signedStatement(tx, ctx, opened, onBehalfOf, proven);
    const approvalId = await giveVerdict(tx, ctx, opened, { verdict, reason, isDissent, authority, signed });
    if (verdict === "rejected") return reject(tx, ctx, decision, subject, approvalId);
    return { ...(await settle(tx, ctx, decision, subject)), approvalId };
  });
}

/** What is given with a verdict, in one place. */
interface NewVerdict {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly isDissent: boolean;
  readonly authority: Authority;
  readonly signed: Signed | null;
}

/** Writes a verdict and its event, under the caller's lock. Returns its id. */
export async function giveVerdict(
  tx: Tx,
  ctx: ActingCtx,
  { decision, subject }: Opened,
  given: NewVerdict,
): Promise<string> {
  const { verdict, reason, isDissent, authority, signed } = given;
  const approvalId = await insertVerdict(tx, ctx, decision.id, subject, given);
  if (signed !== null) await keepSignature(tx, ctx, approvalId, signed);
  const { role, standsInFor, namedLineIds } = authority;
  await appendEvent(tx, ctx, decision.id, {
    type: EVENT[verdict],
    data: {
      approval: approvalId,
      revision: subject.revision,
      contentHash: subject.contentHash,
      lines: authority.lineIds.toSorted(),
      isSelfApproved: authority.isSelf,
      role,
      ...(standsInFor !== null && { onBehalfOf: standsInFor.memberId }),
      ...(namedLineIds.length > 0 && { namedFor: namedLineIds.toSorted() }),
      ...(isDissent && { isDissent }),
      ...(signed !== null && { signature: signed.told }),
    },
    texts: reason === "" ? {} : { reason },
  });
  return approvalId;
}

async function insertVerdict(
  tx: Tx,
  ctx: ActingCtx,
  decisionId: string,
  subject: Subject,
  { verdict, reason, isDissent, authority }: Omit<NewVerdict, "signed">,
): Promise<string> {
  const { organizationId } = ctx;
  const id = uuid();
  await tx.insert(approvals).values({
    organizationId,
    id,
    decisionId,
    revision: subject.revision,
    memberId: ctx.memberId,
    verdict,
    contentHash: Buffer.from(subject.contentHash, "hex"),
    reason,
    isSelfApproved: authority.isSelf && verdict === "approved",
    role: authority.role,
    onBehalfOf: authority.standsInFor?.memberId ?? null,
    isDissent,
    createdAt: momentOf(ctx),
  });
  await tx.insert(approvalProductLines).values(
    authority.lineIds.map((productLineId) => ({
      organizationId,
      approvalId: id,
      productLineId,
      isNamed: authority.namedLineIds.includes(productLineId),
    })),
  );
  return id;
}

/** Ends a request for changes: by itself, or because its author gives another verdict. */
async function lift(tx: Tx, ctx: ActingCtx, decisionId: string, approvalId: string, verdict?: Verdict): Promise<void> {
  await tx
    .update(approvals)
    .set({ liftedAt: momentOf(ctx) })
    .where(and(eq(approvals.organizationId, ctx.organizationId), eq(approvals.id, approvalId)));
  await appendEvent(tx, ctx, decisionId, {
    type: "approval.lifted",
    data: { approval: approvalId, ...(verdict !== undefined && { verdict }) },
  });
}

async function reject(
  tx: Tx,
  ctx: ActingCtx,
  decision: LoadedDecision,
  subject: Subject,
  approvalId: string,
): Promise<VerdictReceipt> {
  const { approvedLines, lines } = await readStanding(tx, ctx, decision, subject);
  const standing = { approvalId, approvedLines, lines: lines.length };
  if (isCorrectionPending(decision)) {
    await drop(tx, ctx, decision);
    return { ...standing, status: decision.status };
  }
  const at = momentOf(ctx);
  await tx
    .update(decisions)
    .set({ status: "rejected", decidedAt: at, changedAt: at })
    .where(and(eq(decisions.organizationId, ctx.organizationId), eq(decisions.id, decision.id)));
  await appendEvent(tx, ctx, decision.id, {
    type: "decision.rejected",
    data: { revision: subject.revision, contentHash: subject.contentHash },
  });
  return { ...standing, status: "rejected" };
}

function textChanged(subject: Subject) {
  return conflict(
    `The text changed while you were reading. ${subject.authorName} wrote revision ${subject.revision}. Read what changed, then decide.`,
    { revision: subject.revision, contentHash: subject.contentHash },
  );
}
