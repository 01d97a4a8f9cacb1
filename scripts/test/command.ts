import { spawn } from "node:child_process";
import path from "node:path";

/** How a program ended and everything it printed. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

interface Options {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stopping?: AbortSignal;
}

/** Only what hangs takes this long: all journeys take less on a slow machine. */
const limit = 40 * 60_000;

/** Runs a program of `node_modules/.bin`, or one of the system, without input, for forty minutes at most. */
export function command(name: string, parameters: readonly string[], options: Options = {}): Promise<Ended> {
  const bin = path.resolve("node_modules", ".bin");
  const signals = [AbortSignal.timeout(limit), ...(options.stopping === undefined ? [] : [options.stopping])];
  const signal = AbortSignal.any(signals);
  return new Promise((resolve) => {
    const child = spawn(name, parameters, {
      env: {
        ...process.env,
        ...options.env,
        PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}`,
        NO_COLOR: "1",
        FORCE_COLOR: undefined,
      },
      signal,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.once("error", (error) => resolve({ code: 1, output: `${output}\n${name}: ${error.message}` }));
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
