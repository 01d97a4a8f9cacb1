import { expect, test } from "vitest";
import { readAdr } from "../read/read";
import { markdownBodies } from "./section-markdown";

const bodiesOf = (path: string, text: string) =>
  markdownBodies(readAdr({ path, bytes: new TextEncoder().encode(text) }));

test("sections in AsciiDoc become Markdown, with the attributes of the whole file", () => {
  const text =
    "= T\n:db: MySQL\n\n== Context\n\nUse _{db}_.\n\n=== Deeper\n\n----\ncode\n----\n\n== Decision\n\n. One\n";
  expect(bodiesOf("a.adoc", text).slice(1)).toEqual(["Use *MySQL*.\n\n### Deeper\n\n```\ncode\n```", "1. One"]);
});

test("sections in reStructuredText become Markdown, with targets from other sections, below the section’s level", () => {
  const text =
    "T\n##\n\nContext\n=======\n\nSee there_.\n\nDeeper\n------\n\nx\n\nLinks\n=====\n\n.. _there: http://t.org\n";
  expect(bodiesOf("a.rst", text)).toEqual(["See [there](http://t.org).\n\n### Deeper\n\nx", ""]);
});

test("sections in Markdown stay as they are written", () => {
  expect(bodiesOf("a.md", "# T\n\n## Context\n\n*a*  \n== b\n")).toEqual(["*a*  \n== b"]);
});
