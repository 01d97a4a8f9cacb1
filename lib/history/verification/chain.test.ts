import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/mcda/hash/canonical";
import { EMPTY_HEAD, headHash, leafHash } from "../hash";
import { checkChain, type StoredEvent } from "./chain";

const organization = "01900000-0000-7000-8000-000000000001";
const chain = "01900000-0000-7000-8000-000000000002";

function chainOf(length: number): StoredEvent[] {
  const events: StoredEvent[] = [];
  let previous = EMPTY_HEAD;
  for (let sequence = 1; sequence <= length; sequence++) {
    const id = `01900000-0000-7000-8000-${String(sequence).padStart(12, "0")}`;
    const recordedAt = new Date(1_790_000_000_000 + sequence);
    const bytes = Buffer.from(
      canonicalJson({
        v: 1,
        id,
        organization,
        chain,
        sequence,
        type: "comment.posted",
        actor: null,
        recordedAt: recordedAt.toISOString(),
        data: { number: sequence },
        commitments: {},
      }),
    );
    const leaf = leafHash(bytes);
    const head = headHash(previous, leaf);
    events.push({
      organization_id: organization,
      chain_id: chain,
      sequence,
      id,
      type: "comment.posted",
      actor_id: null,
      bytes,
      leaf,
      head,
      recorded_at: recordedAt,
      happened_at: null,
    });
    previous = head;
  }
  return events;
}

const endOf = (events: readonly StoredEvent[]) => ({
  id: chain,
  organization_id: organization,
  sequence: events.length,
  head: events.at(-1)?.head ?? EMPTY_HEAD,
});

describe("a chain that is read back", () => {
  const events = chainOf(6);
  const problemOf = (changed: readonly StoredEvent[]) => checkChain(endOf(events), changed).problem;

  it("holds when nobody touched it, and when it is empty", () => {
    expect(problemOf(events)).toBeNull();
    expect(checkChain(endOf([]), []).problem).toBeNull();
  });

  it("names the first bad entry for every flipped bit of an event's bytes", () => {
    const third = events[2]?.bytes ?? Buffer.alloc(0);
    for (let at = 0; at < third.length; at++) {
      const bytes = Buffer.from(third);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(problemOf(events.map((event) => (event.sequence === 3 ? { ...event, bytes } : event)))?.sequence).toBe(3);
    }
  });

  it("detects removal, insertion, reordering and truncation", () => {
    const [first, second, third, ...rest] = events;
    if (!first || !second || !third) throw new Error("the fixture has six events");
    expect(problemOf([first, third, ...rest])?.sequence).toBe(2);
    expect(problemOf([first, second, second, third, ...rest])?.sequence).toBe(3);
    expect(problemOf([first, third, second, ...rest])?.sequence).toBe(2);
    expect(problemOf(events.slice(0, 5))?.what).toContain("should end at event 6");
  });

  it("does not accept a column that says something else than the hashed bytes", () => {
    const lie = { ...events[3], type: "decision.accepted" } as StoredEvent;
    expect(problemOf(events.map((event) => (event.sequence === 4 ? lie : event)))?.what).toContain("type");
  });
});
