"use client";

import { useFollowed } from "@/app/_ui/form/kept/use-followed";
import { TextInput } from "@/app/_ui/form/text-input";

interface Props {
  readonly label: string;
  /** As the page holds it, and as it will be once everything sent is saved. */
  readonly saved: string;
  readonly sent: string;
  readonly limit: number;
  readonly placeholder?: string;
  readonly isLocked: boolean;
  readonly onSave: (value: string) => void;
}

/** A field that saves when it is left with something else in it. What is being typed is never replaced from outside. */
export function SavedField({ label, saved, sent, limit, placeholder, isLocked, onSave }: Props) {
  const [text, setText] = useFollowed(saved);
  return (
    <TextInput
      label={label}
      isLabelHidden
      placeholder={placeholder}
      value={text}
      readOnly={isLocked}
      maxLength={limit}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        const trimmed = text.trim();
        if (!isLocked && trimmed !== sent) onSave(trimmed);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
      }}
    />
  );
}
