import { Link } from "@/app/_ui/link/link";
import { Card } from "@/app/_ui/feedback/card";
import { counted, dayOf } from "@/app/_ui/text/format";
import { StanceGlyph } from "../stance-glyph";
import { SOON_DAYS, type ShownWaiver } from "./summary";

/** So many are shown. */
const MOST = 6;

/** Waivers, those that end first first: what has ended is due. */
export function WaiverCard({ slug, waivers }: { slug: string; waivers: readonly ShownWaiver[] }) {
  return (
    <Card title="Waivers" aside={<span className="text-xs text-ink-3 num">{waivers.length}</span>}>
      <ul className="divide-y divide-line border-t border-line">
        {waivers.slice(0, MOST).map((waiver) => (
          <li key={`${waiver.decision.id} ${waiver.line.id}`} className="px-4 py-2">
            <div className="flex items-center gap-2.5">
              <StanceGlyph mark={waiver.isExpired ? "expired" : "waived"} />
              <Link
                href={`/o/${slug}/decisions/${waiver.decision.number}`}
                className="clip flex-1 font-medium text-ink hover:underline"
              >
                {waiver.line.name}, {waiver.decision.title}
              </Link>
              <Until waiver={waiver} />
            </div>
            <p className="pl-6 text-xs text-ink-3">
              {waiver.answer.reason}
              {waiver.answer.approvedBy !== null && ` Allowed by ${waiver.answer.approvedBy}.`}
            </p>
          </li>
        ))}
      </ul>
      {waivers.length > MOST && (
        <p className="border-t border-line px-4 py-2 text-xs text-ink-3">
          {counted(waivers.length - MOST, "more waiver")} later on.
        </p>
      )}
    </Card>
  );
}

function Until({ waiver: { daysLeft, answer } }: { waiver: ShownWaiver }) {
  if (daysLeft === null || answer.expiresOn === null) return null;
  const isNear = daysLeft <= SOON_DAYS;
  const words =
    daysLeft < 0
      ? `ended ${dayOf(new Date(answer.expiresOn))}`
      : isNear
        ? daysLeft === 0
          ? "last day"
          : `${counted(daysLeft, "day")} left`
        : `to ${dayOf(new Date(answer.expiresOn))}`;
  return (
    <span className={`text-xs whitespace-nowrap num ${isNear ? "font-medium text-critical-ink" : "text-ink-3"}`}>
      {words}
    </span>
  );
}
