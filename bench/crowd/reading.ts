import { Agent, request } from "node:http";
import { gunzipSync } from "node:zlib";
import type { DatabaseDoor } from "./database-door";

/** What one answer of the server cost. Times in milliseconds, sizes in bytes. */
export interface Reading {
  /** Until the whole document was there. */
  readonly serverMs: number;
  readonly bytes: number;
  /** As it was sent. */
  readonly compressed: number;
  readonly databaseMs: number;
  readonly roundTrips: number;
}

/** Something to read: a page as a browser asks for it, or anew as after a live update. */
export interface Asked {
  readonly url: string;
  /** As `name=value`. */
  readonly cookie: string;
  readonly isRefresh?: boolean;
}

const agent = new Agent({ keepAlive: true });

/** Reads once. Throws when the answer is not a good one. */
export async function read(asked: Asked, door: DatabaseDoor): Promise<Reading> {
  const before = door.work();
  const begun = performance.now();
  const { status, body: sent } = await answerTo(asked);
  const serverMs = performance.now() - begun;
  if (status !== 200) throw new Error(`${asked.url} answered ${status}.`);
  const after = door.work();
  return {
    serverMs,
    bytes: gunzipSync(sent).length,
    compressed: sent.length,
    databaseMs: after.ms - before.ms,
    roundTrips: after.roundTrips - before.roundTrips,
  };
}

/** Under which address it is answered: a refresh has one of its own, which browsers know beforehand, and we are sent on to. */
export async function resolved(asked: Asked): Promise<Asked> {
  if (asked.isRefresh !== true) return asked;
  const { location } = await answerTo(asked);
  return location === undefined ? asked : { ...asked, url: new URL(location, asked.url).href };
}

interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: Buffer;
}

function answerTo({ url, cookie, isRefresh = false }: Asked): Promise<Answer> {
  const headers = { cookie, "accept-encoding": "gzip", ...(isRefresh && { rsc: "1" }) };
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          location: answer.headers.location,
          body: Buffer.concat(chunks),
        }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}
