import { randomBytes } from "node:crypto";
import path from "node:path";
import { freePort } from "@/db/embedded";
import { appEnvironment } from "@/scripts/start/app-environment";
import { buildId } from "@/scripts/start/build";
import { type AppServer, startServer } from "@/scripts/start/server";
import { startTestServer } from "@/scripts/test/server";
import { benchBuild } from "./copy";
import { type BenchOrganization, makeOrganization, signEverybodyIn } from "./made/organization";

/** An app process of the stand. */
export interface BenchApp extends AppServer {
  readonly url: string;
  /** From the start of the process to its first good answer. */
  readonly startMs: number;
}

/** A database and the production build to start app processes of. */
export interface Ground {
  /** The folder of the build. */
  readonly folder: string;
  /** The address at which the app's own role connects. */
  readonly databaseUrl: string;
  /**
   * Starts an app process, which connects to the database at another address, or is another build, or goes by another name, when one is
   * given; and logs everything to whoever hears it.
   */
  readonly startApp: (
    databaseUrl?: string,
    build?: string,
    appUrl?: string,
    heard?: (text: string) => void,
  ) => Promise<BenchApp>;
}

/** A ground with the organization that is measured. */
export interface Stand extends Ground {
  readonly organization: BenchOrganization;
}

/** What is in a stand's database, and who is signed in. */
interface Filling<Made, SignedIn> {
  readonly make: (env: NodeJS.ProcessEnv, password: string) => Promise<Made>;
  readonly signIn: (made: Made, appUrl: string, password: string) => Promise<SignedIn>;
}

/** Says what happens, beside the table that a bench prints. */
export const say = (line: string) => process.stderr.write(`${line}\n`);

/** Runs `work` on a stand of its own: a durable PostgreSQL, a production build, the organization. Stops all of it after. */
export function withStand<T>(work: (stand: Stand) => Promise<T>): Promise<T> {
  return withFilled({ make: makeOrganization, signIn: signEverybodyIn }, (organization, ground) =>
    work({ organization, ...ground }),
  );
}

/** Like `withStand`, with something else in the database. */
export async function withFilled<Made, SignedIn, T>(
  filling: Filling<Made, SignedIn>,
  work: (filled: SignedIn, ground: Ground) => Promise<T>,
): Promise<T> {
  const root = path.resolve(import.meta.dirname, "..", "..");
  const folder = await benchBuild(root, say);
  const server = await startTestServer({ durable: true });
  const apps: BenchApp[] = [];
  try {
    const variables = await server.createDatabase("accord_bench");
    const databaseUrl = variables["DATABASE_URL"] ?? "";
    const secrets = {
      nextAuthSecret: randomBytes(32).toString("base64url"),
      serverActionsKey: randomBytes(32).toString("base64"),
    };
    const startApp: Ground["startApp"] = async (at = databaseUrl, from = folder, appUrl, heard) => {
      const [host, port] = ["127.0.0.1", await freePort()];
      const url = `http://${host}:${port}`;
      const env = appEnvironment({
        databaseUrl: at,
        databaseDirectUrl: at,
        appUrl: appUrl ?? url,
        host,
        port,
        ...secrets,
        buildId: buildId(folder),
        isDevelopment: false,
      });
      const begun = performance.now();
      const app = await startServer({
        root: from,
        host,
        port,
        isDevelopment: false,
        env: { ...env, LOG_LEVEL: heard === undefined ? "warn" : "debug" },
        ...(heard && { heard }),
      });
      const started = { ...app, url, startMs: performance.now() - begun };
      apps.push(started);
      return started;
    };
    say("Filling the database");
    const password = randomBytes(12).toString("base64url");
    const variablesOfVerbs = { ...variables, NEXTAUTH_SECRET: secrets.nextAuthSecret, LOG_LEVEL: "warn" };
    const made = await filling.make({ ...process.env, ...variablesOfVerbs }, password);
    const door = await startApp();
    const filled = await filling.signIn(made, door.url, password);
    await door.stop();
    return await work(filled, { folder, databaseUrl, startApp });
  } finally {
    for (const app of apps) await app.stop();
    await server.stop();
  }
}
