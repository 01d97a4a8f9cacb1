import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { as } from "./embedded/binaries";
import { stopLeftover } from "./embedded/leftover";
import type { Place } from "./embedded/place";

/** A running server. */
export interface EmbeddedServer {
  readonly port: number;
  readonly pid: number;
  /** The superuser's address of one of its databases. */
  readonly adminUrl: (database: string) => string;
  /** Resolves when the server process is gone, for whatever reason. */
  readonly exited: Promise<void>;
  /** Stops it; rolls back what is open. Resolves when it is gone. */
  readonly stop: () => Promise<void>;
}

interface Options {
  readonly password: string;
  /** Tried first, so that the address stays the same over restarts. */
  readonly preferredPort?: number;
  /** False for throw-away data only: faster, and a crash of the machine may corrupt it. */
  readonly durable?: boolean;
}

/**
 * Starts the PostgreSQL server of `place`, on loopback, and makes its data when there is none. Recovers from whatever
 * killed the one before. Throws a sentence that names the log when it cannot.
 */
export async function startEmbedded(place: Place, options: Options): Promise<EmbeddedServer> {
  if (!existsSync(place.data)) createData(place, options.password);
  requireSameMajor(place);
  await stopLeftover(place.data);
  let problem = "";
  // A port can be taken, and memory of killed backends still held, for a moment: both pass.
  for (let attempt = 0; attempt < 6; attempt++) {
    const port = await freePort(attempt === 0 ? options.preferredPort : undefined);
    const child = spawnServer(place, port, options.durable ?? true);
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    if (await isReady(place, child)) {
      const adminUrl = (database: string) => `postgres://postgres:${options.password}@127.0.0.1:${port}/${database}`;
      return { port, pid: child.pid ?? 0, adminUrl, exited, stop: () => stopServer(child, exited) };
    }
    await stopServer(child, exited);
    problem = lastProblem(place.log);
    if (!/could not bind|could not create any TCP|still in use/.test(problem)) break;
    await wait(500 * attempt);
  }
  throw new Error(`PostgreSQL did not start (${problem}); its log is ${place.log}.`);
}

/** Returns `preferred` when it is free, else any free port of the loopback address. */
export async function freePort(preferred = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => (preferred === 0 ? reject(error) : resolve(freePort())));
    probe.listen(preferred, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : preferred));
    });
  });
}

/** Made beside its place and moved there when whole, so a kill in the middle leaves nothing half made. */
function createData(place: Place, password: string): void {
  const partial = `${place.data}.partial`;
  const passwordFile = `${place.data}.password`;
  rmSync(partial, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  execFileSync("mkdir", ["-m", "700", partial]);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.account !== undefined)
    for (const each of [partial, passwordFile]) chownSync(each, place.account.uid, place.account.gid);
  // The built-in locale sorts alike on every machine, and no system update can break its indexes.
  const locale =
    place.major >= 17 ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : ["--locale=C.UTF-8"];
  const parameters = [
    "-D",
    partial,
    "-U",
    "postgres",
    "-A",
    "scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-E",
    "UTF8",
    ...locale,
  ];
  try {
    execFileSync(path.join(place.binaries, "initdb"), parameters, {
      ...as(place.account),
      cwd: "/",
      stdio: "pipe",
      encoding: "utf8",
    });
  } catch (error) {
    const said =
      error instanceof Error && "stderr" in error ? String(error.stderr).trim().split("\n")[0] : String(error);
    throw new Error(`PostgreSQL could not make its data folder ${place.data}: ${said}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, place.data);
}

function requireSameMajor(place: Place): void {
  let made: string;
  try {
    made = readFileSync(path.join(place.data, "PG_VERSION"), "utf8").trim();
  } catch {
    throw new Error(
      `The database in ${place.data} belongs to another user: start Accord as the user who started it first.`,
    );
  }
  if (Number(made) !== place.major) {
    throw new Error(
      `The database in ${place.data} was made by PostgreSQL ${made}, this is ${place.major}: move the data over first.`,
    );
  }
}

function spawnServer(place: Place, port: number, durable: boolean): ChildProcess {
  const settings: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 120,
    password_encryption: "scram-sha-256",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    ...(durable ? {} : { fsync: "off", full_page_writes: "off", synchronous_commit: "off" }),
  };
  const parameters = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  if (existsSync(place.log)) renameSync(place.log, `${place.log}.previous`);
  const log = openSync(place.log, "w", 0o600);
  // Its own process group: a Ctrl-C in the terminal must not reach it before the app is done with it.
  const child = spawn(path.join(place.binaries, "postgres"), ["-D", place.data, ...parameters], {
    ...as(place.account),
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
  });
  child.on("error", () => undefined);
  closeSync(log);
  return child;
}

/** The eighth line of the lock file is how PostgreSQL itself tells its starter that it takes connections. */
async function isReady(place: Place, child: ChildProcess): Promise<boolean> {
  const lock = path.join(place.data, "postmaster.pid");
  for (
    let left = 60_000;
    left > 0 && child.pid !== undefined && child.exitCode === null && child.signalCode === null;
    left -= 25
  ) {
    const lines = existsSync(lock) ? readFileSync(lock, "utf8").split("\n") : [];
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === "ready") return true;
    await wait(25);
  }
  return false;
}

async function stopServer(child: ChildProcess, exited: Promise<void>): Promise<void> {
  const grace = { SIGINT: 6_000, SIGQUIT: 2_000, SIGKILL: 1_000 } as const;
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await Promise.race([exited, wait(grace[signal], undefined, { ref: false })]);
  }
}

function lastProblem(log: string): string {
  const lines = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
  return (
    lines.findLast((line) => /FATAL|ERROR|LOG: +could not/.test(line))?.replace(/^.*?(FATAL|ERROR|LOG): +/, "") ??
    lines.at(-1) ??
    "it said nothing"
  );
}
