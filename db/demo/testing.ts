import { demoPeople } from "./people";
import { demoProductLines } from "./product-lines";
import type { DemoDecision, DemoPerson } from "./shape";

const lines = new Map<string, string | null>(demoProductLines.map((line) => [line.key, line.parent]));
const people = new Map<string, DemoPerson>(demoPeople.map((person) => [person.key, person]));

/** Returns the line itself and all lines above it, nearest first. */
export function ancestors(line: string): readonly string[] {
  const parent = lines.get(line) ?? null;
  return parent === null ? [line] : [line, ...ancestors(parent)];
}

/** Returns the person, or throws when the demo names somebody who does not exist. */
export function person(key: string): DemoPerson {
  const found = people.get(key);
  if (!found) throw new Error(`The demo has no person ${key}`);
  return found;
}

/** True for owners, and for leads of the line or of one of its ancestors. */
export function leads(key: string, line: string): boolean {
  const { role, lines: led } = person(key);
  return role === "owner" || (role === "lead" && ancestors(line).some((candidate) => led.includes(candidate)));
}

/** Returns the author of the revision that was the latest at that moment. */
export function lastAuthor(decision: DemoDecision, daysAgo: number): string | undefined {
  return decision.revisions.filter((revision) => revision.daysAgo > daysAgo).at(-1)?.by;
}

/** Returns the keys that a text mentions as `@[key]`. */
export function mentions(body: string): readonly string[] {
  return [...body.matchAll(/@\[([^[\]]*)\]/g)].flatMap((match) => match[1] ?? []);
}
