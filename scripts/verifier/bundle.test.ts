import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { bundleVerifier } from "./bundle";

test("the verifier that is handed out is made from the sources as they are: npm run verifier", async () => {
  const handedOut = readFileSync(path.join(import.meta.dirname, "..", "..", "public", "verify.mjs"), "utf8");
  expect(handedOut).toBe(await bundleVerifier());
});

test("the verifier loads nothing but what Node itself brings, and holds no package", async () => {
  const loaded = [...(await bundleVerifier()).matchAll(/^import .* from "([^"]+)";$/gm)].map(([, name]) => name);
  expect(loaded.length).toBeGreaterThan(0);
  expect(loaded.every((name) => name?.startsWith("node:"))).toBe(true);
  // Nor does it carry packages along: whoever checks it reads our lines, and no others.
  expect(await bundleVerifier()).not.toContain("node_modules/");
});
