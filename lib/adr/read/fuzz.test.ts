import { expect, test } from "vitest";
import { FIXTURES } from "../testing/fixtures";
import { mutate, seeded } from "../testing/mutate";
import { readFolder } from "../folder/folder";
import { readAdr } from "./read";

const ROUNDS = 5_000;
const SEED = 20_240_301;

test("no text makes the reader throw: 5,000 changed records", () => {
  const random = seeded(SEED);
  const fixtures = Object.entries(FIXTURES);
  const encoder = new TextEncoder();
  const outcomes = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const [path, text] = fixtures[Math.floor(random() * fixtures.length)] ?? ["", ""];
    const document = readAdr({ path, bytes: encoder.encode(mutate(text, random)) });
    expect(document.title).not.toBe("");
    expect(document.sections.every(({ line }) => line >= 1)).toBe(true);
    outcomes.add(document.outcome);
  }
  expect(outcomes.size).toBe(3);
});

test("no bytes make the reader throw, nor a folder of them", () => {
  const random = seeded(SEED + 1);
  const files = Array.from({ length: 300 }, (_, at) => ({
    path: `${at}.md`,
    bytes: Uint8Array.from({ length: Math.floor(random() * 500) }, () => Math.floor(random() * 256)),
  }));
  const { records, others } = readFolder(files);
  expect(records.length + others.length).toBe(files.length);
});

test("what is made to be slow is read in time, or kept as text", () => {
  const hostile = [
    "[".repeat(50_000),
    `# T\n\n* Status: ${" ".repeat(190_000)}x\n`,
    "*a ".repeat(30_000),
    "> ".repeat(20_000),
    "| a ".repeat(50_000),
    `# ${"#".repeat(100_000)}`,
    "* Status: ".repeat(30_000),
    `---\n${"a: ".repeat(5_000)}\n---\n# X`,
    `---\n${"- [".repeat(3_000)}\n---\n# X`,
    "# H\n".repeat(50_000),
    `## Status\n\n${"Superseded by [".repeat(20_000)}`,
    "Superseded by ADR-1 ".repeat(20_000),
    "<!--".repeat(50_000),
    `${"Key word: ".repeat(1_000)}\n`.repeat(50),
    "\n".repeat(500_000),
    "](".repeat(100_000),
    "* a\n".repeat(100_000),
    "[a](b.md) ".repeat(20_000),
    "word ".repeat(190_000),
    "a@b.c ".repeat(50_000),
    "[a]: b\n".repeat(50_000),
  ];
  // Each would take a parser half a minute and more; together they end before the test's own limit.
  for (const text of hostile) {
    const { title, notes } = readAdr({ path: "hostile.md", bytes: new TextEncoder().encode(text) });
    expect(title).not.toBe("");
    expect(notes.every(({ what, why }) => what !== "" && why !== "")).toBe(true);
  }
});
