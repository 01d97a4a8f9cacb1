import { describe, expect, test } from "vitest";
import { renderMarkdown } from "./markdown";
import { linkDecisions, filesNamed, numbersNamed } from "./named-decisions";

describe("which numbers a text names", () => {
  test.each([
    ["See ADR-12, adr-7 and #3.", [12, 7, 3]],
    ["(#12) “ADR-12” #12", [12]],
    ["**ADR-4**: supersedes #5!", [4, 5]],
    ["ADR-12.", [12]],
    ["#12\n#13", [12, 13]],
  ])("%s", (text, numbers) => {
    expect(numbersNamed([text])).toEqual(numbers);
  });

  test.each([
    "owner/repo#12",
    "https://example.org/#12",
    "https://example.org/a#12",
    "&#12;",
    "##12",
    "ADR-0012",
    "#012",
    "ADR-12-use-postgres.md",
    "ADR-12.md",
    "docs/ADR-12",
    "XADR-12",
    "ADR-12a",
    "#1b2c3d",
    "issue #12",
    "PR #12",
    "ticket\n#12",
    "# 12",
    "#0",
    "#1234567890",
  ])("none: %s", (text) => {
    expect(numbersNamed([text])).toEqual([]);
  });

  test("each once over all texts, at most a hundred, and quickly in a long one", () => {
    expect(numbersNamed(["#1 #2", "ADR-2 #3"])).toEqual([1, 2, 3]);
    expect(numbersNamed([Array.from({ length: 300 }, (_, at) => `#${at + 1}`).join(" ")])).toHaveLength(100);
    const before = performance.now();
    numbersNamed(["issue ".repeat(20_000), "#".repeat(100_000), "ADR-".repeat(25_000)]);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe("links to named decisions", () => {
  const known = [
    { number: 12, title: "Queues", address: "/o/x/decisions/12" },
    { number: 3, title: "Logs", address: "/o/x/decisions/3" },
  ];
  const linked = (source: string) => {
    const links: string[] = [];
    const texts: string[] = [];
    const walk = (nodes: readonly ReturnType<typeof renderMarkdown>["children"][number][]) => {
      for (const node of nodes) {
        if (node.type === "text") texts.push(node.value);
        if (node.type !== "element") continue;
        const { dataDecision, href, title } = node.properties;
        if (dataDecision !== undefined) links.push([dataDecision, href, title].join(" "));
        walk(node.children);
      }
    };
    walk(linkDecisions(renderMarkdown(source, 3), known).children);
    return { links, text: texts.join("") };
  };

  test("stand where the names stand, in paragraphs, emphasis, lists, tables and headings, and change no word", () => {
    expect(linked("As ADR-12 says, and **#3**.")).toEqual({
      links: ["12 /o/x/decisions/12 Queues", "3 /o/x/decisions/3 Logs"],
      text: "As ADR-12 says, and #3.",
    });
    expect(linked("- a ADR-12\n- b").links).toHaveLength(1);
    expect(linked("| a |\n|---|\n| #3 |").links).toHaveLength(1);
    expect(linked("## After ADR-12").links).toHaveLength(1);
  });

  test("are never made in code or in another link, nor of a number that is not known", () => {
    expect(linked("`ADR-12`\n\n```\n#12\n```\n\n    #3\n").links).toEqual([]);
    expect(linked("[see ADR-12](https://example.org)").links).toEqual([]);
    expect(linked("ADR-13 and #4")).toEqual({ links: [], text: "ADR-13 and #4" });
  });
});

test("files are named by relative links, inline and by reference, in any case and folder, and by no others", () => {
  expect(
    filesNamed([
      "[a](0001-use-postgres.md) [b](../x/0002-Two.adoc#why 'title') [c]\n\n[c]: <three.md>\n",
      "[d](https://a.example/four.md) [e](#five) [f](/six.md) [g](mailto:a@b.c) [h](0001-use-postgres.md)",
    ]),
  ).toEqual(["0001-use-postgres", "0002-two", "three"]);
});
