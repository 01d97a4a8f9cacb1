import { escapeInline } from "../text/markdown-text";
import type { AdrRecord } from "./record";

/** People, tags and product lines as lines such as `Deciders: Aoife Brennan, Bo Berg`; none for an empty list. */
export function metadataLines(record: AdrRecord): string[] {
  const { decisionMakers, consulted = [], informed = [], tags = [], appliesTo = [] } = record;
  const lists = [
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
