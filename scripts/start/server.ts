import { type ChildProcess, spawn } from "node:child_process";
import { get } from "node:http";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Running } from "./supervise";

/** The running app. */
export interface AppServer extends Running {
  readonly pid: number;
}

interface Options {
  readonly root: string;
  readonly host: string;
  readonly port: number;
  readonly isDevelopment: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** Ends a start that is still under way. */
  readonly stopping?: AbortSignal;
  /** Told the process id as soon as there is one. */
  readonly begun?: (pid: number) => void;
  /** Told what the app logs from readiness on, which is shown otherwise. */
  readonly heard?: (text: string) => void;
}

const secondsToStart = 60;

/** Starts Next and returns when the app says that it is ready. Throws with what it printed when it does not get there. */
export async function startServer(options: Options): Promise<AppServer> {
  const next = path.join(options.root, "node_modules", "next", "dist", "bin", "next");
  const command = options.isDevelopment ? "dev" : "start";
  // Its own process group: a Ctrl-C reaches the launcher only, which stops things in their order.
  const child = spawn(process.execPath, [next, command, "-H", options.host, "-p", String(options.port)], {
    cwd: options.root,
    env: options.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (child.pid !== undefined) options.begun?.(child.pid);
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = () => stopServer(child, exited);
  const printed = await becomeReady(child, `${localAddress(options.host, options.port)}/api/health`, options);
  if (printed !== undefined) {
    await stop();
    options.stopping?.throwIfAborted();
    throw new Error(`The app did not start:\n${printed}`);
  }
  return { pid: child.pid ?? 0, exited, stop };
}

/** Throws a sentence when something else listens on the port. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const problem = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    const probe = createServer();
    probe.once("error", resolve);
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
  if (problem === undefined) return;
  const other = `start on another one with PORT=${port === 65_535 ? 3000 : port + 1} npm start`;
  if (problem.code === "EADDRINUSE")
    throw new Error(`Port ${port} is taken by another program: stop that, or ${other}.`);
  if (problem.code === "EACCES") throw new Error(`Port ${port} needs rights that you do not have: ${other}.`);
  throw new Error(`Nothing can listen on ${host}:${port} (${problem.code ?? problem.message}): check HOST and PORT.`);
}

/** The address by which this machine reaches a server that listens on `host`. */
function localAddress(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** Holds back the banner; shows everything from readiness on. Returns what was held back when it fails. */
async function becomeReady(
  child: ChildProcess,
  health: string,
  { stopping, heard }: Pick<Options, "stopping" | "heard">,
): Promise<string | undefined> {
  let held = "";
  let isReady = false;
  const show = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
    if (isReady && heard !== undefined) heard(chunk.toString());
    else if (isReady) stream.write(chunk);
    else held += chunk.toString();
  };
  child.stdout?.on("data", show(process.stdout));
  child.stderr?.on("data", show(process.stderr));
  const until = Date.now() + secondsToStart * 1000;
  while (Date.now() < until && stopping?.aborted !== true && child.exitCode === null && child.signalCode === null) {
    if ((await statusOf(health)) === 200) {
      isReady = true;
      return undefined;
    }
    await wait(50);
  }
  return held.trim() === "" ? `It gave no answer within ${secondsToStart} s.` : held.trim();
}

/** A connection of its own: one kept alive would hold up the app when it is told to stop. */
function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 30_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(undefined));
  });
}

/** Requests in flight may finish; whoever holds on longer is cut off, so that a stop takes less than ten seconds. */
async function stopServer(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.pid === undefined) return;
  endGroup(child.pid, "SIGTERM");
  await Promise.race([exited, wait(9_000, undefined, { ref: false })]);
  endGroup(child.pid, "SIGKILL");
  await exited;
}

function endGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The whole group is gone already.
  }
}
