import pg from "pg";

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

async function asAdministrator<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_ADMIN_URL"] });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
