import { useState } from "react";

/** The text of a field that follows what the page holds, except while another text is being typed. */
export function useFollowed(saved: string) {
  const [text, setText] = useState(saved);
  const [known, setKnown] = useState(saved);
  if (saved !== known) {
    setKnown(saved);
    if (text === known) setText(saved);
  }
  return [text, setText] as const;
}
