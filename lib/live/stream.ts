import "server-only";
import type { Ctx } from "@/lib/access/context";
import { watch, type Hint } from "./hub";

/** How often a stream says that it lives and proves anew that its reader may listen: a removed person's stream closes within it. */
const HEARTBEAT_MS = 4000;
const closers = streamClosers();

/**
 * The organization's hints as server-sent events, until the reader leaves or `isStillAllowed` says no. A stakeholder is
 * told that something changed, never which decision: drafts they may not see change too.
 */
export function hintStream(ctx: Ctx, isStillAllowed: () => Promise<boolean>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let close = (_isCancelled?: boolean) => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const unwatch = watch(ctx.organizationId, (hint) => send(frame(ctx, hint)));
      const heartbeat = setInterval(() => {
        send("event: beat\ndata: {}\n\n");
        isStillAllowed().then(
          (allowed) => {
            if (!allowed) close();
          },
          // The database is away: keep the stream, the next beat asks again.
          () => undefined,
        );
      }, HEARTBEAT_MS);
      let isClosed = false;
      close = (isCancelled = false) => {
        if (isClosed) return;
        isClosed = true;
        unwatch();
        clearInterval(heartbeat);
        closers.delete(close);
        // A reader who went away has closed it already; closing again would throw.
        if (!isCancelled) controller.close();
      };
      closers.add(close);
      send("retry: 1000\nevent: open\ndata: {}\n\n");
    },
    cancel() {
      close(true);
    },
  });
}

/** Ends every stream of this process; their browsers reconnect by themselves, elsewhere if need be. */
export function closeStreams(): void {
  for (const close of [...closers]) close();
}

function frame(ctx: Ctx, hint: Hint): string {
  const visible = ctx.role === "stakeholder" ? {} : { topic: hint.topic, sequence: hint.sequence };
  return `event: change\ndata: ${JSON.stringify(visible)}\n\n`;
}

function streamClosers(): Set<() => void> {
  const key = Symbol.for("accord.streams");
  const home: typeof globalThis & { [key]?: Set<() => void> } = globalThis;
  home[key] ??= new Set();
  return home[key];
}
