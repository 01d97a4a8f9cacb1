import pg from "pg";

/** The passwords of the two roles that log in. */
export interface RolePasswords {
  readonly migrator: string;
  readonly app: string;
}

/**
 * Makes or mends the three roles and the database on the server of `adminUrl`, which needs the rights to make roles and
 * databases, not to be a superuser. Safe to repeat. Throws a sentence when `accord_app` has more rights than it may have.
 *
 * - `accord_owner` owns everything and cannot log in.
 * - `accord_migrator` owns nothing and may become `accord_owner`.
 * - `accord_app` owns nothing and is a member of nothing, so row-level security always holds for it.
 */
export async function prepareServer(adminUrl: string, database: string, passwords: RolePasswords): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: number; superuser: boolean }>(
      `SELECT current_setting('server_version_num')::int AS version, rolsuper AS superuser FROM pg_roles WHERE rolname = current_user`,
    );
    const version = rows[0]?.version ?? 0;
    if (version < 150_000) throw new Error("This PostgreSQL is too old: Accord needs 15 or newer.");
    await makeRole(client, "accord_owner", "NOLOGIN");
    await makeRole(client, "accord_migrator", `LOGIN PASSWORD ${client.escapeLiteral(passwords.migrator)}`);
    await makeRole(client, "accord_app", `LOGIN PASSWORD ${client.escapeLiteral(passwords.app)}`);
    await requireWeakApp(client);
    await client.query(
      version >= 160_000
        ? "GRANT accord_owner TO accord_migrator WITH INHERIT FALSE, SET TRUE"
        : "ALTER ROLE accord_migrator NOINHERIT; GRANT accord_owner TO accord_migrator",
    );
    // Whoever is no superuser must be a member of a role to hand a database to it.
    const lend = rows[0]?.superuser !== true;
    if (lend) await client.query("GRANT accord_owner TO CURRENT_USER");
    await makeDatabase(client, database);
    if (lend) await client.query("REVOKE accord_owner FROM CURRENT_USER");
  } finally {
    await client.end();
  }
}

/** New roles are without rights; naming the rights they lack would need a superuser. */
async function makeRole(client: pg.Client, name: string, attributes: string): Promise<void> {
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [name]);
  await client.query(`${rowCount === 0 ? "CREATE" : "ALTER"} ROLE ${name} ${attributes}`);
}

async function requireWeakApp(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(`
    SELECT FROM pg_roles WHERE rolname = 'accord_app'
      AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication
           OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = pg_roles.oid))`);
  if (rowCount !== 0) {
    throw new Error(
      "The role accord_app has more rights than logging in: take them away, they go around row-level security.",
    );
  }
}

async function makeDatabase(client: pg.Client, name: string): Promise<void> {
  const database = client.escapeIdentifier(name);
  const { rows } = await client.query<{ owner: string }>(
    "SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1",
    [name],
  );
  if (rows[0] === undefined)
    await client.query(`CREATE DATABASE ${database} OWNER accord_owner TEMPLATE template0 ENCODING 'UTF8'`);
  else if (rows[0].owner !== "accord_owner") await client.query(`ALTER DATABASE ${database} OWNER TO accord_owner`);
  await client.query(
    `REVOKE ALL ON DATABASE ${database} FROM PUBLIC; GRANT CONNECT ON DATABASE ${database} TO accord_migrator, accord_app`,
  );
}
