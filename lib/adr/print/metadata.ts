import { escapeInline } from "../text/markdown-text";
import type { AdrRecord } from "./record";

/** Date, people, tags and product lines as lines such as `Deciders: Aoife Brennan, Bo Berg`; none for what nobody knows. */
export function metadataLines(record: AdrRecord): string[] {
  const { decisionMakers, consulted = [], informed = [], tags = [], appliesTo = [] } = record;
  const lists = [
    ["Date", [record.date]],
    ["Deciders", decisionMakers],
    ["Consulted", consulted],
    ["Informed", informed],
    ["Tags", tags],
    ["Applies to", appliesTo],
  ] as const;
  return lists.flatMap(([name, list]) => {
    const words = list.map(escapeInline).filter(Boolean).join(", ");
    return words === "" ? [] : [`${name}: ${words}`];
  });
}
