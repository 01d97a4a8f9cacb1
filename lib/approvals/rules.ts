import type { DecisionStatus, Role, Verdict } from "@/db/enums";
import { forbidden, precondition } from "@/lib/errors";

/** Somebody whose role may approve, with the decision's lines that their authority reaches. */
export interface Approver {
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
  readonly lineIds: readonly string[];
}

/** A verdict as it was given. */
export interface GivenVerdict {
  readonly id: string;
  readonly memberId: string;
  readonly verdict: Verdict;
  readonly contentHash: string;
  readonly liftedAt: Date | null;
  /** Has its author been a member ever since? False once they were removed, also when they came back later (rule 5). */
  readonly isByMember: boolean;
  readonly lineIds: readonly string[];
}

/** The text that verdicts are asked about. */
export interface Text {
  readonly contentHash: string;
  /** True while it waits for verdicts; false once it is in force, or ended. */
  readonly isWaiting: boolean;
}

/** What stands between a proposal and its acceptance. */
export interface Standing {
  readonly lines: readonly { readonly lineId: string; readonly approvalId: string | null }[];
  /** Requests for changes on exactly this text that nobody lifted: they block. */
  readonly requests: readonly GivenVerdict[];
  readonly approvedLines: number;
  readonly isComplete: boolean;
}

/**
 * A verdict counts only while its hash equals the text's (rule 16), and on a text that still waits only while its author
 * belongs to the organization (rule 5). Derived at every read, so that no edit and no removal is ever not yet heeded.
 */
export function counts(given: Pick<GivenVerdict, "contentHash" | "liftedAt" | "isByMember">, text: Text): boolean {
  return given.liftedAt === null && given.contentHash === text.contentHash && (given.isByMember || !text.isWaiting);
}

/** Rules 13 and 15: every line needs one approval of exactly this text, and no request for changes may be open on it. */
export function standingOf(lineIds: readonly string[], given: readonly GivenVerdict[], text: Text): Standing {
  const current = given.filter((verdict) => counts(verdict, text));
  const approvals = current.filter((verdict) => verdict.verdict === "approved");
  const requests = current.filter((verdict) => verdict.verdict === "changes_requested");
  const lines = lineIds.map((lineId) => ({
    lineId,
    approvalId: approvals.find((approval) => approval.lineIds.includes(lineId))?.id ?? null,
  }));
  const approvedLines = lines.filter((line) => line.approvalId !== null).length;
  return {
    lines,
    requests,
    approvedLines,
    isComplete: lines.length > 0 && approvedLines === lines.length && requests.length === 0,
  };
}

/** Is this verdict given already, by the same person? A second click signs nothing twice; a request with another reason is new. */
export function isRepetition(
  given: GivenVerdict & { readonly reason: string },
  next: { readonly verdict: Verdict; readonly reason: string; readonly authority: Authority; readonly subject: Text },
): boolean {
  return (
    given.verdict === next.verdict &&
    counts(given, next.subject) &&
    (given.verdict === "approved" || given.reason === next.reason) &&
    next.authority.lineIds.every((lineId) => given.lineIds.includes(lineId))
  );
}

/** Who wrote what is to be approved: neither may approve while somebody else can (rule 14). */
export interface Writers {
  readonly stewardId: string;
  readonly authorId: string;
  /** The text is a file's, which its author brought in and did not write. The rule is the same, its words are not. */
  readonly isImported: boolean;
}

export interface Authority {
  /** The lines this person may decide for, now. */
  readonly lineIds: readonly string[];
  /** True when they wrote it and decide only because nobody else can: shown everywhere. */
  readonly isSelf: boolean;
}

/** For each line: who may decide. The steward and the latest author only where nobody else is left (rules 13, 14). */
export function eligibleFor(lineId: string, approvers: readonly Approver[], writers: Writers): readonly Approver[] {
  const able = approvers.filter((approver) => approver.lineIds.includes(lineId));
  const others = able.filter((approver) => !isWriter(approver.memberId, writers));
  return others.length > 0 ? others : able;
}

