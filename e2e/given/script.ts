import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

/**
 * Runs a script of the folder `scripts` and returns what it prints, read as JSON. In a process of its own, because the verbs it
 * calls are server code, which a test runner may not load.
 */
export async function runScript(name: string, ...parameters: readonly string[]): Promise<unknown> {
  const script = path.join(import.meta.dirname, "scripts", name);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", script, ...parameters],
    {
      env: {
        ...process.env,
        NEXTAUTH_SECRET: process.env["NEXTAUTH_SECRET"] ?? "not used for passwords, only asked for",
      },
    },
  );
  return JSON.parse(stdout);
}
