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
  const memory = [50, 100, 200, 400].map((voters) => measureMemory({ ...LARGE, voters }));
  printTable([["10 × 40 cells by", "held while it runs, MB", "per ballot, kB"], ...memory.map(({ cells }) => cells)]);
  const [first, last] = [memory.at(0)?.perBallot ?? 0, memory.at(-1)?.perBallot ?? 0];
  process.stdout.write(`\nPer ballot at 400 voters against 50: ${(last / first).toFixed(2)} (linear: ≤ 1.2)\n`);
  process.exitCode = rows.every(({ isWithin }) => isWithin) && last <= 1.2 * first ? 0 : 1;
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

/** What the heap and typed arrays hold right after an analysis, before anything is collected, without what they held before. */
function measureMemory(size: Size) {
  const input = inputOf(size, 0);
  collect();
  const before = held();
  const analysis = analyse(input);
  collect();
  const after = held() - before;
  const perBallot = after / size.voters;
  const cells = [`${analysis.result.voters} voters`, (after / 1e6).toFixed(1), (perBallot / 1e3).toFixed(0)];
  return { cells, perBallot };
}

function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function collect(): void {
  if (typeof gc !== "function") return;
  // Buffers are let go a turn after the objects that held them.
  gc();
  gc();
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
