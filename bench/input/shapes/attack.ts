import { Refusal } from "@/lib/errors";
import { parse } from "@/lib/refuse";
import { type Endured, leastOf, spentSince } from "../patterns/attack";
import type { NamedShape } from "./collect";
import { hostileInputs } from "./hostile";

/** Reads each hostile input by the shape, as verbs do. What is thrown but is no refusal counts as endless. `budget` is asked of the best of some. */
export function attackShape({ at, shape }: NamedShape, budget: number, most?: number): Endured {
  let worst: Endured = { at, what: "shape", ms: 0, text: "" };
  for (const input of hostileInputs(shape, most)) {
    const ms = leastOf(6, budget, timed(shape, input), () => timed(shape, input));
    if (ms > worst.ms) worst = { ...worst, ms, text: begin(input) };
  }
  return worst;
}

function timed(shape: NamedShape["shape"], input: unknown): number {
  const begun = process.cpuUsage();
  try {
    parse(shape, input);
  } catch (error) {
    if (!(error instanceof Refusal)) return Infinity;
  }
  return spentSince(begun);
}

function begin(input: unknown): string {
  try {
    return (JSON.stringify(input) ?? "").slice(0, 200);
  } catch {
    return "nested beyond what can be printed";
  }
}
