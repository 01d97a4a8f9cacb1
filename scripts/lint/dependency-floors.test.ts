import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

/** Versions below these have known holes: remote execution, takeover by a look-alike address, injected SQL. */
const FLOORS = { next: "16.3.3", "next-auth": "4.24.15", nodemailer: "9.1.1", "drizzle-orm": "0.45.2" };

const LOCK = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

/** Compares dotted versions; a pre-release counts as below its release. */
function isAtLeast(version: string, floor: string): boolean {
  const [release = "", ...rest] = version.split("-");
  const parts = release.split(".").map(Number);
  for (const [index, wanted] of floor.split(".").map(Number).entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return rest.length === 0;
}

test.each([
  ["16.3.3", true],
  ["16.10.0", true],
  ["16.3.2", false],
  ["15.9.9", false],
  ["16.3.3-canary.1", false],
])("%s against 16.3.3: %s", (version, expected) => {
  expect(isAtLeast(version, "16.3.3")).toBe(expected);
});

test.each(Object.entries(FLOORS))("every copy of %s in the lockfile is at least %s", (name, floor) => {
  const { packages } = LOCK.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
  const versions = Object.entries(packages)
    .filter(([place]) => place.endsWith(`node_modules/${name}`))
    .map(([, { version }]) => version ?? "0");
  expect(versions.length).toBeGreaterThan(0);
  expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([]);
});
