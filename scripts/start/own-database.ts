import pg from "pg";
import type { DatabaseAddresses } from "./embedded-database";
import type { Settings } from "./settings";

/**
 * Returns the addresses of the server that DATABASE_URL names, once it answers and the role is one that row-level
 * security holds for. Throws one sentence otherwise.
 */
export async function ownDatabase(url: string, settings: Settings): Promise<DatabaseAddresses> {
  await requireUsable("DATABASE_URL", url);
  const direct = settings.DATABASE_DIRECT_URL;
  if (direct !== undefined) await requireUsable("DATABASE_DIRECT_URL", direct);
  return { app: url, direct: direct ?? url, migrator: settings.DATABASE_MIGRATION_URL };
}

async function requireUsable(variable: string, url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  const server = `${hostname}:${port || "5432"}${pathname}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  let strong: boolean | undefined;
  try {
    await client.connect();
    const { rows } = await client.query<{ strong: boolean }>(
      "SELECT rolsuper OR rolbypassrls AS strong FROM pg_roles WHERE rolname = current_user",
    );
    strong = rows[0]?.strong;
  } catch (error) {
    const reason = error instanceof Error ? error.message || ("code" in error && String(error.code)) : String(error);
    throw new Error(
      `${variable} names ${server}, which cannot be used (${reason}): mend it, or unset it for the embedded PostgreSQL.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
  if (strong !== false) {
    throw new Error(
      `${variable} logs in as a role that goes around row-level security: use accord_app, as npm run db:setup prints it.`,
    );
  }
}
