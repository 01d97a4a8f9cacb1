"use client";

import { Plus } from "@/app/_ui/icons";
import { TextInput } from "@/app/_ui/form/text-input";
import { tagsIn } from "@/lib/decisions/tags/rules";

interface Props {
  /** Parted by commas. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly used: readonly string[];
  readonly error: string | undefined;
}

/** What the decision is about, in words parted by commas; those that others carry are a press away. */
export function TagField({ value, onChange, used, error }: Props) {
  const tags = tagsIn(value);
  const offered = used.filter((tag) => !tags.includes(tag)).slice(0, 12);
  return (
    <div className="grid gap-2">
      <TextInput
        label="Tags"
        hint="Words to find it by, parted by commas. At most 20."
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
      />
      {offered.length > 0 && (
        <ul aria-label="Tags in use" className="flex flex-wrap gap-1.5">
          {offered.map((tag) => (
            <li key={tag}>
              <button
                type="button"
                onClick={() => onChange([...tags, tag].join(", "))}
                className="inline-flex h-7 items-center gap-1 rounded-control border border-line-2 px-2 text-xs text-ink-2 hover:bg-hover max-sm:h-11"
              >
                <Plus className="size-3 text-ink-3" />
                {tag}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
