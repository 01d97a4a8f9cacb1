import { EyeOff } from "@/app/_ui/icons";
import type { ReactNode } from "react";
import { Note } from "@/app/_ui/feedback/note";
import type { Thread } from "@/lib/discussion/queries";
import { Composer } from "./composer";

interface Props {
  readonly slug: string;
  readonly thread: Thread;
  /** What the empty field says. */
  readonly placeholder: string;
  /** Buttons left of "Comment", such as settling a cell. */
  readonly actions?: ReactNode;
  /** Where answering is the view's next act: its button is the filled one. */
  readonly isPrimary?: boolean;
}

/** The field to answer in a thread, or why nobody can write there now. What was typed stays with its cell. */
export function Answer({ slug, thread: { place, shut }, ...field }: Props) {
  if (shut !== null) return <Note icon={EyeOff}>{shut}</Note>;
  return <Composer key={`${place.criterionId ?? ""}:${place.optionId ?? ""}`} slug={slug} place={place} {...field} />;
}
