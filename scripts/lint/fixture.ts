import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** A throw-away project with this project's settings and the given files, to show that a rule can fail. */
export function fixtureProject(files: Readonly<Record<string, string>>): { root: string; remove: () => void } {
  const root = mkdtempSync(path.join(os.tmpdir(), "accord-lint-"));
  mkdirSync(path.join(root, "scripts"));
  for (const shared of [
    "node_modules",
    "scripts/lint",
    "tsconfig.json",
    "eslint.config.mjs",
    ".dependency-cruiser.cjs",
  ])
    symlinkSync(path.resolve(shared), path.join(root, shared));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
