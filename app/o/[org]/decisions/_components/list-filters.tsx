"use client";

import { Search, X } from "@/app/_ui/icons";
import Form from "next/form";
import { Link } from "@/app/_ui/link/link";
import { useRef } from "react";
import { FilterChip } from "@/app/_ui/form/filter/filter-chip";
import { useFilterForm } from "@/app/_ui/form/filter/use-filter-form";
import type { DecisionListView } from "@/lib/decisions/list/input";
import { Kbd } from "@/app/_ui/text/kbd";
import { TagChip } from "../../_finding/tag-chip";
import { viewAddress } from "./view-address";
import type { LineChoice } from "@/app/o/[org]/_shell/lines";
import { LineChip } from "@/app/o/[org]/_finding/line-chip";
import { StateChip } from "@/app/o/[org]/_finding/state-chip";

interface Props {
  readonly slug: string;
  readonly view: DecisionListView;
  readonly lines: readonly LineChoice[];
  readonly stewards: readonly { readonly id: string; readonly name: string }[];
}

/** The filters of the list: a plain GET form that needs no script; with script, choosing is enough. */
export function ListFilters({ slug, view, lines, stewards }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const submit = useFilterForm(form);
  const isFiltered = Boolean(view.q ?? view.line ?? view.steward ?? view.tag ?? view.state);
  return (
    <Form
      ref={form}
      action={`/o/${slug}/decisions`}
      role="search"
      aria-label="Decisions"
      className="flex flex-wrap items-center gap-1.5"
    >
      {view.sort !== undefined && <input type="hidden" name="sort" value={view.sort} />}
      {view.dir !== undefined && <input type="hidden" name="dir" value={view.dir} />}
      <label className="relative flex w-full items-center sm:w-auto sm:min-w-[232px]">
        <Search className="absolute left-2.5 size-3.5 text-ink-3" strokeWidth={1.75} />
        <span className="sr-only">Find by title or number</span>
        <input
          key={view.q ?? ""}
          name="q"
          type="search"
          defaultValue={view.q}
          placeholder="Find by title or number"
          data-find
          autoComplete="off"
          className="h-11 w-full rounded-control border border-control bg-surface pr-8 pl-8 text-sm text-ink sm:h-7 sm:text-xs"
        />
        <Kbd className="pointer-events-none absolute right-1.5 hidden text-ink-3 sm:inline-grid">/</Kbd>
      </label>
      <LineChip lines={lines} value={view.line} onChange={submit} />
      <StateChip value={view.state} onChange={submit} />
      <FilterChip label="Steward" name="steward" value={view.steward} onChange={submit}>
        <option value="">anyone</option>
        <option value="me">me</option>
        {stewards.map((steward) => (
          <option key={steward.id} value={steward.id}>
            {steward.name}
          </option>
        ))}
      </FilterChip>
      {view.tag !== undefined && <TagChip tag={view.tag} without={viewAddress(slug, view, { tag: undefined })} />}
      <noscript>
        <button type="submit" className="h-7 rounded-control border border-line-2 px-2.5 text-xs font-medium text-ink">
          Show
        </button>
      </noscript>
      {isFiltered && (
        <Link
          href={`/o/${slug}/decisions`}
          className="inline-flex h-11 items-center gap-1 rounded-control px-2 text-xs font-medium text-ink-3 hover:text-ink sm:h-7"
        >
          <X className="size-3.5" />
          Clear
        </Link>
      )}
    </Form>
  );
}
