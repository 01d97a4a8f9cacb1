import { analyse } from "@/lib/mcda/analysis/analyse";
import { evaluate, type Answer, type EvaluationInputTwo } from "@/lib/mcda/evaluate";
import { createRandom, integerVariate } from "@/lib/mcda/random";
import { prepareWhatIf } from "@/lib/mcda/robustness/what-if";
import { median, printTable } from "./stand/table";

interface Size {
  readonly options: number;
  readonly criteria: number;
  readonly voters: number;
}

const LARGE: Size = { options: 10, criteria: 40, voters: 200 };
const SMALL: Size = { options: 3, criteria: 14, voters: 10 };
const RUNS = 5;

/**
 * `npm run bench:mcda`: what the mathematics costs in one thread. An analysis is the result of version 2 with everything the result screen
 * shows: 10,000 draws of weights in each of four schemes, 2,000 resamples. Exit code 1 past a budget.
 */
function main(): void {
  const rows = [timeAnalysis(SMALL, 60), timeAnalysis(LARGE, 1500), timeResult(LARGE), timeWhatIf(LARGE, 16)];
  printTable([["in one thread", "cold ms", "warm ms", "best ms", "budget ms"], ...rows.map(({ cells }) => cells)]);
  process.stdout.write("\n");
  measureMemory({ ...LARGE, voters: 50 });
  const memory = [50, 100, 200, 400].map((voters) => ({ voters, held: measureMemory({ ...LARGE, voters }) }));
  const further = memory.slice(1).map(({ voters, held: all }, index) => {
    const before = memory[index] ?? { voters: 0, held: 0 };
    return (all - before.held) / (voters - before.voters);
  });
  printTable([
    ["10 × 40 cells by", "held by an analysis, MB", "by each further ballot, kB"],
    ...memory.map(({ voters, held: all }, index) => [
      `${voters} voters`,
      (all / 1e6).toFixed(1),
      index === 0 ? "" : ((further[index - 1] ?? 0) / 1e3).toFixed(1),
    ]),
  ]);
  const [fewest, , more, most] = memory.map(({ held: all }) => all);
  const growth = ((most ?? 0) - (more ?? 0)) / 200 / (((more ?? 0) - (fewest ?? 0)) / 150);
  process.stdout.write(`\nA ballot from 200 to 400 against one from 50 to 200: ${growth.toFixed(2)} (linear: ≤ 1.2)\n`);
  process.exitCode = rows.every(({ isWithin }) => isWithin) && growth <= 1.2 ? 0 : 1;
}

function timeAnalysis(size: Size, budget: number) {
  return timed(`full analysis of ${name(size)}`, budget, (seed) => {
    const input = inputOf(size, seed);
    return () => analyse(input);
  });
}

function timeResult(size: Size) {
  return timed(`result alone of ${name(size)}`, null, (seed) => {
    const input = inputOf(size, seed);
    return () => evaluate(input);
  });
}

function timeWhatIf(size: Size, budget: number) {
  return timed(`one move of a slider, ${name(size)}`, budget, (seed) => {
    const whatIf = prepareWhatIf(evaluate(inputOf(size, seed)));
    const weights = Array.from({ length: size.criteria }, (_, criterion) => 1 + criterion);
    return () => whatIf?.(weights);
  });
}

/** The first run of this process, and the median of the next ones; each of another input, prepared before the clock starts. */
function timed(what: string, budget: number | null, prepare: (seed: number) => () => unknown) {
  const [cold = NaN, ...warm] = Array.from({ length: 1 + RUNS }, (_, run) => {
    const work = prepare(run);
    collect();
    const before = process.cpuUsage();
    const begun = performance.now();
    work();
    const elapsed = performance.now() - begun;
    const { user, system } = process.cpuUsage(before);
    // On a machine that others use, a thread waits for its turn; what it worked is what it costs.
    return Math.min(elapsed, (user + system) / 1000);
  });
  const shown = [cold, median(warm), Math.min(...warm)].map((time) => time.toFixed(1));
  return {
    cells: [what, ...shown, budget === null ? "" : `≤ ${budget}`],
    isWithin: budget === null || median(warm) <= budget,
  };
}

/** So many analyses are held at once: one alone is smaller than what the engine lets go of meanwhile. */
const HELD = 3;

/**
 * What the heap and typed arrays hold of an analysis, with all it says of each vote, after collecting the rest. Few draws: what is held does
 * not depend on them. One analysis before, so that no code compiled for the first time is counted.
 */
function measureMemory(size: Size): number {
  const input = inputOf(size, 0);
  const few = { draws: 500, resamples: 200 };
  analyse(input, few);
  collect(4);
  const before = held();
  const analyses = Array.from({ length: HELD }, () => analyse(input, few));
  collect(4);
  return (held() - before) / analyses.length;
}

function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function collect(times = 2): void {
  if (typeof gc !== "function") return;
  // Buffers are let go after the objects that held them.
  for (let time = 0; time < times; time += 1) gc();
}

function name({ options, criteria, voters }: Size): string {
  return `${options} × ${criteria} × ${voters}`;
}

/** Ids as long as the product's; three of a hundred cells unanswered, everybody gives weights, one minimum. */
function inputOf({ options, criteria, voters }: Size, seed: number): EvaluationInputTwo {
  const random = createRandom(seed.toString(16).padStart(32, "0"));
  const ids = (kind: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${kind}-0000-7000-8000-${String(index).padStart(20, "0")}`);
  const [optionIds, criterionIds, voterIds] = [ids("option", options), ids("criter", criteria), ids("member", voters)];
  const by = <T>(keys: readonly string[], make: (index: number) => T) =>
    Object.fromEntries(keys.map((key, index) => [key, make(index)]));
  const answer = (option: number): Answer =>
    random() < 0.03 ? "abstain" : 1 + Math.min(4, integerVariate(random, 5) + (random() < 0.1 * option ? 1 : 0));
  return {
    version: 2,
    scale: { low: 1, high: 5 },
    options: optionIds.map((id) => ({ id, name: id })),
    criteria: criterionIds.map((id, index) => ({
      id,
      name: id,
      theme: `Theme ${index % 5}`,
      ...(index === 0 && { minimum: 2 }),
    })),
    voters: voterIds.map((id) => ({ id })),
    weights: by(voterIds, () => by(criterionIds, () => 1 + integerVariate(random, 20))),
    answers: by(voterIds, () => by(criterionIds, () => by(optionIds, answer))),
  };
}

main();
