import type { SigningMethod } from "@/db/enums";

/** What a verdict is about, as the page showed it. */
export interface ShownSubject {
  readonly decisionId: string;
  readonly number: number;
  readonly revision: number;
  /** 64 hexadecimal digits. */
  readonly contentHash: string;
  /** Whoever brought it in did not write it. */
  readonly isImported: boolean;
  /** "and the result of 22 Oct 2026. The vote was a close call.", or a full stop. */
  readonly result: string;
  /** What was chosen is not what the vote came out at: approving it needs a reason. */
  readonly isAgainstVote: boolean;
}

/** One place from which the reader may decide. */
export interface ShownPlace {
  /** Whom they stand in for while that person is away; null in their own place. */
  readonly standsInFor: { readonly memberId: string; readonly name: string } | null;
  /** Names of the lines they decide for. */
  readonly lines: readonly string[];
  readonly isSelf: boolean;
  /** With what they can sign, the best first, where the rule asks for it; empty where they have nothing it takes; else null. */
  readonly ways: readonly SigningMethod[] | null;
}

/** The address of the sentence that says where the approval stands. */
export const STANDING = "standing";
