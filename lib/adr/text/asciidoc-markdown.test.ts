import fc from "fast-check";
import { expect, test } from "vitest";
import { asciidocRenderer, asciidocToMarkdown } from "./asciidoc-markdown";
import { wordsOf } from "./words-of-markdown.fixture";

test.each([
  ["headings", "= T\n\n== A *b*\n\n=== C#", "# T\n\n## A **b**\n\n### C#\n"],
  [
    "inline marks",
    "*bold* _it_ `code` ##mark## **b**old `+{raw}+` H~2~O a*b snake_case",
    "**bold** *it* `code` mark **b**old `{raw}` H2O a\\*b snake_case\n",
  ],
  ["marks without a partner", "2 * 3 and *open and `tick", "2 \\* 3 and \\*open and \\`tick\n"],
  ["struck text", "[.line-through]#gone# here", "~~gone~~ here\n"],
  ["what is HTML or Markdown by chance", "<b> [x](y) ~a~b", "\\<b> \\[x\\](y) ab\n"],
  ["lines that begin like other things", "[[a]]\na\n+ plus\n> quote\n12. no", "a\n\\+ plus\n\\> quote\n12\\. no\n"],
  [
    "links",
    "https://x.org[a *b*], https://x.org/_a_, xref:b.adoc[], link:c d.adoc[c], <<here,there>>",
    "[a **b**](https://x.org), <https://x.org/_a_>, [b.adoc](b.adoc), link:c d.adoc\\[c\\], [there](#here)\n",
  ],
  ["pictures", "image::a b.png[x]\n\nimage::ab.png[Alt text,200]", "image::a b.png\\[x\\]\n\n![Alt text](ab.png)\n"],
  ["lists in lists", "* a\n** b\n*** c\n* d\n. one\n. two", "- a\n  - b\n    - c\n- d\n  1. one\n  2. two\n"],
  ["numbers as written", "3. three\n4. four", "3. three\n4. four\n"],
  ["what is joined to an item", "* a\n+\n----\ncode\n----\n* b", "- a\n\n  ```\n  code\n  ```\n\n- b\n"],
  ["terms", "Key:: value\nOther::\nbelow", "- **Key:** value\n- **Other:** below\n"],
  ["code", "[source,rust]\n----\nfn *main*() {}\n```\n----", "````rust\nfn *main*() {}\n```\n````\n"],
  [
    "admonitions",
    "NOTE: Take care.\n\n[WARNING]\n====\nDanger.\n====",
    "> **Note:** Take care.\n\n> **Warning**\n>\n> Danger.\n",
  ],
  ["quotes", "[quote, Ann]\n____\nSaid.\n____\n\n> as in Markdown", "> Said.\n>\n> — Ann\n\n> as in Markdown\n"],
  ["tables", '[cols="1,1"]\n|===\n|A |B\n\n|1\na|2 \\| 3\n|===', "| A | B |\n| --- | --- |\n| 1 | 2 \\| 3 |\n"],
  ["tables without a header", "|===\n|a |b\n|c |d\n|===", "|  |  |\n| --- | --- |\n| a | b |\n| c | d |\n"],
  [
    "cells over two columns",
    "|===\n|a |b\n2+|wide\n|c |d\n|===",
    "|  |  |\n| --- | --- |\n| a | b |\n| wide |  |\n| c | d |\n",
  ],
  [
    "attributes",
    "= T\n:status: accepted\n\nIt is {status}, not {unknown}.",
    "# T\n\n- status: accepted\n\nIt is accepted, not {unknown}.\n",
  ],
  ["hard breaks, rules and comments", "a +\nb\n\n'''\n\n// hidden", "a\\\nb\n\n---\n\n<!-- hidden -->\n"],
  ["text of a template in brackets", "[option 1]", "\\[option 1\\]\n"],
  ["a caption", ".The *plan*\n----\nx\n----", "**The **plan****\n\n```\nx\n```\n"],
  ["an unclosed block", "----\ntext", "\\----\n\ntext\n"],
  ["nothing", "", ""],
])("%s are Markdown", (_, source, markdown) => {
  expect(asciidocToMarkdown(source)).toBe(markdown);
});

test("a section uses the attributes of the file that it is part of", () => {
  expect(asciidocRenderer(":what: Rust\n\nUse {what}.")("Use {what}.")).toBe("Use Rust.\n");
});

const lines = fc.constantFrom(
  ...[
    "= W",
    "== W",
    "W",
    "W\nW",
    "* W",
    "** W",
    ". W",
    "W:: W",
    "+",
    "----\nW\n----",
    "====\nW",
    "====",
    "[NOTE]",
    "> W",
  ],
  ...[
    "|===\n|W |W\n\n|W |W\n|===",
    "[quote, W]",
    ".W",
    "*W* _W_ `W`",
    "`W *W` W*",
    "https://w.org[W]",
    "xref:w.adoc[W]",
    "<W>",
    "[W]",
    " W",
  ],
  ...[
    "",
    "",
    "NOTE: W",
    "W +",
    "// W",
    "////\nW\n////",
    "....\nW\n....",
    "++++\nW\n++++",
    "footnote:[W]",
    "``W``W",
    "a_W_b",
    "****",
    "--",
  ],
);
test("no word is lost, and none becomes part of a mark", () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 25 }), (drawn) => {
      let count = 0;
      const source = drawn.join("\n").replace(/W/g, () => `word${(count += 1)}x`);
      const found = wordsOf(asciidocToMarkdown(source));
      for (let word = 1; word <= count; word += 1) expect(found).toContain(`word${word}x`);
    }),
    { numRuns: 500 },
  );
});
