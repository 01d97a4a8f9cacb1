import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { outlineAsciidoc } from "./asciidoc";

const RECORD = `= ADR7: Keep invoices in one ledger
Aoife Brennan <aoife@example.org>, Bo Berg
v0.2, 2024-03-01: second round
:status: accepted
:decided: 2024-03-09

* Status: {status}
* Deciders:
** Aoife Brennan
** Núria Soler
* Date: {decided}

Technical Story: https://example.org/T-1[the story], and more

== Context and Problem Statement

Two services share one table, see xref:adr/ADR003-tables.adoc[the tables], <<later>> and link:ADR004.adoc[].

----
== not a heading
* not an item: link:not-a-link.adoc[]
----

image::ledger.png[The ledger,400]

[[later]]
=== Later <!-- optional -->

====
== Not a heading either

* Good, because it is *quick*
====

* Bad, because
it is slow
** nested
. Also numbered
`;

const of = (source: string) => {
  const { headings, fields, links, items, troubles } = outlineAsciidoc(source);
  return {
    headings: headings.map(({ level, text }) => `${level} ${text}`),
    fields: fields.map(({ key, values, source: from }) => `${from} ${key}: ${values.join(" | ")}`),
    links: links.map(({ target, label, isImage }) => `${isImage ? "image " : ""}${label} -> ${target}`),
    items: items.map(({ text }) => text),
    troubles: troubles.map(({ line, what }) => `${line} ${what}`),
  };
};

describe("a record in AsciiDoc", () => {
  it("has the headings of its sections, and none from inside blocks", () => {
    expect(of(RECORD).headings).toEqual([
      "1 ADR7: Keep invoices in one ledger",
      "2 Context and Problem Statement",
      "3 Later",
    ]);
  });

  it("has its attributes, authors, revision, bullets and lines as fields, with references replaced", () => {
    expect(of(RECORD).fields).toEqual([
      "attribute author: Aoife Brennan <aoife@example.org> | Bo Berg",
      "attribute revision date: 2024-03-01",
      "attribute status: accepted",
      "attribute decided: 2024-03-09",
      "bullet Status: accepted",
      "bullet Deciders: Aoife Brennan | Núria Soler",
      "bullet Date: 2024-03-09",
      "line Technical Story: https://example.org/T-1[the story], and more",
    ]);
  });

  it("has links and pictures with their targets as written, and none from code", () => {
    expect(of(RECORD).links).toEqual([
      "the story -> https://example.org/T-1",
      "the tables -> adr/ADR003-tables.adoc",
      "later -> #later",
      "ADR004.adoc -> ADR004.adoc",
      "image The ledger -> ledger.png",
    ]);
  });

  it("has list items outside of others, those in frames too", () => {
    expect(of(RECORD).items.slice(3)).toEqual(["Good, because it is *quick*", "Bad, because\nit is slow"]);
  });

  it("says where headings, fields and links stand, and gives each heading the place to jump to above it", () => {
    const { headings, fields, links, source } = outlineAsciidoc(RECORD);
    const later = headings[2];
    expect(source.slice(later?.start, later?.end)).toBe("[[later]]\n=== Later <!-- optional -->\n");
    expect([later?.line, later?.column]).toEqual([27, 1]);
    expect(fields.map(({ line }) => line)).toEqual([2, 3, 4, 5, 7, 8, 11, 13]);
    for (const { offset } of links) expect(source.slice(offset)).toMatch(/^(?:https|xref|<<|link|image)/);
  });
});

