import type { AdrDocument } from "@/lib/adr/document";
import { pictureNames } from "@/lib/adr/text/picture-names";
import { recordSectionsOf } from "../text/rules";

/** A picture that a record's text shows: its name there, and its path in the import, both relative. */
export interface ShownFile {
  readonly name: string;
  readonly path: string;
}

/** The pictures that an imported record shows and that may lie in its import, in their order. */
export function shownFiles(path: string, document: AdrDocument): readonly ShownFile[] {
  const names = new Set(Object.values(recordSectionsOf(document)).flatMap(pictureNames));
  return [...names].flatMap((name) => {
    const from = resolved(path, name);
    return from === null ? [] : [{ name, path: from }];
  });
}

/** Where a name leads from the file that says it; null where that is outside of the import. */
function resolved(path: string, name: string): string | null {
  const steps = path.split("/").slice(0, -1);
  for (const step of name.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return null;
  }
  return steps.join("/");
}
