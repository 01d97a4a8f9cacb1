/** How far two numbers may lie apart that were computed from the same ballots by different machines (rule 34). */
const TOLERANCE = 1e-9;

/** Are these the same values of plain JSON, numbers compared at 1e-9? */
export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one === "number" && typeof other === "number") return Math.abs(one - other) <= TOLERANCE;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  const [these, those] = [Object.entries(one), new Map(Object.entries(other))];
  return these.length === those.size && these.every(([key, value]) => those.has(key) && isSame(value, those.get(key)));
}
