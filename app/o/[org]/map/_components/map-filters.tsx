"use client";

import Form from "next/form";
import { useRef } from "react";
import { DateChip } from "@/app/_ui/form/filter/date-chip";
import { FilterChip } from "@/app/_ui/form/filter/filter-chip";
import { useFilterForm } from "@/app/_ui/form/filter/use-filter-form";
import { X } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import type { MapView } from "@/lib/decisions/map/input";
import type { LineChoice } from "@/app/o/[org]/_shell/lines";
import { LineChip } from "@/app/o/[org]/_finding/line-chip";
import { StateChip } from "@/app/o/[org]/_finding/state-chip";

interface Props {
  readonly slug: string;
  readonly view: MapView;
  readonly lines: readonly LineChoice[];
  readonly tags: readonly string[];
}

/** Which decisions are on the map: a plain GET form; with script, choosing is enough. */
export function MapFilters({ slug, view, lines, tags }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const submit = useFilterForm(form);
  const isFiltered = Object.entries(view).some(([name, value]) => name !== "as" && value !== undefined);
  return (
    <Form
      ref={form}
      action={`/o/${slug}/map`}
      role="search"
      aria-label="Map"
      className="flex flex-wrap items-center gap-1.5"
    >
      {view.as !== undefined && <input type="hidden" name="as" value={view.as} />}
      <LineChip lines={lines} value={view.line} onChange={submit} />
      <StateChip value={view.state} onChange={submit} />
      {(tags.length > 0 || view.tag !== undefined) && (
        <FilterChip label="Tag" name="tag" value={view.tag} onChange={submit}>
          <option value="">any</option>
          {[...new Set([...tags, ...(view.tag === undefined ? [] : [view.tag])])].map((tag) => (
            <option key={tag} value={tag}>
              {tag}
            </option>
          ))}
        </FilterChip>
      )}
      <DateChip type="month" label="From" name="from" value={view.from} onChange={submit} />
      <DateChip type="month" label="To" name="to" value={view.to} onChange={submit} />
      <FilterChip label="Show" name="linked" value={view.linked} onChange={submit}>
        <option value="">all</option>
        <option value="1">linked ones only</option>
      </FilterChip>
      <noscript>
        <button type="submit" className="h-7 rounded-control border border-line-2 px-2.5 text-xs font-medium text-ink">
          Show
        </button>
      </noscript>
      {isFiltered && (
        <Link
          href={`/o/${slug}/map${view.as === undefined ? "" : "?as=table"}`}
          className="inline-flex h-11 items-center gap-1 rounded-control px-2 text-xs font-medium text-ink-3 hover:text-ink sm:h-7"
        >
          <X className="size-3.5" />
          Clear
        </Link>
      )}
    </Form>
  );
}
