import { at, known, present, sum, unknown, type Computed } from "../numeric";

/** How far two ratings lie apart: by name only, by order, by distance, or by ratio. */
export type Metric = "nominal" | "ordinal" | "interval" | "ratio";

/**
 * Krippendorff's alpha (Krippendorff 2011): 1 full agreement, 0 chance. `ratings`: one row per voter, a value or null per unit, which
 * is a cell and counts from two answers on. `no-variation` when all values are alike. Near 0 also when everybody rates all options
 * alike, so it stands beside r_wg, never alone.
 */
export function krippendorffAlpha(ratings: readonly (readonly (number | null)[])[], metric: Metric): Computed<number> {
  const units = Array.from({ length: ratings[0]?.length ?? 0 }, (_, unit) =>
    present(ratings.map((row) => at(row, unit))),
  );
  const pairable = units.filter((unit) => unit.length >= 2);
  if (pairable.length === 0) return unknown("needs-two-voters");
  if (metric === "ratio" && pairable.flat().some((value) => value < 0)) return unknown("not-positive");

  const counts = new Map<number, number>();
  for (const value of pairable.flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts.keys()].sort((a, b) => a - b);
  const frequencies = values.map((value) => counts.get(value) ?? 0);
  const distance = distances(values, frequencies, metric);
  const position = new Map(values.map((value, index) => [value, index]));

  // Counted by value, not by pair: two hundred ratings are forty thousand pairs and five values.
  const observed = sum(
    pairable.map((unit) => {
      const times = values.map(() => 0);
      for (const place of unit.map((value) => position.get(value) ?? 0)) times[place] = at(times, place) + 1;
      const pairs = distance.map((row, a) => at(times, a) * sum(row.map((apart, b) => at(times, b) * apart)));
      return sum(pairs) / (unit.length - 1);
    }),
  );
  const expected = sum(
    distance.flatMap((row, a) => row.map((apart, b) => at(frequencies, a) * at(frequencies, b) * apart)),
  );
  return expected > 0 ? known(1 - ((sum(frequencies) - 1) * observed) / expected) : unknown("no-variation");
}

/** The squared distance between every two distinct values, which are sorted. */
function distances(values: readonly number[], frequencies: readonly number[], metric: Metric): number[][] {
  return values.map((a, i) =>
    values.map((b, j) => {
      if (i === j) return 0;
      if (metric === "nominal") return 1;
      if (metric === "interval") return (a - b) ** 2;
      if (metric === "ratio") return ((a - b) / (a + b)) ** 2;
      const between = sum(frequencies.slice(Math.min(i, j), Math.max(i, j) + 1));
      return (between - (at(frequencies, i) + at(frequencies, j)) / 2) ** 2;
    }),
  );
}
