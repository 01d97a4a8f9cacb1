import { diffArrays } from "diff";
import { SECTION_KINDS, type SectionKind } from "@/db/enums";
import { Effort, type Chunk } from "./diff-chunks";
import { trimBlock } from "../text/markdown-text";

export interface Section {
  readonly kind: SectionKind;
  readonly body: string;
}

/** A run of paragraphs that stayed as they were. Folded means: far from any change, so a reader may skip it. */
export interface UnchangedBlock {
  readonly type: "unchanged";
  readonly text: string;
  readonly paragraphs: number;
  readonly isFolded: boolean;
}

/** Neighbouring paragraphs that differ, with what stayed, went and came. */
export interface ChangedBlock {
  readonly type: "changed";
  readonly chunks: readonly Chunk[];
}

export interface SectionDiff {
  readonly kind: SectionKind;
  readonly state: "unchanged" | "added" | "removed" | "changed";
  readonly blocks: readonly (UnchangedBlock | ChangedBlock)[];
}

/**
 * Compares two revisions of a record, section by section in the order of `SECTION_KINDS`; sections empty in both are left
 * out. Work is bounded: where texts are long and unlike, whole lines or paragraphs are shown instead of words.
 */
export function diffSections(before: readonly Section[], after: readonly Section[]): SectionDiff[] {
  const effort = new Effort();
  return SECTION_KINDS.flatMap((kind): SectionDiff[] => {
    const old = bodyOf(before, kind);
    const now = bodyOf(after, kind);
    if (old === "" && now === "") return [];
    const blocks = diffBodies(old, now, effort);
    if (old === now) return [{ kind, state: "unchanged", blocks }];
    return [{ kind, state: old === "" ? "added" : now === "" ? "removed" : "changed", blocks }];
  });
}

function bodyOf(sections: readonly Section[], kind: SectionKind): string {
  return trimBlock(sections.find((section) => section.kind === kind)?.body ?? "");
}

function diffBodies(before: string, after: string, effort: Effort): (UnchangedBlock | ChangedBlock)[] {
  const old = paragraphsOf(before);
  const now = paragraphsOf(after);
  const runs = diffArrays(old, now, { maxEditLength: 400 });
  if (runs === undefined) return [{ type: "changed", chunks: effort.compare(before, after) }];

  const blocks: (UnchangedBlock | ChangedBlock)[] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index];
    if (run === undefined) continue;
    if (!run.added && !run.removed) {
      blocks.push(...unchanged(run.value, index > 0, index < runs.length - 1));
      continue;
    }
    const next = runs[index + 1];
    const isPair = next !== undefined && (next.added || next.removed);
    const pair = isPair ? [run, next] : [run];
    if (isPair) index += 1;
    const removed = pair.filter((part) => part.removed).flatMap((part) => part.value);
    const added = pair.filter((part) => part.added).flatMap((part) => part.value);
    blocks.push({ type: "changed", chunks: effort.compare(removed.join("\n\n"), added.join("\n\n")) });
  }
  return blocks;
}

const paragraphsOf = (text: string) => (text === "" ? [] : text.split(/\n(?:[ \t]*\n)+/));

/** Splits a run of equal paragraphs: the neighbours of a change stay in sight, the rest is folded. */
function unchanged(run: readonly string[], isAfterChange: boolean, isBeforeChange: boolean): UnchangedBlock[] {
  const head = isAfterChange ? 1 : 0;
  const tail = isBeforeChange ? 1 : 0;
  const parts = [run.slice(0, head), run.slice(head, run.length - tail), run.slice(Math.max(head, run.length - tail))];
  return parts.flatMap((part, index) =>
    part.length === 0
      ? []
      : [{ type: "unchanged", text: part.join("\n\n"), paragraphs: part.length, isFolded: index === 1 }],
  );
}
