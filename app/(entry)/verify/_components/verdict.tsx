import { ShieldAlert, ShieldCheck } from "@/app/_ui/icons";
import type { HistoryReport } from "@/lib/exports/history/verifier/words/rules";

interface Props {
  readonly fileName: string;
  readonly report: HistoryReport;
  /** The first says what was read, the last what came of it. */
  readonly sentences: readonly string[];
}

/** More sentences than anybody reads; one is enough to know. */
const SHOWN = 30;

/** What a check came to: first whether it holds, then what was read, what could not be checked, and everything that was found. */
export function Verdict({ fileName, report, sentences }: Props) {
  const holds = report.findings.length === 0;
  const Icon = holds ? ShieldCheck : ShieldAlert;
  const between = sentences.slice(1, -1);
  return (
    <section
      role="status"
      aria-label="What was found"
      className="overflow-hidden rounded-card border border-line bg-surface"
    >
      <div
        className={`flex gap-3 p-3.5 ${holds ? "bg-positive-soft text-positive-ink" : "bg-critical-soft text-critical-ink"}`}
      >
        <Icon className="size-5 shrink-0" />
        <div className="min-w-0">
          <h2 className="text-base/5 font-semibold text-inherit">{holds ? "Everything holds" : "It does not hold"}</h2>
          <p className="wrap-anywhere">{fileName}</p>
        </div>
      </div>
      <div className="grid gap-2 p-3.5 text-ink-2">
        <p>{sentences[0]}</p>
        {between.length > 0 && (
          <ul className="grid list-disc gap-1 pl-5">
            {between.slice(0, SHOWN).map((sentence, at) => (
              <li key={at} className="wrap-anywhere">
                {sentence}
              </li>
            ))}
          </ul>
        )}
        {between.length > SHOWN && <p>And {between.length - SHOWN} more.</p>}
        {report.keys.map((key) => (
          <p key={key} className="text-xs text-ink-3">
            Signed with the key <span className="mono wrap-anywhere">{key}</span>
          </p>
        ))}
      </div>
    </section>
  );
}
