import { analyse, type Analysis } from "@/lib/mcda/analysis/analyse";
import { relianceOn, type Reliance } from "@/lib/mcda/confidence/reliance";
import type { EvaluationInput } from "@/lib/mcda/evaluate";
import { inputHash } from "@/lib/mcda/hash/input";

/** What an analysis says beside the result, which is frozen already and holds every vote. */
export type Robustness = Omit<Analysis, "result"> & {
  readonly result: null;
  /** How much rests on scores whose authors were unsure; null where nobody said how sure they were. */
  readonly reliance: Reliance | null;
};

/** So many results are kept, each some hundred kilobytes at most; the one not asked for longest leaves. */
const KEPT = 50;

const kept = new Map<string, Robustness | null>();

/** Is the analysis of a frozen result at hand, so that asking for it costs nothing? */
export function isAnalysed(resultHash: string): boolean {
  return kept.has(resultHash);
}

/**
 * Analyses the input that a result was frozen from, once per process: a frozen result never changes. Null when the ballots are no
 * longer those whose hash it holds, since then it would explain another result.
 */
export function robustnessOf(
  resultHash: string,
  frozenInputHash: string,
  input: () => EvaluationInput,
): Robustness | null {
  const found = kept.get(resultHash);
  if (found !== undefined) {
    kept.delete(resultHash);
    kept.set(resultHash, found);
    return found;
  }
  const made = analysed(input(), frozenInputHash);
  kept.set(resultHash, made);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return made;
}

function analysed(input: EvaluationInput, frozenInputHash: string): Robustness | null {
  if (inputHash(input) !== frozenInputHash) return null;
  return { ...analyse(input), result: null, reliance: relianceOn(input) };
}
