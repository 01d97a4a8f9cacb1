import type { SectionKind } from "@/db/enums";

export interface EditedSection {
  readonly kind: SectionKind;
  /** What stands in the field. */
  readonly body: string;
  /** The text it began from, and that text's commitment: the compare of compare-and-set. */
  readonly baseBody: string;
  readonly baseCommitment: string;
  /** Somebody saved this section after the draft was begun; saving will show both texts. */
  readonly isBehind: boolean;
  /** Counts texts that were put in from elsewhere: each is a field of its own. */
  readonly edition: number;
}

interface Saved {
  readonly kind: SectionKind;
  readonly body: string;
  readonly commitment: string;
}

interface Draft {
  readonly kind: SectionKind;
  readonly body: string;
  readonly baseCommitment: string;
}

/** The sections as the editor opens them: the latest text, or the person's own draft of it. */
export function openSections(saved: readonly Saved[], drafts: readonly Draft[]): readonly EditedSection[] {
  return saved.map(({ kind, body, commitment }) => {
    const draft = drafts.find((candidate) => candidate.kind === kind && candidate.body !== body);
    const isBehind = draft !== undefined && draft.baseCommitment !== commitment;
    return {
      kind,
      body: draft?.body ?? body,
      baseBody: body,
      baseCommitment: draft?.baseCommitment ?? commitment,
      isBehind,
      edition: 0,
    };
  });
}

/** The sections that would go into a new revision. */
export const changedSections = (sections: readonly EditedSection[]) =>
  sections.filter((section) => section.body !== section.baseBody);
