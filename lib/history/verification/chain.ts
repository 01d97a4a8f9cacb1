import { z } from "zod";
import { EMPTY_HEAD, headHash, leafHash } from "../hash";
import type { Finding } from "./rules";

/** An event as the database holds it. */
export interface StoredEvent {
  readonly organization_id: string;
  readonly chain_id: string;
  readonly sequence: number;
  readonly id: string;
  readonly type: string;
  readonly actor_id: string | null;
  readonly bytes: Buffer;
  readonly leaf: Buffer;
  readonly head: Buffer;
  readonly recorded_at: Date;
  readonly happened_at: Date | null;
}

/** What a chain's row says of its end. */
export interface StoredChain {
  readonly id: string;
  readonly organization_id: string;
  readonly sequence: number;
  readonly head: Buffer;
}

/** What an event says, once its chain has been found whole. */
export interface ToldEvent {
  readonly sequence: number;
  /** Of the chain after it, 64 hexadecimal digits. */
  readonly head: string;
  readonly type: string;
  readonly actor: string | null;
  /** When it says it happened; where it says nothing, when it was recorded. */
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
  /** By the name of what was committed to, 64 hexadecimal digits. */
  readonly commitments: Readonly<Record<string, string>>;
}

const parsedShape = z.looseObject({
  data: z.record(z.string(), z.unknown()).optional(),
  commitments: z.record(z.string(), z.string()).optional(),
});
type Parsed = Partial<z.output<typeof parsedShape>>;

/**
 * Recomputes one chain from its bytes. `events` come in order of their numbers. The first bad entry is named; what
 * follows it cannot be trusted and is not read.
 */
export function checkChain(
  chain: StoredChain,
  events: readonly StoredEvent[],
): { readonly problem: Finding | null; readonly told: readonly ToldEvent[] } {
  const told: ToldEvent[] = [];
  let head = EMPTY_HEAD;
  for (const [index, event] of events.entries()) {
    const what = checkEvent(chain, event, index + 1, head);
    if (what !== null) return { problem: { sequence: index + 1, what }, told };
    head = event.head;
    const { data = {}, commitments = {} } = parse(event.bytes);
    const at = event.happened_at ?? event.recorded_at;
    const { sequence, type, actor_id: actor } = event;
    told.push({ sequence, head: head.toString("hex"), type, actor, at, data, commitments });
  }
  if (chain.sequence !== events.length)
    return {
      problem: {
        sequence: null,
        what: `it should end at event ${chain.sequence}, but ${events.length} are there.`,
      },
      told,
    };
  if (!chain.head.equals(head))
    return { problem: { sequence: null, what: "its head is not the hash of its last event." }, told };
  return { problem: null, told };
}

function checkEvent(chain: StoredChain, event: StoredEvent, expected: number, previous: Buffer): string | null {
  if (event.sequence !== expected) return `event ${expected} is missing; the next is ${event.sequence}.`;
  if (!leafHash(event.bytes).equals(event.leaf)) return "its bytes were changed: they do not hash to its leaf.";
  if (!headHash(previous, event.leaf).equals(event.head)) return "it does not follow from the event before it.";
  const said = parse(event.bytes);
  const row: Readonly<Record<string, unknown>> = {
    id: event.id,
    organization: chain.organization_id,
    chain: chain.id,
    sequence: event.sequence,
    type: event.type,
    actor: event.actor_id,
    recordedAt: event.recorded_at.toISOString(),
    happenedAt: event.happened_at?.toISOString(),
  };
  const wrong = Object.keys(row).find((key) => said[key] !== row[key]);
  return wrong === undefined ? null : `its ${wrong} in the table is not what its bytes say.`;
}

/** What the bytes say; nothing when they are no JSON, and then the event has already failed by its hash. */
function parse(bytes: Buffer): Parsed {
  const parsed = parsedShape.safeParse(jsonOf(bytes.toString("utf8")));
  return parsed.success ? parsed.data : {};
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
