import { log } from "@/lib/log";
import { notePresence, type Presence } from "./presence";

/** One hint that something changed: where, and how far its chain now reaches. Never what changed. */
export interface Hint {
  readonly organizationId: string;
  /** A chain's id: the organization's or a decision's. */
  readonly topic: string;
  readonly sequence: number;
  /** Says that what is written together of this section changed, which is no event and on no chain. */
  readonly section?: string;
  /** Who is in that section: kept by each process for a while, and handed out to who may write there. */
  readonly presence?: Presence;
  /** Nothing changed, somebody is only still there: no stream tells of it. */
  readonly isQuiet?: boolean;
}

/** Null says that hints may have been lost: whatever is shown has to be read anew. */
type Listener = (hint: Hint | null) => void;

interface Hub {
  readonly listeners: Map<string, Set<Listener>>;
  /** Carries hints to the other processes; set once the bus is up. */
  send: ((hint: Hint) => void) | null;
}

const key = Symbol.for("accord.live");
type Global = typeof globalThis & { [key]?: Hub };

/** The process's hub, on `globalThis` because Next loads this module several times. */
export function hub(): Hub {
  const home: Global = globalThis;
  home[key] ??= { listeners: new Map(), send: null };
  return home[key];
}

/** Tells everybody who watches this organization, here and, by the bus, in every other process. Losing one costs latency only. */
export function publish(hint: Hint): void {
  deliver(hint);
  hub().send?.(hint);
}

/** Hands a hint to the listeners of this process. One that fails, such as a stream just closed, keeps it from nobody else. */
export function deliver(hint: Hint): void {
  if (hint.presence !== undefined) notePresence(`${hint.topic} ${hint.section ?? ""}`, hint.presence);
  tell(hub().listeners.get(hint.organizationId) ?? [], hint);
}

/** Tells everybody in this process that hints may have been lost, so that nobody stays behind until the next change. */
export function catchUp(): void {
  for (const listeners of hub().listeners.values()) tell(listeners, null);
}

function tell(listeners: Iterable<Listener>, hint: Hint | null): void {
  for (const listener of listeners)
    try {
      listener(hint);
    } catch (error) {
      log.warn({ err: error }, "a watcher failed on a hint");
    }
}

/** Watches one organization until the returned function is called. */
export function watch(organizationId: string, listener: Listener): () => void {
  const { listeners } = hub();
  const watching = listeners.get(organizationId) ?? new Set<Listener>();
  listeners.set(organizationId, watching.add(listener));
  return () => {
    watching.delete(listener);
    if (watching.size === 0) listeners.delete(organizationId);
  };
}
