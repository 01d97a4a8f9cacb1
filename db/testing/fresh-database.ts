import pg from "pg";
import { vi } from "vitest";

/** The test server's own database, as it was named before anything moved: nobody drops the one they speak to, nor through one that is gone. */
const administrator = process.env["DATABASE_ADMIN_URL"];

/** A migrated database with nobody in it, for what only happens once on a server. */
export interface FreshDatabase {
  /** The app role's address. */
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** Copies the migrated template of the test server into a database of its own. */
export async function freshDatabase(name: string): Promise<FreshDatabase> {
  const { DATABASE_TEST_TEMPLATE: template = "", DATABASE_URL: own = "" } = process.env;
  await asAdministrator((client) =>
    client.query(
      `create database ${client.escapeIdentifier(name)} owner accord_owner template ${client.escapeIdentifier(template)}`,
    ),
  );
  const url = new URL(own);
  url.pathname = `/${name}`;
  const drop = () =>
    asAdministrator((client) => client.query(`drop database ${client.escapeIdentifier(name)} with (force)`));
  return { url: url.href, drop: async () => void (await drop()) };
}

/**
 * Closes every connection of an idle pool. `pool.end()` resolves once it has asked for that, and what the server then ends
 * itself, because its database is dropped, would be an error nobody listens for.
 */
export async function closePool(pool: pg.Pool): Promise<void> {
  let left = pool.totalCount;
  const closed = new Promise<void>((resolve) => {
    if (left === 0) resolve();
    pool.on("remove", () => {
      left -= 1;
      if (left === 0) resolve();
    });
  });
  await pool.end();
  await closed;
}

/**
 * Makes everything this file loads afterwards speak to a fresh database: for what works off a whole server's queue, which
 * other tests fill too. Import the modules that read the environment after it, dynamically.
 */
export async function moveToFreshDatabase(name: string): Promise<FreshDatabase> {
  const fresh = await freshDatabase(name);
  for (const variable of ["DATABASE_URL", "DATABASE_DIRECT_URL", "DATABASE_MIGRATION_URL", "DATABASE_ADMIN_URL"]) {
    const url = new URL(process.env[variable] ?? fresh.url);
    url.pathname = `/${name}`;
    vi.stubEnv(variable, url.href);
  }
  return fresh;
}

async function asAdministrator<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: administrator });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
