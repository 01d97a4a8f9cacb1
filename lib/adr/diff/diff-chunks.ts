import { diffLines, diffWordsWithSpace, type ChangeObject } from "diff";

/** A piece of text that stayed, went or came. Chunks in order, without the added ones, are the old text. */
export interface Chunk {
  readonly type: "same" | "added" | "removed";
  readonly text: string;
}

/** Below this share of common text two paragraphs are different paragraphs, and mixing their words helps nobody. */
const KINSHIP = 0.3;

/**
 * Compares texts within a fixed amount of work. The algorithm's work grows with the square of the edits, so each
 * comparison may make as many edits as the remaining budget allows.
 */
export class Effort {
  private budget = 300_000;

  /** Word by word where the texts are alike, line by line where that is too much, else the whole text. */
  compare(before: string, after: string): Chunk[] {
    if (before === "" || after === "") return whole(before, after);
    const words = this.attempt(diffWordsWithSpace, before, after);
    if (words !== undefined && kinship(words, before, after) >= KINSHIP) return withoutShreds(words);
    const lines = this.attempt(diffLines, before, after);
    return lines !== undefined && lines.some((chunk) => chunk.type === "same") ? lines : whole(before, after);
  }

  private attempt(diff: Differ, before: string, after: string): Chunk[] | undefined {
    const maxEditLength = Math.min(300, Math.floor(Math.sqrt(this.budget)));
    const changes = maxEditLength === 0 ? undefined : diff(before, after, { maxEditLength });
    const edits = changes?.reduce((sum, change) => sum + (change.added || change.removed ? change.count : 0), 0);
    this.budget -= (edits ?? maxEditLength) ** 2;
    return changes?.map(({ added, removed, value }) => ({
      type: added ? "added" : removed ? "removed" : "same",
      text: value,
    }));
  }
}

type Differ = (before: string, after: string, options: { maxEditLength: number }) => ChangeObject<string>[] | undefined;

function whole(before: string, after: string): Chunk[] {
  const chunks: Chunk[] = [
    { type: "removed", text: before },
    { type: "added", text: after },
  ];
  return chunks.filter((chunk) => chunk.text !== "");
}

/** As many words, left alone between two changes, read worse than if they had changed along. */
const SHRED = 2;

/** Joins changes that only a word or two keep apart: what went as one piece, what came as another. */
function withoutShreds(chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = [];
  let [removed, added] = ["", ""];
  for (const [index, { type, text }] of chunks.entries()) {
    const isBetween = index < chunks.length - 1 && removed + added !== "";
    const isShred = type === "same" && isBetween && (text.match(/\S+/g) ?? []).length <= SHRED && !text.includes("\n");
    if (type === "same" && !isShred) {
      joined.push(...whole(removed, added), { type, text });
      [removed, added] = ["", ""];
    } else {
      if (type !== "added") removed += text;
      if (type !== "removed") added += text;
    }
  }
  return [...joined, ...whole(removed, added)];
}

/** The share of the shorter text's characters, spaces apart, that both texts have in common; from 0 to 1. */
function kinship(chunks: readonly Chunk[], before: string, after: string): number {
  const weight = (text: string) => text.replace(/\s+/g, "").length;
  const same = chunks.reduce((sum, chunk) => sum + (chunk.type === "same" ? weight(chunk.text) : 0), 0);
  return same / Math.max(1, Math.min(weight(before), weight(after)));
}
