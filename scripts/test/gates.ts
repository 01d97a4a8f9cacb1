import { command } from "./command";
import type { Outcome, Tally } from "./tally";

type Gate = readonly [name: string, ...commands: readonly (readonly [string, ...string[]])[]];

const sources = [
  "app",
  "lib",
  "db",
  "scripts",
  "e2e",
  "bench",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-node.ts",
];

const gates: readonly Gate[] = [
  ["lint", ["eslint", "--cache", "--cache-location", "node_modules/.cache/eslint", "--max-warnings", "0", "."]],
  // Next writes the types of routes; the compiler needs them in a fresh clone.
  ["types", ["next", "typegen"], ["tsc", "--noEmit"]],
  ["format", ["prettier", "--check", "--cache", "."]],
  ["directions", ["depcruise", "--config", ".dependency-cruiser.cjs", ...sources]],
  ["dead code", ["knip"]],
];

/** Checks what can be checked without running anything, two at a time: each is one test of the tally. */
export async function checkGates(tally: Tally, stopping: AbortSignal): Promise<void> {
  const waiting = [...gates];
  const work = async () => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      const [name, ...commands] = gate;
      await tally.step(name, () => runGate(commands, stopping));
    }
  };
  await Promise.all([work(), work()]);
}

async function runGate(commands: readonly (readonly [string, ...string[]])[], stopping: AbortSignal): Promise<Outcome> {
  for (const [program, ...parameters] of commands) {
    const { code, output } = await command(program, parameters, { stopping, env: { NEXT_TELEMETRY_DISABLED: "1" } });
    if (code !== 0) return { passed: 0, failed: 1, output };
  }
  return { passed: 1, failed: 0 };
}
