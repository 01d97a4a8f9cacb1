import type { Computed } from "@/lib/mcda/numeric";
import type { OwnershipSimulation } from "@/lib/mcda/ownership/simulation";

/** So many draws of costs are kept, each a few hundred bytes per option; those not asked for longest leave. */
const KEPT = 100;

const kept = new Map<string, Computed<OwnershipSimulation>>();

/** What `draw` gives, once per process for each seed and list of options: the seed follows from everything that was entered. */
export function ownershipDraws(
  seed: string,
  optionIds: readonly string[],
  draw: () => Computed<OwnershipSimulation>,
): Computed<OwnershipSimulation> {
  const key = [seed, ...optionIds].join();
  const found = kept.get(key) ?? draw();
  kept.delete(key);
  kept.set(key, found);
  const [longest] = kept.keys();
  if (kept.size > KEPT && longest !== undefined) kept.delete(longest);
  return found;
}
