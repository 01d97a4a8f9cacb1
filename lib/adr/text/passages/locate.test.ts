import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { renderMarkdown, type MarkdownTree } from "../markdown";
import { locateWords } from "./locate";
import { markPassages } from "./marks";
import { readRendered } from "./rendered";

const found = (source: string, words: string, at = 0) => {
  const located = locateWords(source, words, at);
  return located === null ? null : source.slice(located.start, located.end);
};

describe("words chosen on the page are found in the Markdown they come from", () => {
  it.each([
    ["a paragraph over two lines", "We choose Django\nfor billing.", "Django for", "Django\nfor"],
    ["a list, over two items", "- It is slow\n- It is *dear*", "slow\nIt is", "slow\n- It is"],
    ["a table, over two cells", "| a | b |\n|---|---|\n| one | two |", "one\ttwo", "one | two"],
    ["code in a line", "Call `run()` first", "run()", "run()"],
    ["a block of code", "Before\n\n```js\nlet a = 1;\nlet b = 2;\n```", "let b = 2;", "let b = 2;"],
    [
      "a block of code in a list",
      "1. Do\n\n   ```js\n   let a = 1;\n   let b = 2;\n   ```",
      "1; let b",
      "1;\n   let b",
    ],
    ["a link's words", "See [the guide](https://example.org/a) now", "the guide", "the guide"],
    ["emphasis that is cut is taken whole", "It is **very fast** indeed", "fast indeed", "**very fast** indeed"],
    ["a link that is cut is taken whole", "See [the guide](x.md) now", "See the", "See [the guide](x.md)"],
    ["escapes and entities", "1 \\* 2 &amp; 3 &lt; 4", "* 2 & 3 <", "* 2 &amp; 3 &lt;"],
    ["a quote over two lines", "> first line\n> second line", "line second", "line\n> second"],
    ["a task", "- [x] moved the data", "moved the data", "moved the data"],
    ["characters of two units", "We 💚 naïve 日本語 names", "💚 naïve 日本語", "💚 naïve 日本語"],
  ])("in %s", (_name, source, words, expected) => {
    expect(found(source, words)).toBe(expected);
  });

  it("takes the nearest of several places", () => {
    const source = "fast, fast, fast";
    expect([0, 5, 10].map((at) => locateWords(source, "fast", at)?.start)).toEqual([0, 6, 12]);
  });

  it("finds nothing where the words do not stand, or where there are none", () => {
    expect(found("We choose Django.", "Flask")).toBeNull();
    expect(found("We choose Django.", " \n")).toBeNull();
  });
});

test("whatever is written, every rendered character says where it comes from, in order and within the source", () => {
  const parts = fc.constantFrom(
    "a ",
    "**",
    "_",
    "`",
    "[x](y)",
    "\n",
    "\n\n",
    "- ",
    "> ",
    "# ",
    "&amp;",
    "\\*",
    "| a |",
    "💚",
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 25 }), (written) => {
      const source = written.join("");
      const { text, origins } = readRendered(renderMarkdown(source, 3), source);
      expect(origins).toHaveLength(text.length);
      for (const origin of origins)
        if (origin !== null) {
          expect(origin.start).toBeGreaterThanOrEqual(0);
          expect(origin.end).toBeLessThanOrEqual(source.length);
        }
    }),
    { numRuns: 300 },
  );
});

describe("a passage is marked where it is read", () => {
  const marked = (source: string, words: string) => {
    const located = locateWords(source, words, 0);
    const marks = located === null ? [] : [{ id: "p", number: 1, ...located }];
    return shown(markPassages(renderMarkdown(source, 3), source, marks));
  };
  const shown = ({ children }: { readonly children: MarkdownTree["children"] }): string =>
    children
      .map((node) => {
        if (node.type === "text") return node.value;
        if (node.type !== "element") return "";
        if (node.tagName !== "mark") return shown(node);
        return `<${shown(node)}>${node.properties.dataNumber === undefined ? "" : String(node.properties.dataNumber)}`;
      })
      .join("");

  it("in one piece, or in one for each part of the line, with its number at the end", () => {
    expect(marked("We choose Django.", "choose Django")).toBe("We <choose Django>1.");
    expect(marked("It is **very fast** indeed", "is very fast")).toBe("It <is ><very fast>1 indeed");
  });

  it("over items of a list without marking what stands between them", () => {
    expect(marked("- one\n- two", "one two")).toBe("\n<one>\n<two>1\n");
  });

  it("without a number inside a link, and not at all inside a block of code", () => {
    expect(marked("[the guide](x.md)", "guide")).toBe("the <guide>");
    expect(marked("```\ncode\n```", "code")).toBe("code\n");
  });
});
