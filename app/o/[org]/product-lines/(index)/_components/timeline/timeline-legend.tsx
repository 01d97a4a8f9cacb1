import type { Life } from "@/lib/adoption/timeline/rules";
import { MarkGlyph } from "./mark-glyph";

const bar = (style: string) => <span aria-hidden="true" className={`inline-block h-1.5 w-4 rounded-[2px] ${style}`} />;

/** What the bars and marks of the picture mean: only those that are in it. */
export function TimelineLegend({ lives }: { lives: readonly Life[] }) {
  const marks = lives.flatMap((life) => life.marks);
  const entries = [
    { word: "in force", isIn: lives.some(({ kind }) => kind === "in_force"), glyph: bar("bg-ink-2") },
    { word: "ended", isIn: lives.some(({ kind }) => kind === "ended"), glyph: bar("bg-neutral-6") },
    {
      word: "proposed",
      isIn: lives.some(({ kind }) => kind === "proposed"),
      glyph: bar("border-[1.5px] border-dashed border-info"),
    },
    ...(["review", "plan"] as const).flatMap((kind) =>
      [false, true].map((isOverdue) => ({
        word: `${kind === "review" ? "review" : "planned by"}${isOverdue ? ", overdue" : ""}`,
        isIn: marks.some((mark) => mark.kind === kind && mark.isOverdue === isOverdue),
        glyph: <MarkGlyph kind={kind} isOverdue={isOverdue} />,
      })),
    ),
  ];
  return (
    <ul
      aria-label="Marks"
      className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 text-xs text-ink-3 [print-color-adjust:exact]"
    >
      {entries
        .filter(({ isIn }) => isIn)
        .map(({ word, glyph }) => (
          <li key={word} className="flex items-center gap-1.5">
            {glyph}
            {word}
          </li>
        ))}
    </ul>
  );
}
