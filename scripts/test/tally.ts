/** What a step came to. `output` is shown when something failed. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly output?: string;
}

/** Counts steps and prints a line for each. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Does a step. One that throws counts as one failure. Returns whether nothing failed in it. */
  readonly step: (name: string, work: () => Promise<Outcome>) => Promise<boolean>;
}

/** Returns a tally that begins at nothing. */
export function createTally(): Tally {
  const total = { passed: 0, failed: 0 };
  const step = async (name: string, work: () => Promise<Outcome>) => {
    const begun = performance.now();
    const outcome = await work().catch(crashed);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(6);
    const ok = outcome.failed === 0;
    if (!ok && outcome.output !== undefined) process.stdout.write(`\n${outcome.output.trim()}\n\n`);
    const count = outcome.passed + outcome.failed > 1 ? `${outcome.passed} passed, ${outcome.failed} failed` : "";
    process.stdout.write(`${ok ? "ok    " : "FAILED"} ${seconds} s  ${name.padEnd(34)} ${count}`.trimEnd() + "\n");
    return ok;
  };
  return {
    get passed() {
      return total.passed;
    },
    get failed() {
      return total.failed;
    },
    step,
  };
}

function crashed(error: unknown): Outcome {
  return { passed: 0, failed: 1, output: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
