import { Card } from "@/app/_ui/feedback/card";
import { counted } from "@/app/_ui/text/format";
import { groundsInWords, groundWords } from "@/lib/evaluations/participants/rules";
import type { ResultView } from "@/lib/evaluations/results/queries";
import { roleWeightWords } from "@/lib/evaluations/settings/rules";

interface Props {
  readonly result: Pick<ResultView, "participants" | "settings">;
  readonly className?: string;
}

/** So many people are listed; the others are a number. */
const LISTED = 50;

/** Who took part and why, and what each vote counted. */
export function PeopleCard({ result: { participants, settings }, className }: Props) {
  const weights = roleWeightWords(settings.roleWeights, participants.length);
  return (
    <Card title="Who took part" className={className}>
      <div className="px-4 pb-4 text-xs text-ink-3">
        <p>
          {counted(participants.length, "person", "people")}: {groundsInWords(participants)}.
        </p>
        {weights !== null && <p className="mt-1">{weights}</p>}
        {settings.quorum !== null && <p className="mt-1">The quorum was {counted(settings.quorum, "ballot")}.</p>}
        <details className="mt-2">
          <summary className="cursor-pointer">By name</summary>
          <ul className="mt-1.5 max-h-56 overflow-y-auto border-t border-line">
            {participants.slice(0, LISTED).map((person) => (
              <li key={person.memberId} className="flex justify-between gap-2 border-b border-line py-1">
                <span className="clip text-ink">{person.name}</span>
                <span className="shrink-0">
                  {groundWords(person)}
                  {weights !== null && <span className="num">, counted {person.weight}</span>}
                </span>
              </li>
            ))}
          </ul>
          {participants.length > LISTED && <p className="mt-1">And {participants.length - LISTED} more.</p>}
        </details>
      </div>
    </Card>
  );
}
