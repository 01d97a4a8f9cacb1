import * as Y from "yjs";
import { differenceOf } from "./difference/rules";

/** The name of the text within the shared document. */
export const SHARED_TEXT = "text";

/** Text as an editor holds it: lines end with a line feed. */
export const withPlainEnds = (text: string): string => text.replace(/\r\n?/g, "\n");

/** The shared document that begins with a text, as an update. The same text makes the same bytes. */
export function beginningOf(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 0;
  doc.getText(SHARED_TEXT).insert(0, withPlainEnds(text));
  return Y.encodeStateAsUpdate(doc);
}

/** The text that updates make together, whatever their order. Throws for what are no updates. */
export function textOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText(SHARED_TEXT).toJSON();
}

/** Is this an update that a shared document can take in? */
export function isUpdate(update: Uint8Array): boolean {
  try {
    textOf([update]);
    return true;
  } catch {
    return false;
  }
}

/** Puts the text that somebody has in the place of what is shared, leaving alone what is equal. */
export function takeOver(text: Y.Text, wanted: string): void {
  const { at, removed, inserted } = differenceOf(text.toJSON(), wanted);
  text.doc?.transact(() => {
    if (removed > 0) text.delete(at, removed);
    if (inserted !== "") text.insert(at, inserted);
  });
}
