import pg from "pg";

/** The roles a test can speak as, beside the app's pool. */
type Speaker = "app" | "owner" | "superuser";

const VARIABLE: Readonly<Record<Speaker, string>> = {
  app: "DATABASE_URL",
  owner: "DATABASE_MIGRATION_URL",
  superuser: "DATABASE_ADMIN_URL",
};

/** Runs `work` on a connection of its own, as one role. For what no verb may do: looking at the catalog, tampering. */
export async function speakingAs<T>(speaker: Speaker, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env[VARIABLE[speaker]] });
  await client.connect();
  try {
    if (speaker === "owner") await client.query("set role accord_owner");
    return await work(client);
  } finally {
    await client.end();
  }
}
