"use client";

import { Search, X } from "@/app/_ui/icons";
import Form from "next/form";
import { useRef } from "react";
import { FilterChip } from "@/app/_ui/form/filter/filter-chip";
import { useFilterForm } from "@/app/_ui/form/filter/use-filter-form";
import { Link } from "@/app/_ui/link/link";
import { STANCE_FILTERS, type MatrixView } from "@/lib/adoption/matrix/input";
import type { LineChoice } from "@/app/o/[org]/_shell/lines";
import { LineChip } from "@/app/o/[org]/_finding/line-chip";

interface Props {
  readonly slug: string;
  readonly view: MatrixView;
  readonly lines: readonly LineChoice[];
}

const STANCE_WORDS: Readonly<Record<(typeof STANCE_FILTERS)[number], string>> = {
  adopted: "adopted",
  planned: "planned",
  waived: "waived",
  not_applicable: "not applicable",
  missing: "no answer",
  expired: "waiver ended",
};

/** The filters of the matrix: a plain GET form that needs no script; with script, choosing is enough. */
export function MatrixFilters({ slug, view, lines }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const submit = useFilterForm(form);
  const isFiltered = Boolean(view.q ?? view.line ?? view.stance);
  const cleared = `/o/${slug}/adoption${view.on === undefined ? "" : `?on=${view.on}`}`;
  return (
    <Form
      ref={form}
      action={`/o/${slug}/adoption`}
      role="search"
      aria-label="Adoption"
      className="flex flex-wrap items-center gap-1.5"
    >
      {view.on !== undefined && <input type="hidden" name="on" value={view.on} />}
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
          className="h-11 w-full rounded-control border border-control bg-surface pr-2.5 pl-8 text-sm text-ink sm:h-7 sm:text-xs"
        />
      </label>
      <LineChip lines={lines} value={view.line} none="all" onChange={submit} />
      <FilterChip label="Stance" name="stance" value={view.stance} onChange={submit}>
        <option value="">any</option>
        {STANCE_FILTERS.map((stance) => (
          <option key={stance} value={stance}>
            {STANCE_WORDS[stance]}
          </option>
        ))}
      </FilterChip>
      <noscript>
        <button type="submit" className="h-7 rounded-control border border-line-2 px-2.5 text-xs font-medium text-ink">
          Show
        </button>
      </noscript>
      {isFiltered && (
        <Link
          href={cleared}
          className="inline-flex h-11 items-center gap-1 rounded-control px-2 text-xs font-medium text-ink-3 hover:text-ink sm:h-7"
        >
          <X className="size-3.5" />
          Clear
        </Link>
      )}
    </Form>
  );
}
