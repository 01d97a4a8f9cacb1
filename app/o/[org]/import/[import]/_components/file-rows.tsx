import type { ImportRecord } from "@/lib/imports/queries";
import type { ImportableLine } from "../../_components/line-select";
import { FileRow } from "./file-row";

interface Props {
  readonly slug: string;
  readonly rows: readonly ImportRecord[];
  readonly lines: readonly ImportableLine[];
  /** The line of all files that are given no other. */
  readonly lineId: string | null;
  readonly isOpen: boolean;
}

/** The records, one below the other; each opens to what was read of it. */
export function FileRows({ slug, rows, lines, lineId, isOpen }: Props) {
  if (rows.length === 0) return <p className="py-6 text-ink-3">There is no such file.</p>;
  return (
    <ul aria-label="Records" className="border-t border-line">
      {rows.map((record) => (
        <FileRow key={record.fileId} slug={slug} record={rowOf(record)} lines={lines} lineId={lineId} isOpen={isOpen} />
      ))}
    </ul>
  );
}

/** What a row shows; the text itself stays on the server. */
function rowOf(record: ImportRecord) {
  const { document, links, ...row } = record;
  const { status, number, people, format, outcome: reading } = document;
  return {
    ...row,
    own: { number, format, reading, statusRaw: status.raw, statusReading: status.reading },
    people: [...new Set([...people.decisionMakers, ...people.authors])],
    links: links
      .filter(({ verb, reach }) => verb !== null || reach === "dangling")
      .map(({ verb, target, reach, to, isPartial, line }) => ({ verb, target, reach, to, isPartial, line })),
  };
}

export type FileRowData = ReturnType<typeof rowOf>;
