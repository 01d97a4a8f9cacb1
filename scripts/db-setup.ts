import { randomBytes } from "node:crypto";
import { migrate } from "@/db/migrate";
import { prepareServer } from "@/db/roles";

const usage = `Prepares a PostgreSQL server (15 or newer) for Accord: three roles, one database, all migrations.

  npm run -s db:setup -- postgres://admin:password@host:5432/postgres

The address, here or in DATABASE_ADMIN_URL, belongs to a role that may make roles and databases. ACCORD_DATABASE names the
database (accord). Passwords that DATABASE_URL and DATABASE_MIGRATION_URL hold already are kept, others are new.
`;

/** Prints the variables that npm start reads, ready for a file .env. */
async function setUp(adminUrl: string): Promise<void> {
  const database = process.env.ACCORD_DATABASE ?? "accord";
  const passwords = {
    app: kept("DATABASE_URL", "accord_app"),
    migrator: kept("DATABASE_MIGRATION_URL", "accord_migrator"),
  };
  await prepareServer(adminUrl, database, passwords);
  const address = (user: string, password: string) => {
    const url = new URL(adminUrl);
    url.username = user;
    url.password = password;
    url.pathname = `/${database}`;
    return url.href;
  };
  const app = address("accord_app", passwords.app);
  const migrator = address("accord_migrator", passwords.migrator);
  await migrate(migrator);
  process.stderr.write("The server is ready. Keep these lines in .env, or in the environment of npm start.\n");
  process.stderr.write("Behind a pooler: let DATABASE_URL name the pooler, and leave the other two as they are.\n");
  process.stdout.write(`DATABASE_URL=${app}\nDATABASE_DIRECT_URL=${app}\nDATABASE_MIGRATION_URL=${migrator}\n`);
}

/** A second run must not lock out the processes that run with the passwords of the first. */
function kept(variable: string, user: string): string {
  const value = process.env[variable];
  const url = value === undefined || value === "" ? undefined : new URL(value);
  return url?.username === user && url.password !== ""
    ? decodeURIComponent(url.password)
    : randomBytes(32).toString("base64url");
}

const adminUrl = process.argv[2] ?? process.env.DATABASE_ADMIN_URL;
if (adminUrl === undefined || !URL.canParse(adminUrl)) {
  process.stderr.write(usage);
  process.exit(1);
}
try {
  await setUp(adminUrl);
} catch (error) {
  process.stderr.write(`The server could not be prepared: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
