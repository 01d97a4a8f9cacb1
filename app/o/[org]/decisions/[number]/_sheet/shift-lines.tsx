import { ArrowDown, ArrowUp } from "@/app/_ui/icons";
import type { ActiveShift } from "@/lib/evaluations/context/rules";

/** Why a criterion may matter more or less here, by what the team answered. It informs; the points stay one's own. */
export function ShiftLines({ shifts, className }: { shifts: readonly ActiveShift[]; className?: string }) {
  if (shifts.length === 0) return null;
  return (
    <ul className={className}>
      {shifts.map(({ matters, because, answer }) => {
        const Icon = matters === "more" ? ArrowUp : ArrowDown;
        return (
          <li key={`${answer} ${because}`} className="flex items-start gap-1.5 text-xs text-ink-3">
            <Icon className="mt-px size-3.5 shrink-0" strokeWidth={1.6} />
            <span>
              <b className="font-medium text-ink-2">May matter {matters} here.</b> {because} Answered: “{answer}”.
            </span>
          </li>
        );
      })}
    </ul>
  );
}
