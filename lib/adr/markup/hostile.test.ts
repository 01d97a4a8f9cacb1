import { expect, test } from "vitest";
import { outlineAsciidoc } from "../outline/asciidoc";
import { outlineRst } from "../outline/rst";
import { asciidocToMarkdown } from "../text/asciidoc-markdown";
import { rstToMarkdown } from "../text/rst-markdown";

const MANY = 100_000;

/** Texts that make a careless reader's work grow with the square of their length. */
const HOSTILE: Readonly<Record<string, string>> = {
  "a line of 10 MB": "word ".repeat(2_000_000),
  "a line of 10 MB without a space": "x".repeat(10_000_000),
  "100,000 headings": "== Heading\n\nText.\n\n".repeat(MANY),
  "100,000 underlined headings": "Heading\n-------\n\n".repeat(MANY),
  "100,000 backticks": "`".repeat(MANY),
  "100,000 backticks that open": "`a ".repeat(MANY),
  "100,000 stars that open": "*a ".repeat(MANY),
  "100,000 links that never close": "link:a[".repeat(MANY),
  "100,000 addresses that never end": "http://a".repeat(MANY),
  "100,000 names of macros": "link:".repeat(MANY),
  "100,000 references that never close": "<<".repeat(MANY),
  "100,000 anchors that never close": "[[a".repeat(MANY),
  "100,000 brackets": `${"[".repeat(MANY)}${"]".repeat(MANY)}`,
  "100,000 blocks of one line": "----\n".repeat(MANY),
  "blocks in blocks": Array.from({ length: 2_000 }, (_, at) => "=".repeat(4 + at)).join("\n"),
  "100,000 comments that never close": "<!-- ".repeat(MANY),
  "100,000 list items": "* item\n".repeat(MANY),
  "100,000 items each deeper": Array.from({ length: 2_000 }, (_, at) => `${" ".repeat(at)}- item`).join("\n"),
  "100,000 fields": ":a: b\n".repeat(MANY),
  "values of values": `:a: ${"x".repeat(1_000)}\n${Array.from({ length: 26 }, (_, at) => `:a${at + 1}: {a${at || ""}}{a${at || ""}}`).join("\n")}\n\n* Status: ${"{a26}".repeat(1_000)}`,
  "100,000 colons": `${":".repeat(MANY)} a`,
  "100,000 spaces": `a${" ".repeat(MANY)}b`,
  "a table of 100,000 bars": `|===\n${"|".repeat(MANY)}\n|===`,
  "100,000 line ends": "\r".repeat(MANY),
};

const RST: Readonly<Record<string, string>> = {
  "100,000 underlined headings, each of another kind": "Heading\n=======\n\nHeading\n*******\n\n".repeat(MANY / 2),
  "100,000 roles": ":ref:`".repeat(MANY),
  "100,000 words that may be references": "a_a.".repeat(MANY),
  "100,000 references": "a_ ".repeat(MANY),
  "100,000 names that are alike": "`a b`_ ".repeat(MANY),
  "100,000 targets": Array.from({ length: MANY }, (_, at) => `.. _t${at}: t${at + 1}_`).join("\n"),
  "100,000 bars": "|a ".repeat(MANY),
  "100,000 literal marks": "``a ".repeat(MANY),
  "100,000 footnotes": "[a".repeat(MANY),
  "100,000 backslashes": "\\".repeat(MANY),
  "100,000 quotes each deeper": Array.from({ length: 2_000 }, (_, at) => `${" ".repeat(at)}text\n`).join("\n"),
  "100,000 directives": ".. note::\n\n".repeat(MANY),
  "a table of 100,000 columns": `+${"-+".repeat(MANY)}\n|${"a|".repeat(MANY)}\n+${"-+".repeat(MANY)}`,
  "100,000 terms": "term\n  text\n".repeat(MANY),
  "100,000 blank lines": "\n".repeat(MANY),
};

const CASES = [
  ...Object.entries(HOSTILE).map(([what, source]) => ["AsciiDoc", what, outlineAsciidoc, source] as const),
  ...Object.entries({ ...HOSTILE, ...RST }).map(([what, source]) => ["RST", what, outlineRst, source] as const),
];

/** What the process works for something, in ms. Not what the clock says: a machine may be busy with other things. */
function worked(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

// Measured at half of these limits at most; work that grew with the square would take minutes.
test.each(CASES)("%s: the shape of %s is found in time", (_, _what, outline, source) => {
  expect(worked(() => outline(source))).toBeLessThan(1_500);
});

const TEXTS = [
  ...Object.entries(HOSTILE).map(([what, source]) => ["AsciiDoc", what, asciidocToMarkdown, source] as const),
  ...Object.entries({ ...HOSTILE, ...RST }).map(([what, source]) => ["RST", what, rstToMarkdown, source] as const),
];

test.each(TEXTS)("%s: %s becomes Markdown in time, and not much longer", (_, _what, render, source) => {
  let markdown = "";
  expect(worked(() => (markdown = render(source)))).toBeLessThan(2_500);
  expect(markdown.length).toBeLessThan(source.length * 12 + 200_000);
});
