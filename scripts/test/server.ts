import { mkdtempSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startEmbedded } from "@/db/embedded";
import { isAlive, stopLeftover } from "@/db/embedded/leftover";
import { temporaryPlace } from "@/db/embedded/place";
import { migrate } from "@/db/migrate";
import { prepareServer } from "@/db/roles";

/** A throw-away server with one migrated template; databases are copies of it. */
export interface TestServer {
  /** Makes a fresh migrated database and returns the variables that tests and the app read to use it. */
  readonly createDatabase: (name: string) => Promise<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

const template = "accord_template";
const passwords = { admin: "admin-of-tests", migrator: "migrator-of-tests", app: "app-of-tests" };

interface Options {
  /** The folder of the programs to run; the embedded ones when left out. */
  readonly binaries?: string;
  /** Whether a commit waits for the disk. Tests need not, measurements must. */
  readonly durable?: boolean;
}

/** Starts a throw-away server. */
export async function startTestServer({ binaries, durable = false }: Options = {}): Promise<TestServer> {
  await removeLeftovers();
  const folder = mkdtempSync(path.join(tmpdir(), `accord-test-${process.pid}-`));
  const server = await startEmbedded(temporaryPlace(folder, binaries), { password: passwords.admin, durable });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const url = (user: string, password: string, database: string) =>
    `postgres://${user}:${password}@127.0.0.1:${server.port}/${database}`;
  try {
    await prepareServer(server.adminUrl("postgres"), template, passwords);
    await migrate(url("accord_migrator", passwords.migrator, template));
  } catch (error) {
    await stop();
    throw error;
  }
  const createDatabase = async (name: string) => {
    await copyTemplate(server.adminUrl("postgres"), name);
    const app = url("accord_app", passwords.app, name);
    return {
      DATABASE_URL: app,
      DATABASE_DIRECT_URL: app,
      DATABASE_MIGRATION_URL: url("accord_migrator", passwords.migrator, name),
      DATABASE_ADMIN_URL: server.adminUrl(name),
      DATABASE_TEST_TEMPLATE: template,
    };
  };
  return { createDatabase, stop };
}

async function copyTemplate(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const database = client.escapeIdentifier(name);
    await client.query(`CREATE DATABASE ${database} OWNER accord_owner TEMPLATE ${template}`);
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO accord_migrator, accord_app`);
  } finally {
    await client.end();
  }
}

/** A killed run leaves its server behind: the folder's name tells whose it was. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = /^accord-test-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = path.join(tmpdir(), name);
    await stopLeftover(path.join(folder, "postgres")).catch(() => undefined);
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // It belongs to another user, who removes it on their next run.
    }
  }
}
