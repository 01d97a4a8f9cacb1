import type { Awareness } from "y-protocols/awareness";
import { tintOf } from "@/app/_ui/people/tint";
import type { Presence } from "@/lib/live/presence";

/** Where the writer is in the shared text, as yjs writes relative positions in JSON; null while the field has no focus. */
export function cursorOf(awareness: Awareness): { readonly anchor: unknown; readonly head: unknown } | null {
  const cursor: unknown = awareness.getLocalState()?.["cursor"] ?? null;
  if (typeof cursor !== "object" || cursor === null) return null;
  const plain: unknown = JSON.parse(JSON.stringify(cursor));
  return { anchor: Reflect.get(Object(plain), "anchor"), head: Reflect.get(Object(plain), "head") };
}

/** Shows these people and nobody else in the text, each in the tint of their disc. */
export function showPeople(awareness: Awareness, people: readonly Presence[]): void {
  const there = [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID);
  const now = new Set(people.map(({ client }) => client));
  const removed = there.filter((client) => !now.has(client));
  for (const client of removed) awareness.states.delete(client);
  const [added, updated]: [number[], number[]] = [[], []];
  for (const { client, memberId, name, cursor } of people) {
    if (client === awareness.clientID) continue;
    (awareness.states.has(client) ? updated : added).push(client);
    const tint = tintOf(memberId) + 1;
    const user = { name, color: `var(--color-person-${tint}-ink)`, colorLight: `var(--color-person-${tint})` };
    awareness.states.set(client, { user, cursor });
    // It is gone when the server no longer names it, not by this browser's clock.
    awareness.meta.set(client, { clock: 0, lastUpdated: Number.MAX_SAFE_INTEGER });
  }
  awareness.emit("change", [{ added, updated, removed }, "server"]);
}
