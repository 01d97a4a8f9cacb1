import type { Chunk } from "@/lib/adr/diff/diff-chunks";
import { Changed } from "./changed";

/** A changed paragraph: what stayed, went and came, in reading order. */
export function ChangedText({ chunks }: { chunks: readonly Chunk[] }) {
  return chunks.map((chunk, at) =>
    chunk.type === "same" ? (
      chunk.text
    ) : (
      <Changed key={at} kind={chunk.type}>
        {chunk.text}
      </Changed>
    ),
  );
}
