import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const FOLDERS = ["app", "lib", "db", "scripts", "bench", "e2e", "docs"];
const SKIPPED = new Set(["node_modules", "results", "fonts"]);
const CODE = /\.(tsx?|mjs|cjs|js|css|sql|md)$/;

const files = FOLDERS.filter((folder) => existsSync(folder))
  .flatMap(walk)
  .filter((file) => CODE.test(file));
const lines = new Map(files.map((file) => [file, readFileSync(file, "utf8").split("\n").length - 1]));
const code = files.filter((file) => /\.(tsx?|mjs)$/.test(file));

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(name);
    return [name];
  });
}

test("no file has more than 400 lines", () => {
  expect(files.length).toBeGreaterThan(0);
  expect([...lines].filter(([, count]) => count > 400)).toEqual([]);
});

test("19 of 20 code files have at most 250 lines", () => {
  const sizes = code.map((file) => lines.get(file) ?? 0).sort((one, other) => one - other);
  expect(sizes[Math.floor(sizes.length * 0.95)]).toBeLessThanOrEqual(250);
});

test("no folder holds more than 12 files beside its tests", () => {
  const counts = new Map<string, number>();
  for (const file of code.filter((name) => !/\.(test|spec)\.tsx?$/.test(name)))
    counts.set(path.posix.dirname(file), (counts.get(path.posix.dirname(file)) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count > 12)).toEqual([]);
});

test("pages lie at most four levels below app/o/[org]", () => {
  const depths = files.filter((file) => file.startsWith("app/o/[org]/")).map((file) => file.split("/").slice(3, -1));
  expect(depths.filter((parts) => parts.filter((part) => part !== "_components").length > 4)).toEqual([]);
});

test("there are no barrels: importing one thing never loads its neighbours", () => {
  expect(code.filter((file) => /(^|\/)index\.(tsx?|mjs)$/.test(file))).toEqual([]);
});

test("the list of exceptions is empty: no rule is switched off in a comment", () => {
  const exceptions = /(eslint|prettier|oxlint)-(disable|ignore)|@ts-(ignore|expect-error|nocheck)|depcruise-ignore/;
  const marked = code.filter((file) => exceptions.test(readFileSync(file, "utf8")));
  expect(marked.filter((file) => file !== "scripts/lint/house-rules.test.ts")).toEqual([]);
});

test("nothing is left for later: no marker of unfinished work", () => {
  const marker = new RegExp(["TO" + "DO", "FIX" + "ME", "X" + "XX"].map((word) => `\\b${word}\\b`).join("|"));
  expect(code.filter((file) => marker.test(readFileSync(file, "utf8")))).toEqual([]);
});
