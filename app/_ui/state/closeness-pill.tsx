import { Check, Equal } from "@/app/_ui/icons";
import type { Closeness } from "@/lib/mcda/evaluation/result";
import { Pill } from "./pill";

/** How sure a result is, in a word. */
export function ClosenessPill({ closeness }: { closeness: Closeness }) {
  switch (closeness) {
    case "clear":
      return (
        <Pill tone="positive" glyph={<Check className="size-3.5" />}>
          Clear
        </Pill>
      );
    case "close":
      return (
        <Pill tone="caution" glyph={<Equal className="size-3.5" />}>
          Close call
        </Pill>
      );
    case "tie":
      return <Pill glyph={<Equal className="size-3.5" />}>Tie</Pill>;
    case "single":
      return <Pill>One option</Pill>;
    case "undecided":
      return <Pill>Undecided</Pill>;
    case "none":
      return <Pill tone="caution">No option may win</Pill>;
  }
}
