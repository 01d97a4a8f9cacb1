import { EditorSelection, type ChangeSpec, type EditorState, type TransactionSpec } from "@codemirror/state";
import { isInTable, NEW_TABLE, tidied } from "./tables";

/** What a press of a button or a key changes. */
export type Edit = (state: EditorState) => TransactionSpec;

/** Puts a mark on both sides of each selection, or takes it away where it is; an empty one gets a word to write over. */
export const around =
  (mark: string, prompt: string): Edit =>
  (state) =>
    state.changeByRange(({ from, to }) => {
      const size = mark.length;
      const text = state.sliceDoc(from, to);
      if (state.sliceDoc(from - size, from) === mark && state.sliceDoc(to, to + size) === mark)
        return {
          changes: [
            { from: from - size, to: from },
            { from: to, to: to + size },
          ],
          range: EditorSelection.range(from - size, to - size),
        };
      if (text.length >= 2 * size && text.startsWith(mark) && text.endsWith(mark))
        return {
          changes: { from, to, insert: text.slice(size, -size) },
          range: EditorSelection.range(from, to - 2 * size),
        };
      const inner = text === "" ? prompt : text;
      return {
        changes: { from, to, insert: `${mark}${inner}${mark}` },
        range: EditorSelection.range(from + size, from + size + inner.length),
      };
    });

const LIST_MARK = /^(\s*)(?:[-*+] \[[ x]\] |[-*+] |\d+[.)] |> )?/;

/** Begins each selected line so, in place of another list's mark; where all begin so already, takes it away. */
export const onLines =
  (mark: string): Edit =>
  (state) => {
    const lines = linesOf(state);
    const isOn = lines.every(({ text }) => text.trimStart().startsWith(mark));
    const changes = lines.map(({ from, text }) => {
      const [before = "", indent = ""] = LIST_MARK.exec(text) ?? [];
      return { from: from + indent.length, to: from + before.length, insert: isOn ? "" : mark };
    });
    return keepingPlace(state, changes);
  };

/** Makes each selected line a heading, one smaller, and then a line again. */
export const heading: Edit = (state) => {
  const changes = linesOf(state).map(({ from, text }) => {
    const before = /^#{1,6} +/.exec(text)?.[0] ?? "";
    const depth = before.trim().length;
    const mark = depth === 0 ? "### " : depth < 4 ? "#### " : "";
    return { from, to: from + before.length, insert: mark };
  });
  return keepingPlace(state, changes);
};

/** Whoever stood before a mark that is put goes on behind it. */
function keepingPlace(state: EditorState, spec: ChangeSpec): TransactionSpec {
  const changes = state.changes(spec);
  return { changes, selection: state.selection.map(changes, 1) };
}

/** Makes a link of the selection: the address is selected to be written, or the words where an address was selected. */
export const link: Edit = (state) =>
  state.changeByRange(({ from, to }) => {
    const text = state.sliceDoc(from, to);
    const isAddress = /^https?:\/\/\S+$/.test(text);
    const [words, address] = isAddress ? ["words", text] : [text === "" ? "words" : text, "https://"];
    const start = isAddress || text === "" ? from + 1 : from + words.length + 3;
    const length = isAddress || text === "" ? words.length : address.length;
    return {
      changes: { from, to, insert: `[${words}](${address})` },
      range: EditorSelection.range(start, start + length),
    };
  });

/** Code in a line, or a block of it where lines are selected or none is begun. */
export const code: Edit = (state) => {
  const { from, to } = state.selection.main;
  const text = state.sliceDoc(from, to);
  const isBlock = text.includes("\n") || (text === "" && state.doc.lineAt(from).text.trim() === "");
  return isBlock ? block("```text", text, "```")(state) : around("`", "code")(state);
};

/** A block of its own, with an empty line above and below it; what stands between is selected, or that part of it. */
export const block =
  (opening: string, body: string, closing: string, selected = body): Edit =>
  (state) => {
    const { from, to } = state.selection.main;
    const isAtStart = state.sliceDoc(0, from).trim() === "";
    const before = isAtStart ? "" : gap(state.sliceDoc(Math.max(0, from - 2), from), "\n\n");
    const start = from + before.length + opening.length + 1 + Math.max(0, body.indexOf(selected));
    return {
      changes: { from, to, insert: `${before}${opening}\n${body}\n${closing}\n` },
      selection: EditorSelection.range(start, start + selected.length),
    };
  };

/** What is missing of an empty line before a block. */
function gap(before: string, wanted: string): string {
  return before.endsWith("\n\n") ? "" : before.endsWith("\n") ? wanted.slice(1) : wanted;
}

/** A note at the foot: its sign here, its words at the end of the section. */
export const footnote: Edit = (state) => {
  const text = state.doc.toString();
  const numbers = [...text.matchAll(/\[\^(\d{1,4})\]/g)].map(([, digits]) => Number(digits));
  const sign = `[^${Math.max(0, ...numbers) + 1}]`;
  const { to } = state.selection.main;
  const foot = `${gap(text.slice(-2), "\n\n")}${sign}: `;
  return {
    changes: [
      { from: to, insert: sign },
      { from: state.doc.length, insert: foot },
    ],
    selection: { anchor: state.doc.length + sign.length + foot.length },
  };
};

/** A new table, or, in one, columns of even width. */
export const table: Edit = (state) => {
  const { head } = state.selection.main;
  const at = state.doc.lineAt(head).number;
  if (!isInTable(state.doc.line(at).text)) return block(...NEW_TABLE)(state);
  let [first, last] = [at, at];
  while (first > 1 && isInTable(state.doc.line(first - 1).text)) first -= 1;
  while (last < state.doc.lines && isInTable(state.doc.line(last + 1).text)) last += 1;
  const from = state.doc.line(first).from;
  const to = state.doc.line(last).to;
  const insert = tidied(state.sliceDoc(from, to));
  return { changes: { from, to, insert }, selection: { anchor: Math.min(head, from + insert.length) } };
};

/** A diagram to write over. */
export const diagram: Edit = block("```mermaid", "flowchart LR\n  Browser --> Server --> Database", "```");

function linesOf(state: EditorState) {
  const { from, to } = state.selection.main;
  const [first, last] = [state.doc.lineAt(from).number, state.doc.lineAt(to).number];
  return Array.from({ length: last - first + 1 }, (_, index) => state.doc.line(first + index));
}
