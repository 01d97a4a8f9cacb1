"use client";

import Form from "next/form";
import { useRef } from "react";
import { DateChip } from "@/app/_ui/form/filter/date-chip";
import { FilterChip } from "@/app/_ui/form/filter/filter-chip";
import { useFilterForm } from "@/app/_ui/form/filter/use-filter-form";
import { X } from "@/app/_ui/icons";
import { Link } from "@/app/_ui/link/link";
import { SPANS, USUAL_SPAN, type Span, type TimelineView } from "@/lib/adoption/timeline/input";
import { timelineAddress } from "./timeline-address";
import { LineChip } from "@/app/o/[org]/_finding/line-chip";

interface Props {
  readonly slug: string;
  readonly view: TimelineView;
  readonly lines: readonly { readonly slug: string; readonly name: string; readonly depth: number }[];
}

const SPAN_WORDS: Readonly<Record<Span, string>> = {
  "1": "last year",
  "3": "last 3 years",
  "5": "last 5 years",
  all: "all",
};

/** Which lines and which time are drawn: a plain GET form; with script, choosing is enough. */
export function TimelineFilters({ slug, view, lines }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const submit = useFilterForm(form);
  const isFiltered = Object.entries(view).some(([name, value]) => name !== "as" && value !== undefined);
  const action = `/o/${slug}/product-lines`;
  return (
    <Form
      ref={form}
      action={action}
      role="search"
      aria-label="Timeline"
      className="flex flex-wrap items-center gap-1.5 print:hidden"
    >
      <input type="hidden" name="view" value="timeline" />
      {view.as !== undefined && <input type="hidden" name="as" value={view.as} />}
      <LineChip lines={lines} value={view.line} none="all" onChange={submit} />
      <FilterChip label="Time" name="span" value={view.span} onChange={submit}>
        <option value="">{SPAN_WORDS[USUAL_SPAN]}</option>
        {SPANS.filter((span) => span !== USUAL_SPAN).map((span) => (
          <option key={span} value={span}>
            {SPAN_WORDS[span]}
          </option>
        ))}
      </FilterChip>
      <DateChip label="From" name="from" value={view.from} />
      <DateChip label="To" name="to" value={view.to} />
      <button
        type="submit"
        className="h-11 rounded-control border border-line-2 bg-surface px-2.5 text-xs font-medium text-ink hover:bg-hover sm:h-7"
      >
        Show
      </button>
      {isFiltered && (
        <Link
          href={timelineAddress(slug, { as: view.as })}
          className="inline-flex h-11 items-center gap-1 rounded-control px-2 text-xs font-medium text-ink-3 hover:text-ink sm:h-7"
        >
          <X className="size-3.5" />
          Clear
        </Link>
      )}
    </Form>
  );
}
