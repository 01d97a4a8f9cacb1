import type { NamedDecision } from "@/lib/adr/text/named-decisions";
import type { Named } from "@/lib/decisions/naming/queries";

/** Decisions that a text names, with their addresses. */
export const namedAt = (slug: string, named: readonly Named[]): readonly NamedDecision[] =>
  named.map((one) => ({ ...one, address: `/o/${slug}/decisions/${one.number}` }));
