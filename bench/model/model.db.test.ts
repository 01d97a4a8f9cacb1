import { expect, test } from "vitest";
import { checkTable } from "./table";
import { beginLife, makeCast, walkOften } from "./walk";

// The short form of two rows of `npm run trust:races`, which walks 5,000 times.
test("a decision goes the ways that the rules tell, and no other, whoever does what in whichever order", async () => {
  const { divergences } = await walkOften(30, 12, 20_261_123);
  expect(divergences[0] ?? null, JSON.stringify(divergences[0], null, 2)).toBeNull();
});

// Found by a walk: her second approval was taken for a second click, and her request went on blocking.
test("who approves again after asking for changes takes the request back", async () => {
  const life = await beginLife(await makeCast(false), "Mia", ["a", "b"]);
  const verdict = { isStale: false };
  for (const [by, move] of [
    ["Mia", { kind: "propose" }],
    ["Ann", { kind: "approve", ...verdict }],
    ["Ann", { kind: "request", ...verdict }],
    ["Ann", { kind: "approve", ...verdict }],
    ["Bob", { kind: "approve", ...verdict }],
  ] as const)
    expect(await life.does(by, move)).toBeNull();
  expect(life.state.status).toBe("accepted");
});

test("in every state everybody may do what the rules tell, and nothing else", async () => {
  const { divergences, allowed, cells } = await checkTable(await makeCast(false));
  expect(divergences[0] ?? null, JSON.stringify(divergences[0], null, 2)).toBeNull();
  // Both kinds were there to be told apart.
  expect(allowed).toBeGreaterThan(50);
  expect(cells - allowed).toBeGreaterThan(500);
});
