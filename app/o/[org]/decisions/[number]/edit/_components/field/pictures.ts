import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Where a picture will stand that is still on its way. */
const begun = StateEffect.define<{ readonly key: string; readonly at: number }>({
  map: ({ key, at }, changes) => ({ key, at: changes.mapPos(at) }),
});
const ended = StateEffect.define<string>();

/** The places keep up with what is typed meanwhile, by anybody. */
const places = StateField.define<ReadonlyMap<string, number>>({
  create: () => new Map(),
  update: (before, { changes, effects }) => {
    const next = new Map([...before].map(([key, at]) => [key, changes.mapPos(at, 1)]));
    for (const effect of effects) {
      if (effect.is(begun)) next.set(effect.value.key, effect.value.at);
      if (effect.is(ended)) next.delete(effect.value);
    }
    return next;
  },
});

let lastKey = 0;

/** Takes a picture in; resolves to how the text names it, or null where it was refused and that was said. */
export type TakePicture = (file: File) => Promise<string | null>;

/** Pictures that are pasted or dropped into the text are taken in, and named where they were put. */
export function pastedPictures(take: TakePicture): Extension {
  return [
    places,
    EditorView.domEventHandlers({
      paste: (event, view) => {
        const files = picturesOf(event.clipboardData);
        // A copied table also comes as a picture: the text is what was meant.
        if (files.length === 0 || event.clipboardData?.types.includes("text/plain") === true) return false;
        event.preventDefault();
        addPictures(view, files, view.state.selection.main.to, take);
        return true;
      },
      drop: (event, view) => {
        const files = picturesOf(event.dataTransfer);
        if (files.length === 0) return false;
        event.preventDefault();
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.doc.length;
        addPictures(view, files, at, take);
        return true;
      },
    }),
  ];
}

/** Takes pictures in and names each at its place once it is there. */
export function addPictures(view: EditorView, files: readonly File[], at: number, take: TakePicture): void {
  for (const file of files) {
    lastKey += 1;
    const key = String(lastKey);
    view.dispatch({ effects: begun.of({ key, at }) });
    void take(file).then((name) => {
      const place = view.state.field(places).get(key) ?? view.state.doc.length;
      const insert = name === null ? "" : `![${altOf(file)}](${name})`;
      view.dispatch({
        changes: { from: place, insert },
        effects: ended.of(key),
        // Whoever stayed goes on behind it; whoever types elsewhere meanwhile is not taken from there.
        ...(name !== null && isAt(view, place) && { selection: { anchor: place + insert.length } }),
        userEvent: "input.paste",
      });
    });
  }
}

const isAt = ({ state: { selection } }: EditorView, place: number): boolean =>
  selection.main.empty && selection.main.head === place;

const picturesOf = (from: DataTransfer | null): readonly File[] =>
  [...(from?.files ?? [])].filter((file) => file.type.startsWith("image/"));

/** The file's name in words, to be improved by its writer; a screenshot's name says nothing. */
function altOf({ name }: File): string {
  const words = name
    .replace(/\.[a-z]+$/i, "")
    .replace(/[[\]_]+/g, " ")
    .trim();
  return /^(image|screenshot|bildschirmfoto)?[\d\s.:-]*$/i.test(words) ? "Picture" : words;
}
