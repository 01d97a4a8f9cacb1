import { CONFIDENCES } from "@/db/enums";
import type { Evidence } from "@/lib/evaluations/evidence/queries";

export const CONFIDENCE_WORDS: Readonly<Record<Evidence["confidence"], string>> = {
  low: "Low confidence",
  medium: "Medium confidence",
  high: "High confidence",
};

/** How sure a fact is: three dots, and the word. */
export function ConfidenceMark({ confidence }: Pick<Evidence, "confidence">) {
  const filled = CONFIDENCES.indexOf(confidence) + 1;
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink-3">
      <span aria-hidden="true" className="inline-flex gap-[3px]">
        {CONFIDENCES.map((level, at) => (
          <i key={level} className={`size-[5px] rounded-full ${at < filled ? "bg-ink-2" : "bg-line-2"}`} />
        ))}
      </span>
      {CONFIDENCE_WORDS[confidence]}
    </span>
  );
}
