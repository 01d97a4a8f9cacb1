import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import path from "node:path";
import { z } from "zod";
import { toolFolder } from "./packages";

const CONNECTIONS = 8;

/** What one connection sends again and again. */
export interface LoadRequest {
  readonly method: "GET" | "POST" | "PATCH";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const outcome = z.object({
  perSecond: z.number(),
  /** Milliseconds. */
  p50: z.number(),
  p99: z.number(),
  good: z.number(),
  bad: z.number(),
  /** How often each status came. */
  statuses: z.record(z.string(), z.object({ count: z.number() })),
});
export type Load = z.infer<typeof outcome>;

/** Asks `url` from 8 connections for some seconds, each with the next of `requests`. Throws when an answer was not good. */
export async function load(url: string, requests: readonly LoadRequest[], seconds = 8): Promise<Load> {
  toolFolder("autocannon");
  const clients = Array.from({ length: CONNECTIONS }, (_, at) => requests[at % requests.length]);
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "load-process.mjs")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify({ url, seconds, clients }));
  const loaded = outcome.parse(JSON.parse(await text(child.stdout)));
  if (loaded.bad > 0 || loaded.good === 0)
    throw new Error(`${url}: not every answer was good: ${JSON.stringify(loaded)}`);
  return loaded;
}
