/** Somebody in a section that is written together: who, in which browser tab, and where. Kept in memory only. */
export interface Presence {
  /** The number of the tab's shared document. */
  readonly client: number;
  readonly memberId: string;
  readonly name: string;
  /** Relative positions of the shared document; null while nothing is selected. */
  readonly cursor: Readonly<Record<"anchor" | "head", unknown>> | null;
  /** False when the tab left. */
  readonly isHere: boolean;
}

interface Noted {
  readonly presence: Presence;
  /** Milliseconds, by this process's clock. */
  readonly at: number;
}

/** Whoever says nothing for so long is gone: a tab says it every 10 s. */
const GONE_AFTER_MS = 25_000;

const key = Symbol.for("accord.presence");
type Global = typeof globalThis & { [key]?: Map<string, Map<number, Noted>> };

function places(): Map<string, Map<number, Noted>> {
  const home: Global = globalThis;
  home[key] ??= new Map();
  return home[key];
}

/** Remembers where somebody is, in this process. `place` is any name of the place. */
export function notePresence(place: string, presence: Presence): void {
  const here = places().get(place) ?? new Map<number, Noted>();
  if (presence.isHere) here.set(presence.client, { presence, at: Date.now() });
  else here.delete(presence.client);
  if (here.size === 0) places().delete(place);
  else places().set(place, here);
}

/** Who is in a place now, as far as this process has heard. */
export function presentIn(place: string): readonly Presence[] {
  const here = places().get(place);
  if (here === undefined) return [];
  for (const [client, { at }] of here) if (Date.now() - at > GONE_AFTER_MS) here.delete(client);
  if (here.size === 0) places().delete(place);
  return [...here.values()].map(({ presence }) => presence);
}
