import type { Measured } from "../trust/promises";
import { attackPattern, type Endured } from "./patterns/attack";
import { type Pattern, writtenPatterns } from "./patterns/collect";
import { attackShape } from "./shapes/attack";
import { loadModules, type NamedShape } from "./shapes/collect";

const BUDGET_MS = 50;
/** Where what people send is read; other shapes read our own rows. */
const READS_INPUT = /^app\/|\/input\.ts /;

/** How thoroughly: texts per pattern, texts per field, and every how manieth shape. */
export interface Thoroughness {
  readonly texts: number;
  readonly fieldTexts: number;
  readonly everyShape: number;
}

/** Attacks every regular expression and shape of the app's sources with hostile texts of 100 kB. */
export async function attackSources(root: string, thoroughness: Thoroughness): Promise<readonly Measured[]> {
  const { shapes, patterns } = await loadModules(root);
  const written = distinct([...writtenPatterns(root), ...patterns]);
  const endured = written.map((pattern) => attackPattern(pattern, BUDGET_MS, thoroughness.texts));
  const read = shapes.filter(({ at }) => READS_INPUT.test(at)).filter((_, at) => at % thoroughness.everyShape === 0);
  return [
    measured("Regular expressions against 100 kB of hostile text", endured),
    measured(
      "Shapes against 100 kB of hostile input",
      read.map((shape: NamedShape) => attackShape(shape, BUDGET_MS, thoroughness.fieldTexts)),
    ),
  ];
}

function distinct(patterns: readonly Pattern[]): readonly Pattern[] {
  return [...new Map(patterns.map((pattern) => [`${pattern.source}/${pattern.flags}`, pattern])).values()];
}

function measured(promise: string, endured: readonly Endured[]): Measured {
  const slow = endured.filter(({ ms }) => ms > BUDGET_MS);
  for (const { at, what, ms, text } of slow.slice(0, 20))
    process.stdout.write(`  ${at} ${what}: ${ms.toFixed(0)} ms on ${JSON.stringify(text.slice(0, 60))}\n`);
  const longest = Math.max(...endured.map(({ ms }) => ms));
  return {
    promise: `${promise}, ${endured.length} of them`,
    promised: `< ${BUDGET_MS} ms`,
    reached: `${slow.length} slower, the longest ${longest.toFixed(0)} ms`,
    isKept: endured.length > 0 && slow.length === 0,
  };
}
