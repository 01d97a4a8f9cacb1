import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type EmbeddedServer, startEmbedded } from "@/db/embedded";
import { checkoutPlace } from "@/db/embedded/place";
import { prepareServer } from "@/db/roles";
import type { Secrets } from "./secrets";

/** The addresses of the database by role, each past any pooler except `app`. */
export interface DatabaseAddresses {
  readonly app: string;
  readonly direct: string;
  readonly migrator: string | undefined;
}

/** The checkout's own server with roles and database made. */
export interface EmbeddedDatabase extends DatabaseAddresses {
  readonly server: EmbeddedServer;
}

const database = "accord";

/** Starts the checkout's PostgreSQL, on the port of last time when that is free. */
export async function startEmbeddedDatabase(root: string, secrets: Secrets): Promise<EmbeddedDatabase> {
  const portFile = path.join(root, ".accord", "port");
  const server = await startEmbedded(checkoutPlace(root), {
    password: secrets.databaseAdmin,
    preferredPort: lastPort(portFile),
  });
  try {
    writeFileSync(portFile, `${server.port}\n`);
    await prepareServer(server.adminUrl("postgres"), database, {
      migrator: secrets.databaseMigrator,
      app: secrets.databaseApp,
    });
  } catch (error) {
    await server.stop();
    throw error;
  }
  const url = (user: string, password: string) => `postgres://${user}:${password}@127.0.0.1:${server.port}/${database}`;
  const app = url("accord_app", secrets.databaseApp);
  return { server, app, direct: app, migrator: url("accord_migrator", secrets.databaseMigrator) };
}

function lastPort(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8")) || undefined;
  } catch {
    return undefined;
  }
}
