"use client";

import { useId, useRef, useState, type KeyboardEvent } from "react";
import { TextArea } from "@/app/_ui/form/text-area";
import type { Mentionable } from "@/lib/discussion/mentions/rules";
import { COMMENT_LIMIT } from "@/lib/discussion/rules";
import type { ThreadKey } from "@/lib/discussion/queries";
import { MentionList } from "./mention-list";
import { complete, mentionQuery } from "./mention-text";
import { useMentionSearch } from "./use-mention-search";
import type { MentioningText } from "./use-mentions";

interface Props {
  readonly slug: string;
  readonly place: ThreadKey;
  readonly label: string;
  readonly value: MentioningText;
  /** What ⌘↵ does. */
  readonly onSend: () => void;
  readonly onCancel?: () => void;
  readonly placeholder?: string;
}

/** A text field that offers names after an @: arrows choose, Enter or Tab takes, Escape closes. */
export function MentionField({ slug, place, label, value, onSend, onCancel, placeholder }: Props) {
  const listId = useId();
  const area = useRef<HTMLDivElement>(null);
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [isClosed, setIsClosed] = useState(false);
  const query = isClosed ? null : mentionQuery(value.text, caret);
  const search = useMentionSearch(slug, place, query, value.learn);
  const offered = search.state === "found" ? search.people : [];
  const chosen = offered[Math.min(active, offered.length - 1)];
  const isOpen = query !== null && (chosen !== undefined || isWorthSaying(query));

  const pick = (person: Mentionable) => {
    if (query === null) return;
    const next = complete(value.text, caret, query, person);
    value.setText(next.text);
    value.pick(person);
    setCaret(next.caret);
    setActive(0);
    setIsClosed(true);
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
    } else if (event.key === "Escape" && (isOpen || onCancel !== undefined)) {
      event.preventDefault();
      event.stopPropagation();
      if (isOpen) setIsClosed(true);
      else onCancel?.();
    }
  };

  return (
    <div ref={area} className="relative">
      <TextArea
        label={label}
        isLabelHidden
        rows={2}
        value={value.text}
        maxLength={COMMENT_LIMIT}
        placeholder={placeholder}
        aria-haspopup="listbox"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen.memberId}`}
        onChange={(event) => {
          value.setText(event.target.value);
          setCaret(event.target.selectionStart);
          setIsClosed(false);
          setActive(0);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onBlur={() => setIsClosed(true)}
      />
      <MentionList id={listId} isOpen={isOpen} search={search} query={query ?? ""} chosen={chosen} onPick={pick} />
    </div>
  );
}

/** Past the first word an @ may be no mention at all: then only names that fit are shown. */
const isWorthSaying = (query: string) => !query.includes(" ");
