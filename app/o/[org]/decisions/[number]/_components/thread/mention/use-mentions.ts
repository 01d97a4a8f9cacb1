import { useCallback, useState } from "react";
import type { Mentionable } from "@/lib/discussion/mentions/rules";
import { toStored, toTyped } from "./mention-text";

/** A text in which people are called by name, and who is meant. */
export interface MentioningText {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Adds those who were found by what was typed: to type a whole name is to mention. */
  readonly learn: (people: readonly Mentionable[]) => void;
  readonly pick: (person: Mentionable) => void;
  /** The text as it is stored. */
  readonly stored: () => string;
  /** Begins anew with a stored text, or with none. */
  readonly begin: (stored?: string) => void;
}

/** The text of a comment while it is written. */
export function useMentions(): MentioningText {
  const [text, setText] = useState("");
  const [known, setKnown] = useState<readonly Mentionable[]>([]);
  const [picked, setPicked] = useState<readonly Mentionable[]>([]);
  const learn = useCallback((people: readonly Mentionable[]) => setKnown((before) => [...before, ...people]), []);
  return {
    text,
    setText,
    learn,
    pick: (person) => setPicked((before) => [...before, person]),
    stored: () => toStored(text, known, picked),
    begin: (stored = "") => {
      const typed = toTyped(stored);
      setText(typed.text);
      setKnown([]);
      setPicked(typed.mentioned);
    },
  };
}
