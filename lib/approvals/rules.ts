import type { DecisionStatus, Role, Verdict } from "@/db/enums";
import { invalid, precondition } from "@/lib/errors";

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
  /** Those of them only because the line's rule named its author. */
  readonly namedLineIds: readonly string[];
  /** The role it was given in. */
  readonly role: Role;
  /** Whom its author stood in for. */
  readonly onBehalfOf: string | null;
  /** What its revision was made of, by name, where that is another than the one that waits; null where it is the same. */
  readonly sections: Readonly<Record<string, string>> | null;
}

/** The text that verdicts are asked about. */
export interface Text {
  readonly contentHash: string;
  /** Salted commitments of its title and sections, by name. */
  readonly sections: Readonly<Record<string, string | undefined>>;
  /** Since when it lies before its approvers. */
  readonly putUpAt: Date;
  /** True while it waits for verdicts; false once it is in force, or ended. */
  readonly isWaiting: boolean;
}

/**
 * A verdict counts only while its hash equals the text's (rule 16), and on a text that still waits only while its author
 * belongs to the organization (rule 5). Derived at every read, so that no edit and no removal is ever not yet heeded.
 */
export function counts(given: Pick<GivenVerdict, "contentHash" | "liftedAt" | "isByMember">, text: Text): boolean {
  return given.liftedAt === null && given.contentHash === text.contentHash && (given.isByMember || !text.isWaiting);
}

/** Is this verdict given already, by the same person? A second click signs nothing twice; a request with another reason is new. */
export function isRepetition(
  given: GivenVerdict & { readonly reason: string; readonly isDissent: boolean },
  next: {
    readonly verdict: Verdict;
    readonly reason: string;
    readonly isDissent: boolean;
    readonly lineIds: readonly string[];
    readonly onBehalfOf: string | null;
    readonly subject: Text;
  },
): boolean {
  return (
    given.verdict === next.verdict &&
    given.onBehalfOf === next.onBehalfOf &&
    given.isDissent === next.isDissent &&
    counts(given, next.subject) &&
    (given.verdict === "approved" || given.reason === next.reason) &&
    next.lineIds.every((lineId) => given.lineIds.includes(lineId))
  );
}

/** An approval says why where it says that its author would have decided otherwise, and where the vote said otherwise. */
export function assertReasoned(reason: string, isDissent: boolean, isAgainstVote: boolean): void {
  if (reason !== "") return;
  if (isDissent) refuseNote("Say what you would have decided. Your dissent stays in the history beside your approval.");
  if (isAgainstVote)
    refuseNote("The vote came out otherwise. Say why you approve it all the same; the reason stays in the history.");
}

function refuseNote(message: string): never {
  throw invalid(message, { note: message });
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