test.each([
  ["a heading of Markdown", "# Title\n\n## Status\n\nAccepted", ["1 Title", "2 Status"]],
  ["underlined headings", "Title\n=====\n\nStatus\n------\n\nAccepted", ["1 Title", "2 Status"]],
  ["a heading right below text", "= T\n\nStory:\n== Context\ntext", ["1 T", "2 Context"]],
  ["a heading with marks at both ends", "= T =\n\n== C# and `code` ==", ["1 T", "2 C# and code"]],
  ["a fence of Markdown", "= T\n\n```sh\n# no heading\n```\n\n== B", ["1 T", "2 B"]],
  ["a comment", "////\n== no\n////\n// == no\n= T", ["1 T"]],
  ["a byte order mark and CRLF", "\uFEFF= T\r\n\r\n== B\r\n", ["1 T", "2 B"]],
  ["a table", "= T\n\n|===\n|a\n== no\n|===\n\n== B", ["1 T", "2 B"]],
  ["front matter", "---\nstatus: x\n---\n= T\n\n== B", ["1 T", "2 B"]],
  ["no heading at all", "Only text.", []],
  ["an attribute in a heading", ":what: Rust\n= Use {what}", ["1 Use Rust"]],
])("%s is told from the rest", (_, source, headings) => {
  expect(of(source).headings).toEqual(headings);
});

test.each([
  [
    "a table of metadata",
    "= T\n\n|===\n|Status |Accepted\n|Date |2024-01-02\n|===\n",
    ["Status: Accepted", "Date: 2024-01-02"],
  ],
  [
    "names above values",
    '= T\n\n[options="header"]\n|===\n|Status |Date\n|Accepted\n|2024-01-02\n|===',
    ["Status: Accepted", "Date: 2024-01-02"],
  ],
  ["bold keys", "= T\n\n*Status:* Accepted +\n**Date**: 2024", ["Status: Accepted +", "Date: 2024"]],
  [
    "an attribute that was taken back",
    "= T\n:status: a\n:!status:\n\n* Status: {status}",
    ["status: a", "Status: {status}"],
  ],
  ["an attribute over two lines", "= T\n:status: superseded \\\n  by ADR9\n", ["status: superseded by ADR9"]],
  ["an attribute further down", "= T\n\n== A\n\n:status: accepted\n\nStatus: not a field here", ["status: accepted"]],
  ["text below the title that names nobody", "= T\nThis is what we decided to do.\n\nx", []],
  ["an admonition", "= T\n\nNOTE: not metadata", []],
])("%s gives the fields it should", (_, source, fields) => {
  expect(of(source).fields.map((field) => field.replace(/^\w+ /, ""))).toEqual(fields);
});

test("a block that is never closed ends with its line and is said", () => {
  const { headings, troubles } = of("= T\n\n----\ncode\n\n== B");
  expect(headings).toEqual(["1 T", "2 B"]);
  expect(troubles).toEqual(["3 The line ---- was read as text."]);
});

test("front matter is passed over and lies before the start", () => {
  const source = "---\nstatus: x\n---\n= T\n";
  expect(source.slice(outlineAsciidoc(source).start)).toBe("= T\n");
});

const pieces = fc.constantFrom(
  ...[
    "= T",
    "== A",
    "----",
    "====",
    "|===",
    "|a |b",
    "* a",
    "** b",
    "+",
    "[source]",
    ".Caption",
    "a:: b",
    ":a: {a}{b}",
  ],
  ...[
    "",
    "",
    "http://x[",
    "]",
    "<<a,",
    ">>",
    "[[a]]",
    "`",
    "*",
    "//",
    "////",
    "--",
    "a\n---",
    "\r",
    "---",
    "image::a[b]",
  ],
);
test("whatever is written, every place lies in the source and headings follow each other", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string({ unit: "grapheme", maxLength: 20 })), { maxLength: 30 }),
      (lines) => {
        const { headings, links, items, fields, source } = outlineAsciidoc(lines.join("\n"));
        let end = 0;
        for (const heading of headings) {
          expect(heading.start).toBeGreaterThanOrEqual(end);
          expect(heading.end).toBeGreaterThan(heading.start);
          end = heading.end;
        }
        expect(end).toBeLessThanOrEqual(source.length);
        for (const { offset } of [...links, ...items]) expect(offset).toBeLessThan(source.length);
        for (const { line, column } of [...headings, ...links, ...fields])
          expect(Math.min(line, column)).toBeGreaterThan(0);
      },
    ),
    { numRuns: 500 },
  );
});
