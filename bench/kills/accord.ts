import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { appEnvironment } from "@/scripts/start/app-environment";
import { buildId } from "@/scripts/start/build";
import { checkoutSecrets } from "@/scripts/start/secrets";
import { type AppServer, startServer } from "@/scripts/start/server";
import { supervise } from "@/scripts/start/supervise";

/** What a kill hits: one of the two servers, the start that looks after them, or all of it at once. */
export const VICTIMS = ["app", "PostgreSQL", "npm start", "everything"] as const;
export type Victim = (typeof VICTIMS)[number];

/** A second process of a running app. */
export interface SecondApp {
  readonly origin: string;
  readonly kill: () => void;
  readonly stop: () => Promise<void>;
}

const runShape = z.object({ server: z.object({ pid: z.number() }) });

/** A copy of this checkout, so that nobody's data is at stake, which `npm start` serves. */
export class Accord {
  readonly origin: string;
  readonly root = mkdtempSync(path.join(tmpdir(), "accord-kills-"));
  readonly #port: number;
  #child: ChildProcess | undefined;

  constructor(checkout: string, port: number) {
    this.#port = port;
    this.origin = `http://localhost:${port}`;
    // PostgreSQL's own user has to enter it, where root may not run PostgreSQL.
    chmodSync(this.root, 0o755);
    const parts = readdirSync(checkout).filter((name) => ![".accord", ".git", "test-results"].includes(name));
    for (const name of parts)
      execFileSync("cp", [name === "node_modules" ? "-al" : "-a", path.join(checkout, name), this.root]);
  }

  /** Runs `npm start` until it says that it is ready. */
  async start(): Promise<void> {
    const child = spawn("npm", ["start"], { cwd: this.root, env: this.#environment(), detached: true });
    this.#child = child;
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    while (!said.includes("Accord is ready")) {
      if (child.exitCode !== null) throw new Error(`npm start ended:\n${said}`);
      await wait(50);
    }
  }

  /** `kill -9`, without a word before. */
  kill(victim: Victim): void {
    const postmaster = this.#postmaster();
    const { server } = runShape.parse(JSON.parse(readFileSync(path.join(this.root, ".accord", "run.json"), "utf8")));
    const processes = { app: [server.pid], PostgreSQL: [postmaster], "npm start": [-(this.#child?.pid ?? 0)] };
    const all = [...processes["npm start"], ...processes.app, ...processes.PostgreSQL];
    for (const pid of victim === "everything" ? all : processes[victim]) process.kill(pid, "SIGKILL");
  }

  /** Restarts PostgreSQL as an administrator does: whoever is connected is cut off, and `npm start` brings it up again. */
  restartDatabase(): void {
    process.kill(this.#postmaster(), "SIGINT");
  }

  /** Another process of the same app on the same database, started again whenever it dies. */
  async startSecond(port: number): Promise<SecondApp> {
    const origin = `http://localhost:${port}`;
    const { nextAuthSecret, serverActionsKey } = checkoutSecrets(this.root, () => undefined);
    const url = this.script("db:url");
    const env = {
      ...this.#environment(),
      ...appEnvironment({
        ...{ databaseUrl: url, databaseDirectUrl: url, appUrl: origin, host: "localhost", port },
        ...{ nextAuthSecret, serverActionsKey, buildId: buildId(this.root), isDevelopment: false },
      }),
      ...{ TRUSTED_PROXIES: "1", LOG_LEVEL: "fatal" },
    };
    let current: AppServer | undefined;
    const begin = async () =>
      (current = await startServer({ root: this.root, host: "localhost", port, isDevelopment: false, env }));
    const supervised = supervise("The second process", await begin(), begin, () => undefined);
    return {
      origin,
      kill: () => process.kill(current?.pid ?? 0, "SIGKILL"),
      stop: () => supervised.stop(),
    };
  }

  #postmaster(): number {
    return Number(readFileSync(path.join(this.#state(), "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  }

  /** Asks the app to end, as whoever updates it does. Returns after how many milliseconds it is gone. */
  async terminate(): Promise<number> {
    const { server } = runShape.parse(JSON.parse(readFileSync(path.join(this.root, ".accord", "run.json"), "utf8")));
    const began = performance.now();
    process.kill(server.pid, "SIGTERM");
    while (isThere(server.pid)) await wait(10);
    return performance.now() - began;
  }

  /** What a script of the copy prints. */
  script(...parameters: readonly string[]): string {
    return execFileSync("npm", ["run", "-s", ...parameters], {
      cwd: this.root,
      env: this.#environment(),
      encoding: "utf8",
    }).trim();
  }

  /** The status of the health page; 0 when nothing answers. */
  async health(): Promise<number> {
    return new Promise((resolve) => {
      const request = get(`${this.origin}/api/health`, { agent: false, timeout: 5_000 }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      request.on("timeout", () => request.destroy());
      request.on("error", () => resolve(0));
    });
  }

  async remove(): Promise<void> {
    if (this.#child?.pid !== undefined && this.#child.exitCode === null) process.kill(-this.#child.pid, "SIGTERM");
    while (this.#child?.exitCode === null && this.#child.signalCode === null) await wait(50);
    for (const folder of new Set([this.#state(), this.root])) rmSync(folder, { recursive: true, force: true });
  }

  /** This process's environment, without what would lead to another database than the copy's own. */
  #environment(): NodeJS.ProcessEnv {
    const own = { PORT: String(this.#port), TRUSTED_PROXIES: "1", LOG_LEVEL: "fatal" };
    const foreign = [
      "DATABASE_URL",
      "DATABASE_DIRECT_URL",
      "DATABASE_MIGRATION_URL",
      "NEXTAUTH_SECRET",
      "APP_URL",
      "SMTP_URL",
    ];
    return { ...process.env, ...Object.fromEntries(foreign.map((name) => [name, undefined])), ...own };
  }

  #state(): string {
    const where = path.join(this.root, ".accord", "where");
    return existsSync(where) ? readFileSync(where, "utf8").trim() : path.join(this.root, ".accord");
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
