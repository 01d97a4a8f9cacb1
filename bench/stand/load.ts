import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { text } from "node:stream/consumers";
import path from "node:path";
import { z } from "zod";

const CONNECTIONS = 8;
const bench = path.resolve(import.meta.dirname, "..");

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
  if (!existsSync(path.join(bench, "node_modules", "autocannon")))
    execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: bench, stdio: ["ignore", "ignore", "inherit"] });
  const clients = Array.from({ length: CONNECTIONS }, (_, at) => requests[at % requests.length]);
  const child = spawn(process.execPath, [path.join(bench, "stand", "load-process.mjs")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify({ url, seconds, clients }));
  const loaded = outcome.parse(JSON.parse(await text(child.stdout)));
  if (loaded.bad > 0 || loaded.good === 0)
    throw new Error(`${url}: not every answer was good: ${JSON.stringify(loaded)}`);
  return loaded;
}
