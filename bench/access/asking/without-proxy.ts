import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { z } from "zod";

const functionsShape = z.looseObject({ functions: z.record(z.string(), z.unknown()) });

/** A copy of a build in which nothing runs before a route: its proxy is taken out of Next's own list. */
export function withoutProxy(folder: string): string {
  const copy = `${folder}-without-proxy`;
  rmSync(copy, { recursive: true, force: true });
  // Linked where the file system can; what is changed is a file of its own.
  if (spawnSync("cp", ["-al", folder, copy]).status !== 0)
    cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  const server = path.join(copy, ".next", "server");
  const list = path.join(server, "functions-config-manifest.json");
  const { functions, ...rest } = functionsShape.parse(JSON.parse(readFileSync(list, "utf8")));
  const { "/_middleware": proxy, ...others } = functions;
  if (proxy === undefined) throw new Error("The build has no proxy to take out.");
  rmSync(list);
  writeFileSync(list, JSON.stringify({ ...rest, functions: others }));
  const compiled = path.join(server, "middleware.js");
  if (existsSync(compiled)) rmSync(compiled);
  return copy;
}
