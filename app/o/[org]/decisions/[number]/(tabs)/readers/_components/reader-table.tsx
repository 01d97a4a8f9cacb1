import { SaveTable } from "@/app/_ui/data/save-table";
import { Card } from "@/app/_ui/feedback/card";
import { wholeDayOf } from "@/app/_ui/text/format";
import { Time } from "@/app/_ui/text/time";
import type { Reader } from "@/lib/following/readings/queries";

interface Props {
  readonly readers: readonly Reader[];
  /** What the table is saved as, without an ending. */
  readonly file: string;
}

const HEAD = "h-9 bg-sunken px-4 text-left text-2xs font-medium whitespace-nowrap text-ink-3";
const CELL = "h-10 border-t border-line px-4 py-1.5 whitespace-nowrap";

/** Everybody who was asked, or said unasked that they read it; those who have not first. */
export function ReaderTable({ readers, file }: Props) {
  return (
    <Card title="Readers" aside={<SaveTable name={file} hasChart={false} />}>
      <div role="region" aria-label="Readers" tabIndex={0} className="overflow-x-auto border-t border-line">
        <table className="w-full min-w-[40rem] border-separate border-spacing-0">
          <thead>
            <tr>
              {["Name", "State", "Until", "Read", "Revision", "Role", "Asked by"].map((name) => (
                <th key={name} scope="col" className={HEAD}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {readers.map((reader) => (
              <tr key={reader.memberId}>
                <th scope="row" className={`${CELL} text-left font-medium text-ink`}>
                  {reader.name}
                </th>
                <td className={reader.hasRead ? `${CELL} text-positive-ink` : `${CELL} text-caution-ink`}>
                  {stateOf(reader)}
                </td>
                <td className={CELL}>{reader.dueOn === null ? "" : wholeDayOf(reader.dueOn)}</td>
                <td className={CELL}>
                  {reader.acknowledgedAt !== null && <Time at={reader.acknowledgedAt} as="minute" />}
                </td>
                <td className={`${CELL} num`}>{reader.revision ?? ""}</td>
                <td className={CELL}>{reader.role}</td>
                <td className={CELL}>{reader.askedBy ?? "nobody"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function stateOf({ hasRead, revision }: Reader): string {
  if (hasRead) return "Has read it";
  return revision === null ? "Has not read it" : "Read an earlier text";
}
