"use client";

import { useCurrentMinute } from "@/app/_ui/state/current-minute";
import { TimeLeft } from "@/app/_ui/state/time-left";
import { counted } from "@/app/_ui/text/format";
import { minutesEach } from "@/lib/evaluations/discussion/agenda/rules";

interface Props {
  /** ISO; when the scores became readable. */
  readonly revealedAt: string;
  /** ISO; the round's deadline, which may lie ahead where it was revealed early. Null where it had none. */
  readonly deadlineAt: string | null;
  /** How many contested cells nobody has talked about. */
  readonly open: number;
}

/** How much time is left to talk, and how much of it each open cell can have. */
export function AgendaClock({ revealedAt, deadlineAt, open }: Props) {
  const now = useCurrentMinute();
  const isRunning = deadlineAt !== null && Date.parse(deadlineAt) > now;
  const minutes = minutesEach(open, isRunning ? Date.parse(deadlineAt) - now : null);
  return (
    <span className="contents" suppressHydrationWarning>
      {isRunning ? (
        <TimeLeft from={revealedAt} to={deadlineAt} />
      ) : (
        <span>{deadlineAt === null ? "No deadline runs" : "The round’s deadline has passed"}</span>
      )}
      {open > 0 && (
        <span suppressHydrationWarning>
          {minutes === null
            ? `Less than a minute for each of ${counted(open, "open cell")}: agree to differ on some`
            : `About ${counted(minutes, "minute")} for ${open === 1 ? "the open cell" : `each of ${open} open cells`}`}
        </span>
      )}
    </span>
  );
}
