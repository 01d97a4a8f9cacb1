import { canonicalJson } from "@/lib/mcda/hash/canonical";
import { utf8 } from "../bytes/rules";
import type { EventType } from "../types";

/** The log's word on one chain: its head after so many events. */
export interface LogEntry {
  readonly chain: string;
  readonly sequence: number;
  /** 64 hexadecimal digits. */
  readonly head: string;
}

/** The bytes of an entry, as they are hashed. */
export function entryBytes({ chain, sequence, head }: LogEntry): Uint8Array {
  return utf8(canonicalJson({ v: 1, chain, sequence, head }));
}

/** Events that are signed at once, because somebody relies on them from then on. All others within the hour. */
export const SEALED_EVENTS: readonly EventType[] = [
  "approval.given",
  "decision.accepted",
  "decision.correction_accepted",
  "evaluation.closed",
];
