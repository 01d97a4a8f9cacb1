import { Check, ShieldAlert, ShieldCheck } from "@/app/_ui/icons";
import type { ReactNode } from "react";
import { counted, dayOf, shortHash } from "@/app/_ui/text/format";
import { Time } from "@/app/_ui/text/time";
import { receiptHref } from "@/app/o/[org]/_history/receipt-href";
import type { HistoryEvent } from "@/lib/history/queries";
import type { ChainReport } from "@/lib/history/verification/one-chain";

interface Props {
  readonly report: ChainReport;
  readonly checkedAt: Date;
  /** Such as `/o/northwind/decisions/12`. */
  readonly decisionHref: string;
  /** Ballots and verdicts of the reader, among the events shown. */
  readonly own: readonly HistoryEvent[];
}

/** Whether this history can be believed: recomputed from its bytes for this page, with what that cannot show. */
export function Proof({ report, checkedAt, decisionHref, own }: Props) {
  return (
    <aside aria-label="Verification" className="self-start max-lg:order-first">
      <div className="overflow-hidden rounded-card border border-line">
        {report.holds ? (
          <Verdict
            icon={<ShieldCheck className="size-5 shrink-0" />}
            className="bg-positive-soft text-positive-ink"
            title="Verified"
          >
            {counted(report.events, "event")}, head <span className="mono">{shortHash(report.head)}</span>
          </Verdict>
        ) : (
          <Verdict
            icon={<ShieldAlert className="size-5 shrink-0" />}
            className="bg-critical-soft text-critical-ink"
            title="Does not hold"
          >
            {report.problem?.sequence === null || report.problem === null
              ? "The chain: "
              : `Event ${report.problem.sequence}: `}
            {report.problem?.what}
          </Verdict>
        )}
        {report.holds && (
          <ul className="px-3.5 py-1">
            <Claim>Each event names the one before it</Claim>
            <Claim>{counted(report.texts, "text")}, among them every section and reason, as first entered</Claim>
            {report.firstAt !== null && report.lastAt !== null && (
              <Claim>
                Entered {isOneDay(report.firstAt, report.lastAt) ? "on" : "from"} <Time at={report.firstAt} as="day" />
                {!isOneDay(report.firstAt, report.lastAt) && (
                  <>
                    {" "}
                    to <Time at={report.lastAt} as="day" />
                  </>
                )}
              </Claim>
            )}
          </ul>
        )}
        <p className="px-3.5 pt-1.5 pb-3.5 text-xs text-ink-3">
          Checked on this server, <Time at={checkedAt} />
        </p>
      </div>
      <p className="mt-3.5 text-xs/[18px] text-ink-3">
        <a className="link" href={decisionHref.replace(/\/decisions\/(\d+)$/, "/export/history?number=$1")} download>
          Save this history
        </a>{" "}
        and{" "}
        <a className="link" href="/verify">
          check it without this server
        </a>
        .
      </p>
      {own.length > 0 && (
        <p className="mt-2 text-xs/[18px] text-ink-3">
          Save a receipt of what you did:{" "}
          {own.map(({ sequence }, at) => (
            <span key={sequence}>
              {at > 0 && ", "}
              <a className="link" href={receiptHref(decisionHref, sequence)} download>
                event {sequence}
              </a>
            </span>
          ))}
          .
        </p>
      )}
      <p className="mt-2 text-xs/[18px] text-ink-3 max-lg:hidden">
        This shows that the entries and texts kept here are the ones that were entered, in that order. It cannot show
        what was never entered.
      </p>
    </aside>
  );
}

const isOneDay = (a: Date, b: Date) => dayOf(a) === dayOf(b);

function Verdict({
  icon,
  className,
  title,
  children,
}: {
  icon: ReactNode;
  className: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <div className={`flex gap-3 p-3.5 ${className}`}>
      {icon}
      <div className="min-w-0">
        <h2 className="text-base/5 font-semibold text-inherit">{title}</h2>
        <p>{children}</p>
      </div>
    </div>
  );
}

function Claim({ children }: { children: ReactNode }) {
  return (
    <li className="grid grid-cols-[14px_minmax(0,1fr)] gap-[9px] py-1.5 leading-[18px]">
      <Check className="mt-0.5 size-3.5 text-positive-ink" />
      <span>{children}</span>
    </li>
  );
}
