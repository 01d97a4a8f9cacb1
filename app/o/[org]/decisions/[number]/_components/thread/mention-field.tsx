"use client";

import { useId, useRef, useState, type KeyboardEvent } from "react";
import { TextArea } from "@/app/_ui/form/text-area";
import { Person } from "@/app/_ui/people/person";
import { COMMENT_LIMIT } from "@/lib/discussion/rules";
import type { Mentionable } from "@/lib/discussion/queries";
import { complete, mentionQuery, suggestions } from "./mention-text";
import { useMentionable } from "./mentionable";

interface Props {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onPick: (memberId: string) => void;
  /** What ⌘↵ does. */
  readonly onSend: () => void;
  readonly onCancel?: () => void;
  readonly placeholder?: string;
}

/** A text field that offers names after an @: arrows choose, Enter or Tab takes, Escape closes. */
export function MentionField({ label, text, onText, onPick, onSend, onCancel, placeholder }: Props) {
  const people = useMentionable();
  const listId = useId();
  const area = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [isClosed, setIsClosed] = useState(false);
  const query = mentionQuery(text, caret);
  const offered = query === null || isClosed ? [] : suggestions(query, people);
  const chosen = offered[Math.min(active, offered.length - 1)];

  const pick = (person: Mentionable) => {
    if (query === null) return;
    const next = complete(text, caret, query, person);
    onText(next.text);
    onPick(person.memberId);
    setCaret(next.caret);
    setActive(0);
    const field = area.current?.querySelector("textarea");
    // After React has written the new text; before, the caret would jump to its end.
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(next.caret, next.caret);
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      onSend();
    } else if (chosen !== undefined && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : offered.length - 1;
      setActive((Math.min(active, offered.length - 1) + step) % offered.length);
    } else if (chosen !== undefined && (event.key === "Enter" || event.key === "Tab") && !event.shiftKey) {
      event.preventDefault();
      pick(chosen);
    } else if (event.key === "Escape" && (chosen !== undefined || onCancel !== undefined)) {
      event.preventDefault();
      event.stopPropagation();
      if (chosen !== undefined) setIsClosed(true);
      else onCancel?.();
    }
  };

  return (
    <div ref={area} className="relative">
      <TextArea
        label={label}
        isLabelHidden
        rows={2}
        value={text}
        maxLength={COMMENT_LIMIT}
        placeholder={placeholder}
        aria-haspopup="listbox"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen.memberId}`}
        onChange={(event) => {
          onText(event.target.value);
          setCaret(event.target.selectionStart);
          setIsClosed(false);
          setActive(0);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onBlur={() => setIsClosed(true)}
      />
      <ul
        id={listId}
        role="listbox"
        aria-label="People to mention"
        hidden={chosen === undefined}
        className="absolute bottom-full left-0 z-10 mb-1 min-w-56 rounded-card border border-line bg-raised p-1 shadow-md"
      >
        {offered.map((person) => (
          <li
            key={person.memberId}
            id={`${listId}-${person.memberId}`}
            role="option"
            aria-selected={person === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              pick(person);
            }}
            className="flex min-h-11 cursor-pointer items-center gap-2 rounded-control px-2 text-ink aria-selected:bg-hover sm:min-h-8"
          >
            <Person id={person.memberId} name={person.name} size="sm" />
            {person.name}
          </li>
        ))}
      </ul>
    </div>
  );
}
