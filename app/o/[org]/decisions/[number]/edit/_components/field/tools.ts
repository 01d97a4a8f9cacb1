/** What the toolbar offers. */
export type Tool =
  | "bold"
  | "italic"
  | "heading"
  | "link"
  | "list"
  | "tasks"
  | "table"
  | "code"
  | "quote"
  | "footnote"
  | "diagram"
  | "picture";

interface ToolInfo {
  readonly tool: Tool;
  readonly name: string;
  /** As CodeMirror writes it; none where a press is rare. Those of the palette and of saving are not taken. */
  readonly key: string | null;
}

/** The tools in the order of the toolbar. */
export const TOOLS: readonly ToolInfo[] = [
  { tool: "bold", name: "Bold", key: "Mod-b" },
  { tool: "italic", name: "Italic", key: "Mod-i" },
  { tool: "heading", name: "Heading", key: "Mod-Alt-h" },
  { tool: "link", name: "Link", key: "Mod-Alt-k" },
  { tool: "list", name: "List", key: "Mod-Shift-8" },
  { tool: "tasks", name: "Task list", key: "Mod-Shift-9" },
  { tool: "quote", name: "Quote", key: "Mod-Shift-." },
  { tool: "code", name: "Code", key: "Mod-e" },
  { tool: "table", name: "Table, or make its columns even", key: "Mod-Alt-t" },
  { tool: "footnote", name: "Footnote", key: "Mod-Alt-f" },
  { tool: "diagram", name: "Diagram in Mermaid", key: null },
  { tool: "picture", name: "Picture", key: null },
];

/** A key as a person reads it: `Ctrl+Alt+K`, or with the signs of Apple's keyboards. */
export function shownKey(key: string, isApple: boolean): string {
  const parts = key.split("-").map((part) => {
    if (part === "Mod") return isApple ? "⌘" : "Ctrl";
    if (part === "Alt") return isApple ? "⌥" : "Alt";
    if (part === "Shift") return isApple ? "⇧" : "Shift";
    return part.toUpperCase();
  });
  return parts.join(isApple ? "" : "+");
}
