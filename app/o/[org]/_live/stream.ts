/** What the browser is told: that something changed, and, where it may know, which chain. */
export interface Change {
  readonly topic?: string;
  readonly sequence?: number;
}

export type LiveState = "connecting" | "open" | "lost";

/** A section that people write together, of which something changed that is not saved. */
export interface Writing {
  /** The decision's id. */
  readonly topic: string;
  readonly section: string;
}

interface Listener {
  readonly onChange?: (change: Change) => void;
  readonly onState?: (state: LiveState) => void;
  readonly onWriting?: (writing: Writing) => void;
}

type Message = { readonly change: Change } | { readonly state: LiveState } | { readonly writing: Writing };

/**
 * Follows an organization's hints with one event stream per browser: the tab that holds the lock listens and passes on
 * to the others, because six open streams would block the seventh request. Over plain http on a network a browser has
 * no locks, and each tab listens for itself. Returns how to stop.
 */
export function followOrganization(slug: string, listener: Listener): () => void {
  const name = `accord.live.${slug}`;
  const stopped = new AbortController();
  const hear = (message: Message) => {
    if ("change" in message) listener.onChange?.(message.change);
    else if ("writing" in message) listener.onWriting?.(message.writing);
    else listener.onState?.(message.state);
  };
  if (!("locks" in navigator) || !("BroadcastChannel" in window)) {
    void lead(slug, hear, stopped.signal, { isTakeover: false });
    return () => stopped.abort();
  }
  const channel = new BroadcastChannel(name);
  channel.addEventListener("message", (event: MessageEvent<Message>) => hear(event.data));
  const say = (message: Message) => {
    hear(message);
    channel.postMessage(message);
  };

  navigator.locks
    .request(name, { ifAvailable: true }, (lock) =>
      lock === null ? false : lead(slug, say, stopped.signal, { isTakeover: false }),
    )
    .then((hasLed) => {
      if (hasLed || stopped.signal.aborted) return undefined;
      return navigator.locks.request(name, { signal: stopped.signal }, () =>
        lead(slug, say, stopped.signal, { isTakeover: true }),
      );
    })
    .catch((error: unknown) => {
      if (!stopped.signal.aborted) throw error;
    });
  return () => {
    stopped.abort();
    channel.close();
  };
}

/**
 * Holds the stream until `signal` aborts, then says true. The browser reconnects by itself. What was said while no tab listened,
 * also between the leader's end and a takeover, is caught up by one refresh.
 */
function lead(
  slug: string,
  say: (message: Message) => void,
  signal: AbortSignal,
  { isTakeover }: { readonly isTakeover: boolean },
): Promise<true> {
  // The lock can be granted in the very moment in which the page stops listening.
  if (signal.aborted) return Promise.resolve(true);
  return new Promise((resolve) => {
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    let wasLost = isTakeover;
    const connect = () => {
      source = new EventSource(`/api/live/${slug}`);
      source.addEventListener("open", () => {
        say({ state: "open" });
        if (wasLost) say({ change: {} });
        wasLost = false;
      });
      source.addEventListener("change", (event: MessageEvent<string>) => say({ change: asChange(event.data) }));
      source.addEventListener("writing", (event: MessageEvent<string>) => say({ writing: asWriting(event.data) }));
      source.addEventListener("error", () => {
        wasLost = true;
        say({ state: "lost" });
        // A refused stream is closed for good by the browser: ask again slowly, for a session may come back.
        if (source?.readyState === EventSource.CLOSED) again = setTimeout(connect, 5000);
      });
    };
    connect();
    signal.addEventListener("abort", () => {
      clearTimeout(again);
      source?.close();
      resolve(true);
    });
  });
}

/** Our own stream writes these frames (`lib/live/stream.ts`), and nobody else can. */
function asChange(data: string): Change {
  return JSON.parse(data) as Change;
}

/** As `asChange`. */
function asWriting(data: string): Writing {
  return JSON.parse(data) as Writing;
}
