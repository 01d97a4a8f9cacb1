import { SECTION_KINDS, type SectionKind } from "@/db/enums";
import type { PassageMark } from "@/lib/adr/text/passages/marks";
import type { SectionText } from "@/lib/decisions/revisions/queries";
import type { PassageTalk, PassageThread } from "@/lib/discussion/passages/queries";
import { findInSections, type Anchor, type Found } from "@/lib/discussion/anchors/rules";
import type { OpenSuggestion } from "@/lib/discussion/suggestions/queries";

/** A thread or a suggestion with the place it has in the text that is shown. */
export type Placed = (
  | { readonly type: "thread"; readonly about: PassageThread }
  | { readonly type: "suggestion"; readonly about: OpenSuggestion }
) & {
  /** Null where its words are gone, and for a thread that is resolved: then the text shows no mark. */
  readonly number: number | null;
  readonly found: Found;
};

/** Everything on passages, in the order of the text; what has no place in it any more comes last, resolved threads apart. */
export function placed(sections: readonly SectionText[], { threads, suggestions }: PassageTalk): readonly Placed[] {
  const place = <T extends Anchor & { readonly kind: SectionKind }>(about: T) => ({
    about,
    found: findInSections(sections, about),
  });
  const all = [
    ...threads.map((about) => ({ type: "thread" as const, ...place(about) })),
    ...suggestions.map((about) => ({ type: "suggestion" as const, ...place(about) })),
  ].toSorted((a, b) => orderOf(a) - orderOf(b));
  let number = 0;
  return all.map((one) => {
    const isMarked = one.found.state !== "gone" && !isResolved(one);
    return { ...one, number: isMarked ? (number += 1) : null };
  });
}

/** A thread that has done its work. */
export const isResolved = (one: Pick<Placed, "type" | "about">): boolean =>
  "resolvedAt" in one.about && one.about.resolvedAt !== null;

const LONGER_THAN_ANY_SECTION = 1_000_000;

const orderOf = ({ about, found }: Pick<Placed, "about" | "found">): number =>
  found.state === "gone"
    ? LONGER_THAN_ANY_SECTION * SECTION_KINDS.length
    : SECTION_KINDS.indexOf(about.kind) * LONGER_THAN_ANY_SECTION + found.start;

/** The marks that one section's text shows. */
export function marksIn(all: readonly Placed[], kind: SectionKind): readonly PassageMark[] {
  return all.flatMap(({ about, found, number }) =>
    about.kind !== kind || found.state === "gone" || number === null
      ? []
      : [{ id: about.id, number, start: found.start, end: found.end }],
  );
}
