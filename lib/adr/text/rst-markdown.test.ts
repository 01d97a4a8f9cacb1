import fc from "fast-check";
import { expect, test } from "vitest";
import { rstRenderer, rstToMarkdown } from "./rst-markdown";
import { wordsOf } from "./words-of-markdown.fixture";

test.each([
  ["headings", "T\n==\n\nTitle\n=====\n\nDeeper\n------", "# T\n\n# Title\n\n## Deeper\n"],
  [
    "inline marks",
    "**bold** *it* ``code`` `text` :sub:`2` snake_case a*b",
    "**bold** *it* `code` `text` 2 snake_case a\\*b\n",
  ],
  ["escapes", "\\*not\\* and a\\ b", "\\*not\\* and ab\n"],
  ["what is HTML or Markdown by chance", "<b> [x](y) &amp; ~a~", "\\<b> \\[x\\](y) \\&amp; \\~a\\~\n"],
  ["lines that begin like other things", "text\n# hash\n> quote", "text\n\\# hash\n\\> quote\n"],
  [
    "links",
    "`a <http://x.org>`_, :doc:`the <0004-b>`, :ref:`ADR-3`, http://y.org.",
    "[a](http://x.org), [the](0004-b), [ADR-3](ADR-3), <http://y.org>.\n",
  ],
  [
    "references",
    "`Long name`_ and word_ and `one`__\n\n.. _long name: http://l.org\n.. _word: http://w.org\n.. __: http://1.org",
    "[Long name](http://l.org) and [word](http://w.org) and [one](http://1.org)\n",
  ],
  ["targets that nothing refers to", "Text.\n\n.. _left: http://left.org", "Text.\n\n- left: <http://left.org>\n"],
  [
    "lists in lists",
    "- a\n\n  - b\n\n- c\n\n1. one\n2. two\n#. three",
    "- a\n  - b\n- c\n\n1. one\n2. two\n3. three\n",
  ],
  [
    "what belongs to an item",
    "- a\n\n  more\n\n  ::\n\n    code\n\n- b",
    "- a\n\n  more\n\n  ```\n  code\n  ```\n\n- b\n",
  ],
  ["letters", "a) first\nb) second", "- a) first\n- b) second\n"],
  ["terms", "Key\n  value\n\n  more", "- **Key**\n\n  value\n\n  more\n"],
  ["fields", ":Status: Accepted\n:By:\n  - Ann\n  - Bo", "- **Status:** Accepted\n- **By:**\n  - Ann\n  - Bo\n"],
  [
    "code",
    "As so::\n\n  a *b*\n    c\n\n.. code-block:: python\n   :linenos:\n\n   def f(): pass",
    "As so:\n\n```\na *b*\n  c\n```\n\n```python\ndef f(): pass\n```\n",
  ],
  ["notes", ".. note:: One\n   two.\n\n   - a", "> **Note** One\n>\n> two.\n>\n> - a\n"],
  ["quotes", "Text.\n\n  Quoted.\n\nText.", "Text.\n\n> Quoted.\n\nText.\n"],
  ["a quote in an item", "- a\n\n      quoted", "- a\n\n  > quoted\n"],
  [
    "pictures",
    ".. image:: a.png\n   :alt: Alt\n\n.. figure:: b.png\n\n   Caption.",
    "![Alt](a.png)\n\n![b.png](b.png)\n\nCaption.\n",
  ],
  [
    "grid tables",
    "+---+---+\n| A | B |\n+===+===+\n| 1 | 2 |\n|   | 3 |\n+---+---+",
    "| A | B |\n| --- | --- |\n| 1 | 2 3 |\n",
  ],
  [
    "tables whose cells reach over others",
    "+---+---+\n| A | B |\n+---+---+\n| wide  |\n+---+---+",
    "```\n+---+---+\n| A | B |\n+---+---+\n| wide  |\n+---+---+\n```\n",
  ],
  [
    "list tables",
    ".. list-table:: Cap\n   :header-rows: 1\n\n   * - A\n     - B\n   * - 1\n     - 2",
    "**Cap**\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n",
  ],
  [
    "substitutions",
    "It is |state|.\n\n.. |state| replace:: done",
    "It is done.\n\n<!-- .. |state| replace:: done -->\n",
  ],
  ["footnotes", "Text [1]_.\n\n.. [1] The note.", "Text [^1].\n\n[^1]: The note.\n"],
  ["lines that stay lines, rules and comments", "| a\n| b\n\n----\n\n.. hidden", "a\\\nb\n\n---\n\n<!-- hidden -->\n"],
  ["directives that are not known", ".. what:: x\n\n   body", "```rst\n.. what:: x\n\n   body\n```\n"],
  ["nothing", "", ""],
])("%s are Markdown", (_, source, markdown) => {
  expect(rstToMarkdown(source)).toBe(markdown);
});

test("a section uses the targets of the file that it is part of", () => {
  expect(rstRenderer("See there_.\n\n.. _there: http://t.org")("See there_.")).toBe("See [there](http://t.org).\n");
});

const lines = fc.constantFrom(
  ...[
    "W",
    "W\n=======",
    "W\n-------",
    "- W",
    "  - W",
    "1. W",
    "#. W",
    ":W: W",
    "  W",
    "    W",
    "W::",
    ".. note:: W",
    ".. code:: c\n\n   W",
  ],
  ...[
    "*W* **W** ``W`` `W`",
    "`W <http://w.org>`_",
    ":doc:`W`",
    "W_",
    ".. _a: http://w.org",
    ".. W",
    ".. W::\n   W",
    "| W",
    "[1]_ W",
    ".. [1] W",
  ],
  ...[
    "",
    "",
    "",
    "+---------+\n| W |\n+---------+",
    "=====  =====\nW      W\n=====  =====",
    ".. list-table::\n\n   * - W\n     - W",
    "----",
    "``W *W`",
    "\\W",
    "|W|",
  ],
);
test("no word is lost, and none becomes part of a mark", () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 25 }), (drawn) => {
      let count = 0;
      const source = drawn.join("\n").replace(/W/g, () => `w${(count += 1)}x`);
      const found = wordsOf(rstToMarkdown(source));
      for (let word = 1; word <= count; word += 1) expect(found).toContain(`w${word}x`);
    }),
    { numRuns: 500 },
  );
});
