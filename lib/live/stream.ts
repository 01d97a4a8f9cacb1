import "server-only";
import type { Ctx } from "@/lib/access/context";
import { watch, type Hint } from "./hub";

/** How often a stream says that it lives and proves its reader anew: who was removed or demoted hears nothing more after it. */
const HEARTBEAT_MS = 4000;
const key = Symbol.for("accord.streams");
interface Streams {
  closers?: Set<() => void>;
  isEnding?: boolean;
}
const closers = streamClosers();

/**
 * The organization's hints as server-sent events, until the reader leaves or `proveAgain` finds another role or other lines;
 * the browser then asks anew. A stakeholder is told that something changed, never which decision: drafts change too.
 */
export function hintStream(ctx: Ctx, proveAgain: () => Promise<Ctx | null>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let close = (_isCancelled?: boolean) => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const unwatch = watch(ctx.organizationId, (hint) => {
        const text = frame(ctx, hint);
        if (text !== null) send(text);
      });
      const heartbeat = setInterval(() => {
        send("event: beat\ndata: {}\n\n");
        proveAgain().then(
          (now) => {
            if (now === null || !hasSameAccess(ctx, now)) close();
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
        closers.delete(leave);
        // A reader who went away has closed it already; closing again would throw.
        if (!isCancelled) controller.close();
      };
      const leave = () => {
        if (isClosed) return;
        // Not all at once: whoever takes over gets them one after the other.
        send(`retry: ${Math.round(1000 + Math.random() * 2000)}\nevent: leave\ndata: {}\n\n`);
        close();
      };
      closers.add(leave);
      send("retry: 1000\nevent: open\ndata: {}\n\n");
      if (home().isEnding === true) leave();
    },
    cancel() {
      close(true);
    },
  });
}

/** Ends every stream of this process, and each that is opened here later: their browsers are told to come back, elsewhere if need be. */
export function closeStreams(): void {
  home().isEnding = true;
  for (const leave of [...closers]) leave();
}

function hasSameAccess(before: Ctx, now: Ctx): boolean {
  const linesOf = ({ productLineIds }: Ctx) => (productLineIds === null ? "every" : [...productLineIds].sort().join());
  return before.role === now.role && linesOf(before) === linesOf(now);
}

function frame(ctx: Ctx, hint: Hint | null): string | null {
  if (hint?.section !== undefined) {
    // What is not saved is no stakeholder's to know of.
    if (ctx.role === "stakeholder" || hint.isQuiet === true) return null;
    return `event: writing\ndata: ${JSON.stringify({ topic: hint.topic, section: hint.section })}\n\n`;
  }
  const visible = hint === null || ctx.role === "stakeholder" ? {} : { topic: hint.topic, sequence: hint.sequence };
  return `event: change\ndata: ${JSON.stringify(visible)}\n\n`;
}

function streamClosers(): Set<() => void> {
  return (home().closers ??= new Set());
}

/** One for the whole process, however often a bundler copies this file. */
function home(): Streams {
  const everywhere: typeof globalThis & { [key]?: Streams } = globalThis;
  return (everywhere[key] ??= {});
}
