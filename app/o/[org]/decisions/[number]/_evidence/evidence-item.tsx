import { X } from "@/app/_ui/icons";
import { Button } from "@/app/_ui/form/button";
import { dayOf } from "@/app/_ui/text/format";
import { Time } from "@/app/_ui/text/time";
import type { Evidence } from "@/lib/evaluations/evidence/queries";
import { ConfidenceMark } from "./confidence-mark";

interface Props {
  readonly piece: Evidence;
  /** Whom it is about; left out where one option alone is shown. */
  readonly option: string | null;
  /** Takes it away; null where nobody may now. */
  readonly onRemove: (() => void) | null;
}

/** One fact: what it shows, how sure it is, where to read it, who added it and how long it holds. */
export function EvidenceItem({ piece, option, onRemove }: Props) {
  const { kind, url, body, confidence, validUntil, isExpired, author, createdAt } = piece;
  return (
    <li className="border-t border-line py-3">
      <p className="flex items-center gap-2 text-xs">
        {option !== null && <b className="clip font-medium text-ink-2">{option}</b>}
        <span className="ml-auto flex items-center gap-1">
          <ConfidenceMark confidence={confidence} />
          {onRemove && (
            <Button
              variant="quiet"
              size="square"
              aria-label={`Remove evidence: ${body.slice(0, 60)}`}
              onClick={onRemove}
            >
              <X className="size-3.5" />
            </Button>
          )}
        </span>
      </p>
      <p className="py-1 text-base leading-[21px] wrap-anywhere whitespace-pre-line text-ink">{body}</p>
      <p className="text-xs leading-[18px] text-ink-3">
        {kind === "link" && (
          <a
            href={url}
            target="_blank"
            rel="noopener noreferrer nofollow"
            title={url}
            className="inline-flex min-h-6 max-w-full items-center link"
          >
            <span className="clip">{shownAddress(url)}</span>
            <span className="sr-only">, opens in a new tab</span>
          </a>
        )}
        <span className="block">
          {author}, <Time at={createdAt} as="day" />
          {validUntil !== null && (
            <span className={isExpired ? "text-caution-ink" : ""}>
              {" · "}
              {isExpired ? "expired on" : "valid until"} {dayOf(new Date(validUntil))}
            </span>
          )}
        </span>
      </p>
    </li>
  );
}

/** An address as one reads it: without its protocol, cut where a line would end. */
function shownAddress(url: string): string {
  const text = url.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
