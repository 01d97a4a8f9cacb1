import { expect, test } from "vitest";
import { makeCast, makeCasts, type Divergence } from "./cast";
import { checkEvaluations } from "./evaluation/table";
import { walkEvaluations } from "./evaluation/walk";
import { checkTable } from "./table";
import { beginLife, walkOften } from "./walk";

// The short form of four rows of `npm run trust:races`, which walks 5,000 times and tries every cell.
const SEED = 20_261_123;

test("a decision goes the ways that the rules tell, and no other, whoever does what in whichever order", async () => {
  expectNone((await walkOften(20, 12, SEED)).divergences);
});

test("an evaluation goes the ways that the rules tell, and sends nobody what they may not see yet", async () => {
  expectNone((await walkEvaluations(20, 14, SEED)).divergences);
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

test("in every state of a decision everybody may do what the rules tell, and nothing else", async () => {
  const { divergences, allowed, cells } = await checkTable(await makeCasts(4), 13);
  expectNone(divergences);
  // Both kinds were there to be told apart.
  expect(allowed).toBeGreaterThan(10);
  expect(cells - allowed).toBeGreaterThan(100);
});

test("in every state of an evaluation everybody may do what the rules tell, and nothing else", async () => {
  const { divergences, allowed, cells } = await checkEvaluations(await makeCasts(4), 53);
  expectNone(divergences);
  expect(allowed).toBeGreaterThan(10);
  expect(cells - allowed).toBeGreaterThan(100);
});

function expectNone([first]: readonly Divergence[]): void {
  expect(first ?? null, JSON.stringify(first, null, 2)).toBeNull();
}
