import { subscribe } from "node:diagnostics_channel";
import type { Server, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { log } from "@/lib/log";
import { beginStopping } from "./queries";

/** New connections are taken until none has come for so long: the system may still hold some that Node has not seen. */
const QUIET_MS = 300;
/** And no longer than this. */
const TAKING_MS = 2_000;
/** What is under way may take so long after that; then the process ends all the same. */
const FINISHING_MS = 6_000;
const POLL_MS = 25;

/** What a process ends beside its requests. */
interface Beside {
  /** At once: whoever holds a stream is told to come back, elsewhere if need be. */
  readonly closeStreams: () => void;
  /** Once no request is under way any more. */
  readonly finish: () => Promise<unknown>;
}

/**
 * Ends the process on SIGTERM and SIGINT without losing a request: readiness says no, connections that are already on their way are still
 * taken, every answer tells its client to come back on another connection, and then nothing new is taken and what is under way is
 * finished. Gone within nine seconds.
 *
 * Next's own way closes the listening socket at once. Node accepts one connection in each turn of its loop, so under load the system
 * resets those that wait their turn. `NEXT_MANUAL_SIG_HANDLE` leaves the signals to this.
 */
export function followSignals(beside: Beside): void {
  const servers = new Map<Server, { lastAt: number }>();
  let isStopping = false;
  let underWay = 0;
  subscribe("http.server.request.start", (message) => {
    const { server, response } = exchangeShape.parse(message);
    const seen = servers.get(server) ?? { lastAt: 0 };
    if (!servers.has(server)) server.on("connection", () => (seen.lastAt = performance.now()));
    servers.set(server, seen);
    seen.lastAt = performance.now();
    underWay += 1;
    response.once("close", () => (underWay -= 1));
    if (isStopping) response.setHeader("connection", "close");
  });

  async function stop(signal: NodeJS.Signals, code: number): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    beginStopping();
    beside.closeStreams();
    const began = performance.now();
    const isQuiet = () =>
      [...servers.values()].every(({ lastAt }) => performance.now() - Math.max(lastAt, began) > QUIET_MS);
    while (!isQuiet() && performance.now() - began < TAKING_MS) await wait(POLL_MS);
    const closed = [...servers.keys()].map((server) => new Promise((resolve) => server.close(resolve)));
    // What was answered on a connection that its client keeps: nothing more is to come on it.
    const idle = setInterval(() => servers.forEach((_, server) => server.closeIdleConnections()), POLL_MS);
    const late = wait(FINISHING_MS, "late" as const, { ref: false });
    const finished = Promise.all(closed).then(() => beside.finish());
    if ((await Promise.race([finished, late])) === "late") log.warn({ underWay, signal }, "ended with work under way");
    clearInterval(idle);
    process.exit(code);
  }

  process.once("SIGTERM", () => void stop("SIGTERM", 143));
  process.once("SIGINT", () => void stop("SIGINT", 130));
}

/** Node documents the message of this channel as `{ request, response, socket, server }`. */
const exchangeShape = z.object({
  server: z.custom<Server>((value) => typeof value === "object" && value !== null),
  response: z.custom<ServerResponse>((value) => typeof value === "object" && value !== null),
});
