import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { diffSections, type SectionDiff } from "./diff";

const context = (body: string) => [{ kind: "context" as const, body }];

/** Reads one side of a comparison back from its blocks, spaces apart. */
function side(diff: SectionDiff[], left: "added" | "removed"): string {
  return diff
    .flatMap(({ blocks }) => blocks)
    .map((block) =>
      block.type === "unchanged"
        ? block.text
        : block.chunks.map(({ type, text }) => (type === left ? "" : text)).join(""),
    )
    .join("")
    .replace(/\s+/g, "");
}

describe("a comparison of two revisions", () => {
  it("marks the words that changed and leaves the sentence readable", () => {
    const [section] = diffSections(context("We choose Flask for billing."), context("We choose Django for billing."));
    expect(section).toEqual({
      kind: "context",
      state: "changed",
      blocks: [
        {
          type: "changed",
          chunks: [
            { type: "same", text: "We choose " },
            { type: "removed", text: "Flask" },
            { type: "added", text: "Django" },
            { type: "same", text: " for billing." },
          ],
        },
      ],
    });
  });

  it("shows what was said anew in one piece, though a word or two of it stayed", () => {
    const [section] = diffSections(
      context("The team knows it well, and we will write fewer lines by hand every week from now on."),
      context("The team learnt it once, so we can avoid most lines by hand every week from now on."),
    );
    expect(section?.blocks).toEqual([
      {
        type: "changed",
        chunks: [
          { type: "same", text: "The team " },
          { type: "removed", text: "knows it well, and we will write fewer" },
          { type: "added", text: "learnt it once, so we can avoid most" },
          { type: "same", text: " lines by hand every week from now on." },
        ],
      },
    ]);
  });

  it("folds the paragraphs far from a change and keeps its neighbours in sight", () => {
    const paragraphs = ["One.", "Two.", "Three.", "Four here.", "Five.", "Six."];
    const changed = paragraphs.with(3, "Four there.");
    const [section] = diffSections(context(paragraphs.join("\n\n")), context(changed.join("\n\n")));
    expect(
      section?.blocks.map((block) => (block.type === "unchanged" ? [block.text, block.isFolded] : "changed")),
    ).toEqual([["One.\n\nTwo.", true], ["Three.", false], "changed", ["Five.", false], ["Six.", true]]);
  });

  it("says of a section that it came, went or stayed, in the record's order", () => {
    const before = [
      { kind: "outcome" as const, body: "Django." },
      { kind: "context" as const, body: "Billing." },
    ];
    const after = [
      { kind: "context" as const, body: "Billing.\r\n" },
      { kind: "more" as const, body: "A link." },
    ];
    expect(diffSections(before, after).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      "context unchanged",
      "outcome removed",
      "more added",
    ]);
  });

  it("shows a rewritten paragraph as one that went and one that came", () => {
    const [section] = diffSections(context("Apples grow slowly in winter."), context("Our servers run on Debian."));
    expect(section?.blocks).toEqual([
      {
        type: "changed",
        chunks: [
          { type: "removed", text: "Apples grow slowly in winter." },
          { type: "added", text: "Our servers run on Debian." },
        ],
      },
    ]);
  });

  it("shows whole lines where words would be too many", () => {
    const lines = Array.from({ length: 400 }, (_, index) => `line ${index} of the old text`);
    const changed = lines.map((text, index) => (index % 2 ? text.replace("old", `new ${index}`) : text));
    const [section] = diffSections(context(lines.join("\n")), context(changed.join("\n")));
    const [block] = section?.blocks ?? [];
    expect(block?.type === "changed" && block.chunks.length).toBeGreaterThan(0);
    expect(side(section ? [section] : [], "removed")).toBe(changed.join("").replace(/\s+/g, ""));
  });
});

const text = fc
  .array(
    fc.oneof(fc.constantFrom("one", "two", "three", "\n", "\n\n", "\n \n", ".", "`x`"), fc.string({ maxLength: 5 })),
  )
  .map((parts) => parts.join(" "));

test("both revisions can be read back from their comparison", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const diff = diffSections(context(before), context(after));
      expect(side(diff, "added")).toBe(before.replace(/\s+/g, ""));
      expect(side(diff, "removed")).toBe(after.replace(/\s+/g, ""));
    }),
    { numRuns: 500 },
  );
}, 30_000);

/** A reproducible text of about 100 kB. */
function longText(seed: number): string {
  const words: string[] = [];
  for (let state = seed; words.length < 17_000;) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    words.push(`w${state % 5000}`, state % 60 === 0 ? "\n\n" : state % 20 === 0 ? "\n" : " ");
  }
  return words.join(" ").slice(0, 100_000);
}

test.each([
  ["unlike", longText(1), longText(2)],
  ["changed in every paragraph", longText(1), longText(1).replace(/w1\d\d /g, "changed ")],
  ["half rewritten", longText(1), longText(1).replace(/w[12]\d\d\d /g, "changed ")],
  ["of short lines", "a\n".repeat(50_000), "b\na\n".repeat(25_000)],
  ["of short paragraphs", "a\n\n".repeat(33_000), "b\n\na\n\n".repeat(16_000)],
  ["of one line", "ab ".repeat(33_000), "ba ".repeat(33_000)],
])("texts of 100 kB that are %s are compared in a bounded time", (_name, before, after) => {
  diffSections(context(before.slice(0, 9000)), context(after.slice(0, 9000)));
  const start = process.cpuUsage();
  const diff = diffSections(context(before), context(after));
  const { user } = process.cpuUsage(start);
  expect(diff).toHaveLength(1);
  // About 40 ms on the reference machine; the bound leaves room for a busy one and still catches quadratic work.
  expect(user / 1000).toBeLessThan(400);
});
