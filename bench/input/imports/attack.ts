import { seeded } from "@/lib/adr/testing/mutate";
import { spentSince } from "../patterns/attack";
import type { Measured } from "../../trust/promises";
import { importers, type Importer, type Samples } from "./importers";

const LIMIT_MS = 2_000;

/** Hands each way in its share of `count` broken files and prints what came of it. The same seed makes the same files. */
export async function attackImports(samples: Samples | null, count: number, seed: number): Promise<Measured> {
  const tallies: Tally[] = [];
  for (const [at, importer] of importers(samples).entries())
    tallies.push(await attackImporter(importer, Math.ceil((count * importer.share) / 1_000), seeded(seed + at)));
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const worst = Math.max(...tallies.map(({ longest }) => longest));
  const quick = 1 - sum(({ over100 }) => over100) / sum(({ files }) => files);
  for (const { what, files, refused, wrong, longest } of tallies)
    process.stdout.write(
      `  ${what}: ${files} files, ${refused} refused or noted, ${wrong.length} wrong, at most ${longest.toFixed(0)} ms\n`,
    );
  for (const line of tallies.flatMap(({ wrong }) => wrong).slice(0, 10)) process.stdout.write(`  ${line}\n`);
  return {
    promise: `Malformed imports, ${sum(({ files }) => files)} files by seed ${seed} in ${tallies.length} ways`,
    promised: "0 crashes, 0 over 2 s, each named with its place",
    reached: `${sum(({ wrong }) => wrong.length)} wrong, the longest ${worst.toFixed(0)} ms, ${(100 * quick).toFixed(1)} % within 100 ms`,
    isKept: sum(({ wrong }) => wrong.length) === 0,
  };
}

interface Tally {
  readonly what: string;
  readonly files: number;
  readonly refused: number;
  readonly wrong: readonly string[];
  /** Milliseconds of work: what others do on the machine does not count. */
  readonly longest: number;
  readonly over100: number;
}

async function attackImporter(
  { what, make, read, place }: Importer,
  files: number,
  random: () => number,
): Promise<Tally> {
  const wrong: string[] = [];
  let [longest, over100, refused] = [0, 0, 0];
  for (let at = 0; at < files; at += 1) {
    const file = make(random);
    const begun = process.cpuUsage();
    try {
      const said = await read(file);
      if (said.length > 0) refused += 1;
      const placeless = said.find((sentence) => !place.test(sentence));
      if (placeless !== undefined) wrong.push(`${what}, ${file.how}: without a place: ${placeless.slice(0, 200)}`);
    } catch (error) {
      wrong.push(`${what}, ${file.how}: ${error instanceof Error ? (error.stack ?? "").slice(0, 400) : String(error)}`);
    }
    const ms = spentSince(begun);
    if (ms > LIMIT_MS) wrong.push(`${what}, ${file.how}: ${ms.toFixed(0)} ms`);
    if (ms > 100) over100 += 1;
    longest = Math.max(longest, ms);
  }
  return { what, files, refused, wrong, longest, over100 };
}
