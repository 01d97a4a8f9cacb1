"use client";

import Form from "next/form";
import { useRef } from "react";
import { DateChip } from "@/app/_ui/form/filter/date-chip";
import { FilterChip } from "@/app/_ui/form/filter/filter-chip";
import { useFilterForm } from "@/app/_ui/form/filter/use-filter-form";
import { X } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import type { ActivityView } from "@/lib/home/activity/input";
import { ACTIVITY_SUBJECTS } from "@/lib/home/activity/rules";

interface Props {
  readonly address: string;
  readonly view: ActivityView;
  /** Members who can be chosen; empty for readers to whom no list of people is shown. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

const SUBJECTS: Readonly<Record<(typeof ACTIVITY_SUBJECTS)[number], string>> = {
  audit: "rules, roles and doors",
  text: "records and states",
  evaluation: "evaluations",
  approval: "approval",
  people: "people",
  comments: "comments",
};

/** Whose doings, about what, and from when to when: a plain GET form; with script, choosing is enough. */
export function ActivityFilters({ address, view, people }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const submit = useFilterForm(form);
  const isFiltered = Object.values(view).some((value) => value !== undefined);
  return (
    <Form ref={form} action={address} role="search" aria-label="Activity" className="mb-5 flex flex-wrap gap-1.5">
      <FilterChip label="About" name="about" value={view.about} onChange={submit}>
        <option value="">everything</option>
        {ACTIVITY_SUBJECTS.map((subject) => (
          <option key={subject} value={subject}>
            {SUBJECTS[subject]}
          </option>
        ))}
      </FilterChip>
      {people.length > 0 && (
        <FilterChip label="By" name="who" value={view.who} onChange={submit}>
          <option value="">anybody</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </FilterChip>
      )}
      <DateChip label="From" name="from" value={view.from} onChange={submit} />
      <DateChip label="To" name="to" value={view.to} onChange={submit} />
      <noscript>
        <button type="submit" className="h-7 rounded-control border border-line-2 px-2.5 text-xs font-medium text-ink">
          Show
        </button>
      </noscript>
      {isFiltered && (
        <Link
          href={address}
          className="inline-flex h-11 items-center gap-1 rounded-control px-2 text-xs font-medium text-ink-3 hover:text-ink sm:h-7"
        >
          <X className="size-3.5" />
          Clear
        </Link>
      )}
    </Form>
  );
}
