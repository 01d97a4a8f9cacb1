"use client";

import { DecisionRow, type TableRow } from "./decision-row";

/** Rows that stand together, under a head where they have one. */
export interface RowGroup {
  readonly head: { readonly name: string; readonly count: string; readonly hint: string } | null;
  readonly rows: readonly TableRow[];
}

interface Props {
  readonly slug: string;
  readonly groups: readonly RowGroup[];
  readonly now: Date;
}

/** The body of the table. It is drawn in the browser's part of the app: there its rows are sent as what they say, not as markup twice. */
export function DecisionGroups({ slug, groups, now }: Props) {
  return (
    <tbody className="max-[50rem]:block">
      {groups.flatMap(({ head, rows }) => [
        ...(head === null ? [] : [<GroupHead key={head.name} {...head} />]),
        ...rows.map((row) => <DecisionRow key={row.number} slug={slug} row={row} now={now} />),
      ])}
    </tbody>
  );
}

function GroupHead({ name, count, hint }: NonNullable<RowGroup["head"]>) {
  return (
    <tr className="max-[50rem]:block">
      <th
        colSpan={5}
        scope="colgroup"
        className="h-8 border-b border-line bg-sunken pl-5 text-xs font-medium text-ink max-[50rem]:block max-[50rem]:px-4 max-[50rem]:py-2"
      >
        {name}
        <span className="ml-1.5 font-normal text-ink-3 num">{count}</span>
        <span className="ml-1.5 font-normal text-ink-3 max-[50rem]:hidden">{hint}</span>
      </th>
      <td aria-hidden="true" colSpan={2} className="border-b border-line bg-sunken max-lg:hidden" />
    </tr>
  );
}
