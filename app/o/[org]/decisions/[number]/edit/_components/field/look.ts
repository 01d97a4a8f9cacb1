import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The editor in the tokens of the house, which are variables, so that both themes are this one. */
const theme = EditorView.theme({
  "&": { fontSize: "var(--text-read)", color: "var(--color-ink)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-sans)", lineHeight: "var(--text-read--line-height)", overflow: "visible" },
  ".cm-content": { padding: "10px 0", minHeight: "7rem", caretColor: "var(--color-ink)" },
  ".cm-line": { padding: "0 14px" },
  ".cm-cursor": { borderLeftColor: "var(--color-ink)", borderLeftWidth: "2px" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--color-accent-line)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "var(--color-accent-line)",
  },
  ".cm-placeholder": { color: "var(--color-ink-3)" },
  ".cm-tooltip": {
    backgroundColor: "var(--color-raised)",
    border: "1px solid var(--color-line-2)",
    borderRadius: "var(--radius-control)",
    boxShadow: "var(--shadow-md)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-sans)", maxHeight: "16rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    padding: "4px 10px",
    fontSize: "var(--text-sm)",
    lineHeight: "var(--text-sm--line-height)",
    color: "var(--color-ink)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--color-selected)",
    color: "var(--color-ink)",
  },
  ".cm-ySelectionCaret": { borderLeftWidth: "1px", borderRightWidth: "1px" },
  ".cm-ySelectionInfo": {
    fontFamily: "var(--font-sans)",
    fontSize: "var(--text-2xs)",
    color: "var(--color-surface)",
    borderRadius: "var(--radius-cell)",
    padding: "0 4px",
    top: "-1.4em",
    opacity: "1",
  },
  ".cm-completionLabel": { fontWeight: "500" },
  ".cm-completionDetail": { color: "var(--color-ink-3)", fontStyle: "normal", marginLeft: "8px" },
  ".cm-completionMatchedText": { textDecoration: "none", color: "var(--color-accent-ink)" },
});

const quiet = { color: "var(--color-ink-3)" };

const marks = HighlightStyle.define([
  { tag: tags.heading, fontWeight: "600" },
  { tag: tags.strong, fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: tags.monospace, fontFamily: "var(--font-mono)", fontSize: "0.92em" },
  { tag: tags.link, color: "var(--color-accent-ink)" },
  { tag: tags.url, color: "var(--color-ink-3)" },
  { tag: tags.quote, color: "var(--color-ink-2)" },
  { tag: tags.processingInstruction, ...quiet },
  { tag: tags.contentSeparator, ...quiet },
  { tag: tags.labelName, ...quiet },
  { tag: tags.comment, ...quiet },
  { tag: tags.meta, ...quiet },
]);

/** How text looks while it is written. */
export const look = [theme, syntaxHighlighting(marks)];
