import { decodeText } from "../read/bytes";
import type { AdrFile } from "../read/read";
import { understandStatus } from "../words/status-words";
import { joined } from "./paths";
import type { IndexedStatus } from "./statuses";

/** So much of an index is looked at, in characters. */
const MOST = 500_000;

/** By path what indexes say of records: a row of a table with a link to the record and a cell with a status. */
export function indexStatuses(indexes: readonly AdrFile[]): ReadonlyMap<string, IndexedStatus> {
  const found = new Map<string, IndexedStatus>();
  for (const { path, bytes } of indexes) {
    const text = decodeText(bytes)?.text.slice(0, MOST) ?? "";
    for (const line of text.split("\n")) {
      if (!/^\s*\|/.test(line) || line.length > 5_000) continue;
      const target = /\]\(<?((?:[^)>\]\s]|\](?!\())+)>?\)/.exec(line)?.[1];
      if (target === undefined) continue;
      const cells = line.split("|").filter((cell) => !cell.includes("]("));
      const status = cells.map((raw) => ({ raw: raw.trim(), ...understandStatus(raw) })).find(isStatus);
      if (status?.state != null) found.set(joined(path, target), { state: status.state, raw: status.raw, index: path });
    }
  }
  return found;
}

/** A cell that is a status and nothing else. */
function isStatus({ reading, raw }: { reading: string; raw: string }): boolean {
  return (reading === "stated" || reading === "mapped") && raw.length <= 60;
}
