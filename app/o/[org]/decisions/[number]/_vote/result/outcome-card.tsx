import { classNames } from "@/app/_ui/class-names";
import { ChartTable } from "@/app/_ui/data/chart-table";
import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import { FIGURE_HEADS, figureText, figureWords, shareText } from "@/lib/evaluations/votes/sentences/rules";
import type { CountedOption } from "@/lib/evaluations/votes/tally/rules";
import type { VoteView } from "@/lib/evaluations/votes/views/queries";

/** What each option got, the first one first: bars that begin at 0, with the table behind them. */
export function OutcomeCard({ vote, className }: { vote: VoteView; className?: string }) {
  const { result, names, method, rules } = vote;
  const rows = [...result.options].sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99));
  const sentence = rows.map((one) => `${names[one.optionId] ?? ""}: ${figureWords(result, one)}.`).join(" ");
  return (
    <Card
      title={method === "consent" ? "What people say" : "Result"}
      className={classNames("relative", className)}
      aside={<SaveTable name="vote" />}
    >
      <div role="img" aria-label={sentence} className="grid gap-3 px-4 pb-4">
        {rows.map((one) => (
          <div key={one.optionId} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-1">
            <span className="clip font-medium text-ink">
              {one.rank === null ? "" : `${one.rank}. `}
              {names[one.optionId]}
            </span>
            <span className="text-xs text-ink-3 num">{figureWords(result, one)}</span>
            <span className="col-span-2 block h-2.5 rounded-cell bg-sunken">
              <span
                className={`block h-full rounded-cell ${result.leaderIds.includes(one.optionId) ? "bg-ink-2" : "bg-neutral-5"}`}
                style={{ width: `${100 * lengthOf(vote, one)}%` }}
              />
            </span>
          </div>
        ))}
        {result.consent !== undefined && (
          <p className="text-xs text-ink-3 num">
            {result.consent.consents} consent, {result.consent.standAsides} stand aside,{" "}
            {result.consent.standing + result.consent.answered} objected.
          </p>
        )}
      </div>
      <ul className="grid gap-1 border-t border-line px-4 py-3 text-xs text-ink-3">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <ChartTable
        isTool
        caption="What each option got"
        columns={["Option", "Rank", FIGURE_HEADS[method], "In favour", "Share"]}
        rows={rows.map((one) => [
          names[one.optionId] ?? "",
          one.rank ?? "–",
          figureText(method, one.figure),
          one.inFavour,
          shareText(one.share),
        ])}
      />
    </Card>
  );
}

/** The length of a bar, 0 to 1, on its method's fixed scale. */
function lengthOf({ method, result, votes }: VoteView, { figure }: CountedOption): number {
  if (figure === null) return 0;
  switch (method) {
    case "approval":
    case "consent":
      return figure / Math.max(1, votes.length);
    case "ranked":
      return figure / Math.max(1, result.options.length - 1);
    case "score":
      return (figure - 1) / 4;
  }
}
