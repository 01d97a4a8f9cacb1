import { setTimeout as wait } from "node:timers/promises";
import type { Robustness } from "@/lib/evaluations/results/analysis/queries";
import type { ResultView } from "@/lib/evaluations/results/queries";

/** So long, in milliseconds, that the rest of the page is on its way before a large analysis takes the thread. */
const HEAD_START = 40;

/** The analysis of a result. A slow one, asked for the first time, lets the rest of the page be sent before it. */
export async function analysed(result: ResultView): Promise<Robustness | null> {
  if (result.isSlowToAnalyse) await wait(HEAD_START);
  return result.robustness();
}
