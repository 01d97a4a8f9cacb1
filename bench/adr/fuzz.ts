import { readAdr } from "@/lib/adr/read/read";
import { FIXTURES } from "@/lib/adr/testing/fixtures";
import { mutate, seeded } from "@/lib/adr/testing/mutate";
import { say } from "../stand/stand";
import { printTable } from "../stand/table";

const INPUTS = 1_000_000;
const SLOW_MS = 100;
const HANGING_MS = 2_000;
const LEAST_QUICK = 0.999;

/** `npm run bench:adr-fuzz [-- NUMBER [SEED]]`: reads changed records and prints how many threw or took long. Exit code 1 when one did. */
function main(inputs: number, seed: number): void {
  const random = seeded(seed);
  const fixtures = Object.entries(FIXTURES);
  const encoder = new TextEncoder();
  let [threw, slow, hanging, longest, longestWall] = [0, 0, 0, 0, 0];
  const started = performance.now();
  for (let at = 1; at <= inputs; at += 1) {
    const [path, text] = fixtures[Math.floor(random() * fixtures.length)] ?? ["", ""];
    const changed = mutate(text, random);
    const [begun, begunWall] = [process.cpuUsage(), performance.now()];
    try {
      readAdr({ path, bytes: encoder.encode(changed) });
    } catch (error) {
      threw += 1;
      say(`threw on ${JSON.stringify(changed)}: ${String(error)}`);
    }
    // Work, not waiting: what others do on the machine does not count.
    const { user, system } = process.cpuUsage(begun);
    const ms = (user + system) / 1_000;
    longestWall = Math.max(longestWall, performance.now() - begunWall);
    if (ms > SLOW_MS) slow += 1;
    if (ms > HANGING_MS) hanging += 1;
    longest = Math.max(longest, ms);
    if (at % 50_000 === 0) say(`${at} of ${inputs}`);
  }
  const quick = 1 - slow / inputs;
  printTable([
    ["what", "reached", "promised"],
    ["inputs", String(inputs), ""],
    ["seed", String(seed), ""],
    ["threw", String(threw), "0"],
    [`over ${HANGING_MS / 1000} s`, String(hanging), "0"],
    [`within ${SLOW_MS} ms`, `${(100 * quick).toFixed(3)} %`, `≥ ${100 * LEAST_QUICK} %`],
    ["longest, ms of work", longest.toFixed(0), ""],
    ["longest, ms by the clock", longestWall.toFixed(0), ""],
    ["all of it, s by the clock", ((performance.now() - started) / 1000).toFixed(0), ""],
  ]);
  if (threw > 0 || hanging > 0 || quick < LEAST_QUICK) process.exitCode = 1;
}

main(Number(process.argv[2] ?? INPUTS), Number(process.argv[3] ?? 1));
