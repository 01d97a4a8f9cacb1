import { describe, expect, it } from "vitest";
import { isSameMarkdown } from "./rules";

describe("two texts are the same to a reader", () => {
  it.each([
    ["line ends", "One.\r\nTwo.", "One.\nTwo."],
    ["space at the end of a line", "One. \nTwo.\t", "One.\nTwo."],
    ["runs of blank lines", "One.\n\n\n\nTwo.", "One.\n\nTwo."],
    ["blank lines at either end", "\n\nOne.\n", "One."],
    ["more spaces of a hard break", "One.    \nTwo.", "One.  \nTwo."],
    ["spaces at the end of a paragraph, which break nothing", "One.  \n\nTwo.", "One.\n\nTwo."],
  ])("when they differ in %s", (_what, a, b) => expect(isSameMarkdown(a, b)).toBe(true));

  it.each([
    ["a hard break", "One.  \nTwo.", "One.\nTwo."],
    ["a paragraph", "One.\nTwo.", "One.\n\nTwo."],
    ["space inside a line", "One  two", "One two"],
    ["indentation", "- a\n  - b", "- a\n- b"],
    ["space in fenced code", "```\na \n\n\nb\n```", "```\na\n\n\nb\n```"],
    ["blank lines in fenced code", "~~~\na\n\n\nb\n~~~", "~~~\na\n\nb\n~~~"],
    ["blank lines in indented code", "    a\n\n\n    b", "    a\n\n    b"],
    ["a letter", "One.", "one."],
  ])("but not when they differ in %s", (_what, a, b) => expect(isSameMarkdown(a, b)).toBe(false));

  it("however long they are", () => {
    const spaces = " ".repeat(50_000);
    const lines = "\n".repeat(50_000);
    const begun = process.cpuUsage();
    expect(isSameMarkdown(`a${spaces}\n${spaces}`, "a")).toBe(true);
    expect(isSameMarkdown(`${spaces}a`, "a")).toBe(false);
    expect(isSameMarkdown(`\`\`\`${lines}a`, `\`\`\`${lines}b`)).toBe(false);
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(1000);
  });
});