/** What one person may decide for, or a refusal that says who can instead. */
export function authorityOf(
  memberId: string,
  lineIds: readonly string[],
  approvers: readonly Approver[],
  writers: Writers,
): Authority {
  const own = lineIds.filter((lineId) =>
    eligibleFor(lineId, approvers, writers).some((approver) => approver.memberId === memberId),
  );
  if (own.length > 0) return { lineIds: own, isSelf: isWriter(memberId, writers) };
  const names = [
    ...new Set(lineIds.flatMap((lineId) => eligibleFor(lineId, approvers, writers).map((approver) => approver.name))),
  ];
  const who = listNames(names);
  if (!isWriter(memberId, writers))
    throw forbidden(`${who} can decide this: a lead of its product lines, or an owner.`);
  const why =
    memberId !== writers.authorId
      ? "You are its steward"
      : `You ${writers.isImported ? "imported" : "wrote"} the latest revision`;
  throw forbidden(`${who} has to decide this. ${why}, and nobody approves their own text while somebody else can.`);
}

function isWriter(memberId: string, writers: Writers): boolean {
  return memberId === writers.stewardId || memberId === writers.authorId;
}

/** What a decision's evaluations still owe before the record can cite them. */
export interface OpenVote {
  readonly hasOpenEvaluation: boolean;
  /** The closed evaluation it cites ended in a tie or a close call, and nobody has chosen yet (rule 31). */
  readonly awaitsChoice: boolean;
}

/** What a draft needs before it can be proposed, each with the sentence that refuses without it. */
const PROPOSAL_NEEDS = {
  line: "Add at least one product line that is not archived: its lead approves the decision.",
  "no open evaluation":
    "Close or cancel the open evaluation first: the record has to cite a result that no longer changes.",
  choice: "The vote is too close for the numbers to choose. Choose an option first, with a reason.",
} as const;

export type ProposalNeed = keyof typeof PROPOSAL_NEEDS;

/** What of it is missing, in the order in which it is best mended (rules 12 and 31). */
export function unmetNeeds(openLines: number, vote: OpenVote): readonly ProposalNeed[] {
  return [
    ...(openLines === 0 ? (["line"] as const) : []),
    ...(vote.hasOpenEvaluation ? (["no open evaluation"] as const) : []),
    ...(vote.awaitsChoice ? (["choice"] as const) : []),
  ];
}

/** Rules 12 and 31. */
export function assertCanPropose(status: DecisionStatus, openLines: number, vote: OpenVote): void {
  if (status !== "draft") throw precondition(`Only a draft can be proposed. This decision is ${status}.`);
  const [need] = unmetNeeds(openLines, vote);
  if (need !== undefined) throw precondition(PROPOSAL_NEEDS[need]);
}

/** A verdict needs a proposal, or an accepted decision with a correction waiting (rule 17). */
export function assertAwaitsVerdict(decision: Progress): void {
  if (awaitsVerdict(decision)) return;
  throw precondition(
    decision.status === "draft"
      ? "This is still a draft. Its approval begins when somebody proposes it."
      : `This decision is ${decision.status}; there is nothing left to approve.`,
  );
}

/** How far a decision and its correction have come. */
interface Progress {
  readonly status: DecisionStatus;
  readonly latestRevision: number;
  readonly acceptedRevision: number | null;
}

/** True while the latest revision waits for verdicts. */
export function awaitsVerdict(decision: Progress): boolean {
  return decision.status === "proposed" || isCorrectionPending(decision);
}

/** True while an accepted decision has a newer revision that is not in force. */
export function isCorrectionPending(decision: Progress): boolean {
  return (
    decision.status === "accepted" &&
    decision.acceptedRevision !== null &&
    decision.latestRevision > decision.acceptedRevision
  );
}

export function assertCanDeprecate(status: DecisionStatus): void {
  if (status !== "accepted") throw precondition(`Only an accepted decision can be deprecated. This one is ${status}.`);
}

/** "Aoife Brennan", "A and B", "A, B or 3 others". */
export function listNames(names: readonly string[]): string {
  const [first = "Nobody", second] = names;
  if (second === undefined) return first;
  if (names.length === 2) return `${first} or ${second}`;
  return `${first}, ${second} or ${names.length - 2} ${names.length === 3 ? "other" : "others"}`;
}
