import "server-only";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { pool } from "@/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { catchUp, deliver, hub, type Hint } from "./hub";

const CHANNEL = "accord_live";
/** Hints that come within this many milliseconds travel together. */
const COALESCE_MS = 15;
/** A notification holds at most 8,000 bytes; what is said of a person in a section takes up to 1,000, every other hint about 120. */
const MESSAGE_LENGTH = 7_000;
const key = Symbol.for("accord.bus");

interface Bus {
  readonly process: string;
  stop: () => Promise<void>;
}

type Global = typeof globalThis & { [key]?: Bus };

/** Connects this process's hub with those of the other processes, by one LISTEN connection past the pooler. Runs once. */
export function startBus(): Bus {
  const home: Global = globalThis;
  home[key] ??= createBus();
  return home[key];
}

function createBus(): Bus {
  const self = randomUUID();
  let listener: pg.Client | null = null;
  let isStopped = false;
  let waiting: Hint[] = [];

  async function listen(delay: number): Promise<void> {
    if (isStopped) return;
    const client = new pg.Client({ connectionString: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL, keepAlive: true });
    const again = () => {
      if (listener !== client) return;
      listener = null;
      setTimeout(() => void listen(Math.min(delay * 2, 5000)), delay);
    };
    listener = client;
    client.on("error", again);
    client.on("end", again);
    client.on("notification", (message) => receive(self, message.payload ?? ""));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      delay = 100;
      // Nobody heard what was said while no connection listened.
      catchUp();
    } catch (error) {
      log.warn({ err: error }, "live bus: the database does not answer, trying again");
      again();
    }
  }

  hub().send = (hint) => {
    if (waiting.length === 0) setTimeout(flush, COALESCE_MS);
    waiting.push(hint);
  };

  function flush(): void {
    const hints = waiting;
    waiting = [];
    for (const together of inMessages(hints)) {
      const payload = JSON.stringify({ from: self, hints: together });
      // Outside any writing transaction: a NOTIFY inside one serialises commits. A lost hint costs latency only.
      pool()
        .query("select pg_notify($1, $2)", [CHANNEL, payload])
        .catch((error: unknown) => log.warn({ err: error }, "live bus: hints lost"));
    }
  }

  void listen(100);
  return {
    process: self,
    stop: async () => {
      isStopped = true;
      const client = listener;
      listener = null;
      await client?.end();
    },
  };
}

/** The hints in as few messages as hold them. Names are the only text in them that is not ASCII: each letter counts as four bytes. */
function inMessages(hints: readonly Hint[]): readonly (readonly Hint[])[] {
  const messages: Hint[][] = [];
  let left = 0;
  for (const hint of hints) {
    const length = JSON.stringify(hint).length + 4 * (hint.presence?.name.length ?? 0) + 1;
    if (length > left) {
      messages.push([]);
      left = MESSAGE_LENGTH;
    }
    left -= length;
    messages.at(-1)?.push(hint);
  }
  return messages;
}

function receive(self: string, payload: string): void {
  try {
    const message = asMessage(payload);
    if (message.from !== self) message.hints.forEach(deliver);
  } catch (error) {
    log.warn({ err: error }, "live bus: a message could not be read");
  }
}

interface Message {
  readonly from: string;
  readonly hints: readonly Hint[];
}

/** Only our own processes may connect to this database, and they send nothing else on this channel. */
function asMessage(payload: string): Message {
  return JSON.parse(payload) as Message;
}
