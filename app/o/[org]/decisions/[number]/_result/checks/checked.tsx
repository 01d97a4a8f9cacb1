import { Suspense, type ComponentType } from "react";
import { Card } from "@/app/_ui/feedback/card";
import { Note } from "@/app/_ui/feedback/note";
import { Skeleton } from "@/app/_ui/feedback/skeleton";
import type { Robustness } from "@/lib/evaluations/results/analysis/queries";
import type { ResultView } from "@/lib/evaluations/results/queries";
import { analysed } from "../analysed";

interface Props {
  readonly result: ResultView;
  readonly card: ComponentType<{ result: ResultView; robustness: Robustness; className?: string }>;
  readonly className?: string;
}

/** A card that shows what the analysis of the ballots found; nothing where it could not be computed. */
export function Checked({ result, card: Shown, className }: Props) {
  return (
    <Suspense fallback={<Waiting title="Checking the result" rows={9} className={className} />}>
      <Analysed result={result} card={Shown} className={className} />
    </Suspense>
  );
}

async function Analysed({ result, card: Shown, className }: Props) {
  const robustness = await analysed(result);
  return robustness === null ? null : <Shown result={result} robustness={robustness} className={className} />;
}

/** Says once why the cards that need the ballots are missing. */
export async function LostBallots({ result }: { result: ResultView }) {
  if ((await analysed(result)) !== null) return null;
  return (
    <div className="mb-4">
      <Note>
        The ballots are no longer those this result was frozen from, so that nothing is computed from them. The frozen
        figures stand.
      </Note>
    </div>
  );
}

/** A card whose figures are being computed, for the first reader of a large result. */
export function Waiting({ title, rows, className }: { title: string; rows: number; className?: string }) {
  return (
    <Card title={title} className={className}>
      <div className="px-4 pb-3">
        <Skeleton rows={rows} />
      </div>
    </Card>
  );
}
