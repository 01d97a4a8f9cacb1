import { ShieldAlert, ShieldCheck, TriangleAlert } from "@/app/_ui/icons";
import { verdictOf, type HistoryReport, type Verdict as Came } from "@/lib/exports/history/verifier/words/rules";

interface Props {
  readonly fileName: string;
  readonly report: HistoryReport;
  /** The first says what was read, the last what came of it. */
  readonly sentences: readonly string[];
}

const SHOWN_AS: Readonly<
  Record<Came, { readonly title: string; readonly tone: string; readonly Icon: typeof ShieldCheck }>
> = {
  holds: { title: "Everything holds", tone: "bg-positive-soft text-positive-ink", Icon: ShieldCheck },
  not_compared: { title: "Not compared", tone: "bg-caution-soft text-caution-ink", Icon: TriangleAlert },
  fails: { title: "It does not hold", tone: "bg-critical-soft text-critical-ink", Icon: ShieldAlert },
};

/** More sentences than anybody reads; one is enough to know. */
const SHOWN = 30;

/** What a check came to: first whether it holds, then what was read, what could not be checked, and everything that was found. */
export function Verdict({ fileName, report, sentences }: Props) {
  const came = verdictOf(report);
  const { title, tone, Icon } = SHOWN_AS[came];
  const between = sentences.slice(1, -1);
  return (
    <section
      role="status"
      aria-label="What was found"
      className="overflow-hidden rounded-card border border-line bg-surface"
    >
      <div className={`flex gap-3 p-3.5 ${tone}`}>
        <Icon className="size-5 shrink-0" />
        <div className="min-w-0">
          <h2 className="text-base/5 font-semibold text-inherit">{title}</h2>
          <p className="wrap-anywhere">{fileName}</p>
        </div>
      </div>
      <div className="grid gap-2 p-3.5 text-ink-2">
        {came === "not_compared" && <p className="text-ink">{sentences.at(-1)}</p>}
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
