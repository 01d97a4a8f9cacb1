import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { outlineRst } from "./rst";

const RECORD = `.. _ADR-7:

7. Keep invoices in one ledger
##############################

:Status: **Accepted**
:Deciders:
  - Aoife Brennan
  - Núria Soler
:Date: 2024-03-01

* Consulted: Bo Berg
* Tags:

  - billing
  - storage

Implemented by: https://example.org/pull/4

Context
*******

See \`the tables <https://example.org/tables>\`_, the \`type format\`_, :ref:\`ADR-3\`,
:doc:\`the fourth <0004-rows>\` and plain_. Not \`\`\`code\`_\`\`.

.. _type format: https://example.org/types
.. _plain: https://example.org/plain
.. _left over: https://example.org/left

.. code-block:: python

   # not
   # ===
   link = "\`no <https://example.org/no>\`_"

Example::

  Not a heading
  -------------

.. note:: Superseded in part by :doc:\`0009-ledger\`.

Options
=======

#. One
#. Two
   goes on

   - nested

.. image:: ledger.png
   :alt: The ledger

Done *well*
===========
`;

const of = (source: string) => {
  const { headings, fields, links, items } = outlineRst(source);
  return {
    headings: headings.map(({ level, text }) => `${level} ${text}`),
    fields: fields.map(({ key, values, source: from }) => `${from} ${key}: ${values.join(" | ")}`),
    links: links.map(({ target, label, isImage }) => `${isImage ? "image " : ""}${label} -> ${target}`),
    items: items.map(({ text }) => text),
  };
};

