import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

/** Runs a maker, which fills a database through the verbs and prints what it made as JSON; in a process of its own, because verbs are server code. */
export async function runMaker(
  script: string,
  env: NodeJS.ProcessEnv,
  password: string,
  more: readonly string[] = [],
): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", script, password, ...more],
    // Its own paths: outside of Next, what marks a module as the server's is an empty file.
    {
      env: { ...env, TSX_TSCONFIG_PATH: path.join(import.meta.dirname, "..", "..", "tsconfig.json") },
      maxBuffer: 2 ** 24,
    },
  );
  return JSON.parse(stdout);
}
