"use client";

import Form from "next/form";
import { useRef } from "react";
import { DateChip } from "@/app/_ui/form/filter/date-chip";
import { FilterChip } from "@/app/_ui/form/filter/filter-chip";
import { useFilterForm } from "@/app/_ui/form/filter/use-filter-form";
import { Search, X } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import { Kbd } from "@/app/_ui/text/kbd";
import { SEARCH_PARTS } from "@/db/enums";
import type { SearchView } from "@/lib/search/input";
import { PART_NAMES } from "@/lib/search/rules";
import { TagChip } from "../../_finding/tag-chip";
import { searchAddress } from "./search-address";
import type { LineChoice } from "@/app/o/[org]/_shell/lines";
import { LineChip } from "@/app/o/[org]/_finding/line-chip";
import { StateChip } from "@/app/o/[org]/_finding/state-chip";

interface Props {
  readonly slug: string;
  readonly view: SearchView;
  readonly lines: readonly LineChoice[];
  readonly stewards: readonly { readonly id: string; readonly name: string }[];
}

/** What to look for, and where: a plain GET form that needs no script; with script, choosing a filter is enough. */
export function SearchForm({ slug, view, lines, stewards }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const submit = useFilterForm(form);
  const { q, ...filters } = view;
  const isFiltered = Object.values({ ...filters, page: undefined }).some((value) => value !== undefined);
  return (
    <Form ref={form} action={`/o/${slug}/search`} role="search" aria-label="Everything" className="grid gap-2">
      <label className="relative flex max-w-[680px] items-center">
        <Search className="absolute left-3 size-4 text-ink-3" strokeWidth={1.75} />
        <span className="sr-only">Search records, comments, reasons, people and old names</span>
        <input
          key={q ?? ""}
          name="q"
          type="search"
          defaultValue={q}
          placeholder="Records, comments, reasons, people, old names"
          data-find
          autoComplete="off"
          className="h-11 w-full rounded-control border border-control bg-surface pr-9 pl-9 text-base text-ink sm:h-9"
        />
        <Kbd className="pointer-events-none absolute right-2 hidden text-ink-3 sm:inline-grid">/</Kbd>
      </label>
      <div className="flex flex-wrap items-center gap-1.5">
        <StateChip value={view.state} onChange={submit} />
        <LineChip lines={lines} value={view.line} onChange={submit} />
        <FilterChip label="Steward" name="steward" value={view.steward} onChange={submit}>
          <option value="">anyone</option>
          <option value="me">me</option>
          {stewards.map((steward) => (
            <option key={steward.id} value={steward.id}>
              {steward.name}
            </option>
          ))}
        </FilterChip>
        <FilterChip label="In" name="part" value={view.part} onChange={submit}>
          <option value="">everything</option>
          {SEARCH_PARTS.map((part) => (
            <option key={part} value={part}>
              {PART_NAMES[part]}
            </option>
          ))}
        </FilterChip>
        <DateChip label="Changed from" name="from" value={view.from} onChange={submit} />
        <DateChip label="until" name="until" value={view.until} onChange={submit} />
        {view.tag !== undefined && <TagChip tag={view.tag} without={searchAddress(slug, view, { tag: undefined })} />}
        <noscript>
          <button
            type="submit"
            className="h-7 rounded-control border border-line-2 px-2.5 text-xs font-medium text-ink"
          >
            Search
          </button>
        </noscript>
        {isFiltered && (
          <Link
            href={searchAddress(slug, { q })}
            className="inline-flex h-11 items-center gap-1 rounded-control px-2 text-xs font-medium text-ink-3 hover:text-ink sm:h-7"
          >
            <X className="size-3.5" />
            Clear
          </Link>
        )}
      </div>
    </Form>
  );
}