describe("a record in reStructuredText", () => {
  it("has its headings at the levels in which their underlines first appear, and none from inside code", () => {
    expect(of(RECORD).headings).toEqual(["1 7. Keep invoices in one ledger", "2 Context", "3 Options", "3 Done well"]);
  });

  it("has its name for other files, field list, bullets and lines as fields", () => {
    expect(of(RECORD).fields).toEqual([
      "attribute alias: ADR-7",
      "attribute Status: **Accepted**",
      "attribute Deciders: Aoife Brennan | Núria Soler",
      "attribute Date: 2024-03-01",
      "bullet Consulted: Bo Berg",
      "bullet Tags: billing | storage",
      "line Implemented by: https://example.org/pull/4",
    ]);
  });

  it("has links with the targets that their names stand for, and targets that nothing refers to", () => {
    expect(of(RECORD).links).toEqual([
      "https://example.org/pull/4 -> https://example.org/pull/4",
      "the tables -> https://example.org/tables",
      "type format -> https://example.org/types",
      "ADR-3 -> ADR-3",
      "the fourth -> 0004-rows.rst",
      "plain -> https://example.org/plain",
      "left over -> https://example.org/left",
      "0009-ledger -> 0009-ledger.rst",
      "image The ledger -> ledger.png",
    ]);
  });

  it("has list items outside of others", () => {
    expect(of(RECORD).items).toEqual(["Consulted: Bo Berg", "Tags:", "One", "Two\ngoes on"]);
  });

  it("says where headings stand, the targets above them included", () => {
    const { headings, source } = outlineRst(RECORD);
    const [title] = headings;
    expect(source.slice(title?.start, title?.end)).toMatch(/^\.\. _ADR-7:\n\n7\. Keep[^\n]*\n#+\n$/);
    expect(title?.line).toBe(3);
  });
});

test.each([
  ["lines above and below", "=====\nTitle\n=====\n\nStatus\n------\n\nAccepted", ["1 Title", "2 Status"]],
  ["the same line above or not", "=\nA\n=\n\n==\nAb\n==\n\nCd\n==", ["1 Ab", "2 Cd"]],
  ["CRLF and a byte order mark", "\uFEFFT\r\n=\r\n\r\nTi\r\n==\r\n\r\nAb\r\n--\r\n", ["1 Ti", "2 Ab"]],
  ["wide characters", "技术选型\n========\n\n状态\n----", ["1 技术选型", "2 状态"]],
  ["a rule between texts", "Title\n=====\n\na\n\n-----\n\nb", ["1 Title"]],
  ["a table", "Title\n=====\n\n====  ====\nA     B\n====  ====\n1     2\n====  ====\n\nEnd\n---", ["1 Title", "2 End"]],
  ["what is indented", "Title\n=====\n\n  Quote\n  -----\n\nEnd\n---", ["1 Title", "2 End"]],
  ["a comment", "..\n  Not\n  ---\n\nTitle\n=====", ["1 Title"]],
  [
    "a role in a heading",
    "Use :ref:`the ledger <ADR-3>` and ``code``\n==========================================",
    ["1 Use the ledger and code"],
  ],
  [
    "a heading below a text without a blank line",
    "Title\n=====\n\nSome text\nStatus\n------\n\nx",
    ["1 Title", "2 Status"],
  ],
  ["no heading", "Only text.", []],
])("headings are told from %s", (_, source, headings) => {
  expect(of(source).headings).toEqual(headings);
});

test.each([
  [
    "list",
    ".. list-table::\n   :widths: 1 2\n\n   * - Status\n     - Accepted\n   * - Date\n     - 2024-01-02\n       or so",
    ["Status: Accepted", "Date: 2024-01-02 or so"],
  ],
  [
    "grid",
    "+--------+----------+\n| Status | Accepted |\n+--------+----------+\n| Date   | 2024-01  |\n+--------+----------+",
    ["Status: Accepted", "Date: 2024-01"],
  ],
  [
    "simple",
    "======  ========\nStatus  Accepted\nDate    2024-01\n======  ========",
    ["Status: Accepted", "Date: 2024-01"],
  ],
  [
    "headed",
    "======  ==========  ====\nStatus  Date        By\n======  ==========  ====\nDraft   2024-01-02  Bo\n======  ==========  ====",
    ["Status: Draft", "Date: 2024-01-02", "By: Bo"],
  ],
  ["csv", '.. csv-table::\n\n   Status, "Accepted"\n   Date, 2024', ["Status: Accepted", "Date: 2024"]],
])("metadata in a %s table are fields", (_, table, fields) => {
  expect(of(`Title\n=====\n\n${table}\n`).fields.map((field) => field.replace(/^\w+ /, ""))).toEqual(fields);
});

test("a substitution stands in the values that use it", () => {
  expect(of(".. |state| replace:: Accepted\n\nT1\n==\n\n:Status: |state|\n").fields).toEqual([
    "attribute Status: Accepted",
  ]);
});

test("anonymous references and chains of names lead to their targets, circles to nothing", () => {
  const source =
    "`one`__ and `two`__ and chain_ and circle_\n\n__ http://1.example\n.. __: http://2.example\n.. _chain: end_\n.. _end: http://3.example\n.. _circle: circle_\n";
  expect(of(source).links).toEqual(["one -> http://1.example", "two -> http://2.example", "chain -> http://3.example"]);
});

const pieces = fc.constantFrom(
  ...[
    "Title",
    "=====",
    "-----",
    "***",
    "* a",
    "  - b",
    "1. c",
    "#. d",
    ":Field: x",
    ".. note:: y",
    ".. image:: z",
    "::",
  ],
  ...[
    "",
    "",
    "  quote",
    "``",
    "`a <b>`_",
    "|x|",
    ".. |x| replace:: y",
    "__ a",
    "+--+--+",
    "| a|b |",
    "== ==",
    "\t",
    "\r",
    ".. _t: u_",
    "t_",
  ],
);
test("whatever is written, every place lies in the source and headings follow each other", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string({ unit: "grapheme", maxLength: 20 })), { maxLength: 30 }),
      (lines) => {
        const { headings, links, items, fields, source } = outlineRst(lines.join("\n"));
        let end = 0;
        for (const heading of headings) {
          expect(heading.start).toBeGreaterThanOrEqual(end);
          expect(heading.end).toBeGreaterThan(heading.start);
          end = heading.end;
        }
        expect(end).toBeLessThanOrEqual(source.length);
        for (const { offset } of [...links, ...items]) expect(offset).toBeLessThanOrEqual(source.length);
        for (const { line, column } of [...headings, ...links, ...fields])
          expect(Math.min(line, column)).toBeGreaterThan(0);
      },
    ),
    { numRuns: 500 },
  );
});
