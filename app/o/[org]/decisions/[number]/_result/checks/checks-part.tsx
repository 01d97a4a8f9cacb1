import { Note } from "@/app/_ui/feedback/note";
import type { ResultView } from "@/lib/evaluations/results/queries";
import { analysed } from "../analysed";
import { GuessesCard } from "../guesses/guesses-card";
import { MethodsCard } from "./methods-card";
import { PlacesCard } from "./places-card";
import { TornadoCard } from "./tornado-card";

/** What the analysis of the ballots adds below the ranking. */
export async function ChecksPart({ result }: { result: ResultView }) {
  const robustness = await analysed(result);
  if (robustness === null)
    return (
      <div className="md:col-span-2 xl:col-span-3">
        <Note>
          The ballots are no longer those this result was frozen from, so that nothing is computed from them. The frozen
          figures stand.
        </Note>
      </div>
    );
  const shared = { result, robustness };
  return (
    <>
      <TornadoCard {...shared} className="xl:self-start" />
      <PlacesCard {...shared} className="self-start" />
      <MethodsCard {...shared} className="self-start" />
      <GuessesCard {...shared} className="self-start" />
    </>
  );
}
