import { RotateCcw } from "../../icons";
import { Note } from "../../feedback/note";
import { Button } from "../button";

/** Says that a form holds what was typed before it was left, and gives it up. */
export function KeptNote({ onDiscard }: { readonly onDiscard: () => void }) {
  return (
    <Note icon={RotateCcw}>
      <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        What you typed before you left is here again. It is not saved yet.
        <Button size="sm" onClick={onDiscard}>
          Discard it
        </Button>
      </span>
    </Note>
  );
}
