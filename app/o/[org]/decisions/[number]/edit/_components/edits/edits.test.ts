import { EditorState } from "@codemirror/state";
import { describe, expect, test } from "vitest";
import { around, block, code, footnote, heading, link, onLines, table, type Edit } from "./edits";
import { tidied } from "./tables";

/** Runs an edit on a text whose selection stands between two bars, and returns text and selection the same way. */
function run(edit: Edit, marked: string): string {
  const [before = "", inside = "", after = ""] = marked.split("¦");
  const state = EditorState.create({
    doc: before + inside + after,
    selection: { anchor: before.length, head: before.length + inside.length },
  });
  const next = state.update(edit(state)).state;
  const { from, to } = next.selection.main;
  return `${next.sliceDoc(0, from)}¦${next.sliceDoc(from, to)}¦${next.sliceDoc(to)}`;
}

describe("a mark round the selection", () => {
  test("is put, and taken away by the same press, whether it is selected too or not", () => {
    const bold = around("**", "bold");
    expect(run(bold, "a ¦word¦ b")).toBe("a **¦word¦** b");
    expect(run(bold, "a **¦word¦** b")).toBe("a ¦word¦ b");
    expect(run(bold, "a ¦**word**¦ b")).toBe("a ¦word¦ b");
    expect(run(bold, "a ¦¦")).toBe("a **¦bold¦**");
  });
});

describe("lines", () => {
  test("become a list, another list, and lines again", () => {
    expect(run(onLines("- "), "¦one\ntwo¦")).toBe("- ¦one\n- two¦");
    expect(run(onLines("- [ ] "), "¦- one\n1. two¦")).toBe("¦- [ ] one\n- [ ] two¦");
    expect(run(onLines("- "), "¦- one\n  - two¦")).toBe("¦one\n  two¦");
  });

  test("become headings below that of the section, and lines again", () => {
    expect(run(heading, "¦¦Why")).toBe("### ¦¦Why");
    expect(run(heading, "### ¦¦Why")).toBe("#### ¦¦Why");
    expect(run(heading, "#### ¦¦Why")).toBe("¦¦Why");
  });
});

describe("a link, code, a footnote and a table", () => {
  test("select what has to be written next", () => {
    expect(run(link, "see ¦the note¦")).toBe("see [the note](¦https://¦)");
    expect(run(link, "¦https://example.org¦")).toBe("[¦words¦](https://example.org)");
    expect(run(code, "a ¦b¦")).toBe("a `¦b¦`");
    expect(run(code, "¦¦")).toBe("```text\n¦¦\n```\n");
    expect(run(block("```a", "b", "```"), "x¦¦")).toBe("x\n\n```a\n¦b¦\n```\n");
    expect(run(footnote, "Fast¦¦ enough[^1]\n\n[^1]: Measured.")).toBe(
      "Fast[^2] enough[^1]\n\n[^1]: Measured.\n\n[^2]: ¦¦",
    );
  });

  test("a table is begun, and inside one its columns are made even", () => {
    expect(run(table, "¦¦")).toBe("| Option | For | Against |\n| --- | --- | --- |\n| ¦First¦ |  |  |\n\n");
    expect(run(table, "a\n\n|a|bcde|¦¦\n|:-|-:|\n|f \\| g|\n\nb").replace("¦¦", "")).toBe(
      "a\n\n| a      | bcde |\n| :----- | ---: |\n| f \\| g |      |\n\nb",
    );
  });

  test("an even table stays as it is", () => {
    const even = "| a   | b   |\n| --- | :-: |\n| c   |     |";
    expect(tidied(even)).toBe(even);
  });
});
