import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { history, historyKeymap, indentLess, indentMore, standardKeymap } from "@codemirror/commands";
import { markdown, markdownLanguage } from "@codemirror/lang-markdown";
import { indentUnit } from "@codemirror/language";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap, type Command, type KeyBinding } from "@codemirror/view";
import { pageNonce } from "@/app/_ui/state/page-nonce";
import { SECTION_LIMIT } from "@/lib/decisions/input";
import { differenceOf } from "@/lib/decisions/together/difference/rules";
import { decisionsIn, peopleIn } from "./completions";
import { around, code, diagram, footnote, heading, link, onLines, table, type Edit } from "../edits/edits";
import { look } from "./look";
import { addPictures, pastedPictures, type TakePicture } from "./pictures";
import { TOOLS, type Tool } from "./tools";

const EDITS: Readonly<Record<Exclude<Tool, "picture">, Edit>> = {
  bold: around("**", "bold"),
  italic: around("_", "emphasis"),
  heading,
  link,
  list: onLines("- "),
  tasks: onLines("- [ ] "),
  quote: onLines("> "),
  code,
  table,
  footnote,
  diagram,
};

export interface FieldOptions {
  readonly text: string;
  /** The id of the element that names the field, and of the one that helps to begin. */
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly slug: string;
  readonly decisionId: string;
  readonly onChange: (text: string) => void;
  readonly onFocus: () => void;
  readonly takePicture: TakePicture;
}

/** A field that is open. */
export interface Field {
  /** Does what a button of the toolbar does; pictures are chosen by the person first. */
  readonly run: (tool: Exclude<Tool, "picture">) => void;
  readonly addPictures: (files: readonly File[]) => void;
  /** Puts text where the writer is, as if it had been typed. */
  readonly insert: (text: string) => void;

  readonly focus: () => void;
  readonly text: () => string;
  /** Makes this the text, and lets `binding` keep it in step with a text that others write too; it undoes only one's own. */
  readonly share: (text: string, binding: Extension) => void;
  /** The text stays, and is the writer's alone again. */
  readonly unshare: () => void;
  readonly close: () => void;
}

/** Opens a Markdown field in `parent`. Tab indents in a list only, so that it leaves everywhere else, and after Escape always. */
export function openField(parent: HTMLElement, options: FieldOptions): Field {
  const { text, labelledBy, describedBy, takePicture, onChange, onFocus } = options;
  const own = [history(), keymap.of(historyKeymap)];
  const past = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(pageNonce()),
        EditorView.contentAttributes.of({
          "aria-labelledby": labelledBy,
          "aria-describedby": describedBy,
          spellcheck: "true",
          autocapitalize: "sentences",
        }),
        EditorView.lineWrapping,
        drawSelection(),
        look,
        indentUnit.of("  "),
        markdown({ base: markdownLanguage, completeHTMLTags: false }),
        closeBrackets(),
        autocompletion({ override: [decisionsIn(options), peopleIn(options)], icons: false, activateOnTyping: true }),
        pastedPictures(takePicture),
        keymap.of([...toolKeys(), ...listKeys, ...closeBracketsKeymap, ...completionKeymap]),
        past.of(own),
        EditorState.changeFilter.of(
          (change) =>
            !change.docChanged || change.newDoc.length <= Math.max(SECTION_LIMIT, change.startState.doc.length),
        ),
        keymap.of(standardKeymap),
        EditorView.updateListener.of((update) => {
          if (update.focusChanged && update.view.hasFocus) onFocus();
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    run: (tool) => {
      view.dispatch(view.state.update(EDITS[tool](view.state), { userEvent: "input", scrollIntoView: true }));
      view.focus();
    },
    addPictures: (files) => addPictures(view, files, view.state.selection.main.to, takePicture),
    insert: (inserted) => {
      view.dispatch(view.state.replaceSelection(inserted), { userEvent: "input", scrollIntoView: true });
      view.focus();
    },
    focus: () => view.focus(),
    text: () => view.state.doc.toString(),
    share: (next, binding) => {
      // Unbound first: else the new text would be typed into the old one.
      view.dispatch({ effects: past.reconfigure([]) });
      const { at, removed, inserted } = differenceOf(view.state.doc.toString(), next);
      if (removed > 0 || inserted !== "") view.dispatch({ changes: { from: at, to: at + removed, insert: inserted } });
      view.dispatch({ effects: past.reconfigure(binding) });
    },
    unshare: () => view.dispatch({ effects: past.reconfigure(own) }),
    close: () => view.destroy(),
  };
}

function toolKeys(): readonly KeyBinding[] {
  return TOOLS.flatMap(({ tool, key }) => {
    if (key === null || tool === "picture") return [];
    const run: Command = (view) => {
      view.dispatch(view.state.update(EDITS[tool](view.state), { userEvent: "input", scrollIntoView: true }));
      return true;
    };
    return [{ key, run, preventDefault: true }];
  });
}

const inList =
  (command: Command): Command =>
  (view) => {
    const line = view.state.doc.lineAt(view.state.selection.main.head).text;
    return /^\s*([-*+]|\d+[.)]) /.test(line) && command(view);
  };

const listKeys: readonly KeyBinding[] = [{ key: "Tab", run: inList(indentMore), shift: inList(indentLess) }];
