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
}

/** The address of the sentence that says where the approval stands. */
export const STANDING = "standing";
