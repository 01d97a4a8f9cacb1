import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { migrate } from "@/db/migrate";
import { describe, holds } from "@/lib/history/verification/rules";
import { startEmbeddedDatabase } from "../start/embedded-database";
import { checkoutSecrets } from "../start/secrets";

/** What the part that needs no packages hands over. */
export interface Given {
  readonly root: string;
  readonly what: "backup" | "restore";
  readonly parameters: readonly string[];
  readonly say: (line: string) => void;
  readonly give: (file: string) => void;
  /** Takes the checkout for this process, unless a start has it: then the owner's address of its database. */
  readonly claim: () => Promise<{ readonly ownerUrl?: string; readonly release?: () => void }>;
}

/** Backs up or restores the database that the environment or `.env` names, else this checkout's own, running or not. */
export async function run(given: Given): Promise<void> {
  const { root, what, say } = given;
  const { file, replace } = parametersOf(given);
  if (existsSync(path.join(root, ".env"))) process.loadEnvFile(path.join(root, ".env"));
  await withDatabase(given, async (address) => {
    // Nothing is signed here and the app's own connections stay closed, so any values serve.
    process.env.NEXTAUTH_SECRET ??= randomBytes(32).toString("base64url");
    process.env.DATABASE_URL ??= address;
    // Imported only now: the environment is read once, when it is first needed.
    const { writeBackup } = await import("./write");
    const { restoreBackup } = await import("./restore");
    if (what === "restore") await migrate(address, root);
    const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
    await client.connect();
    try {
      await client.query("set role accord_owner");
      const options = { root, say, pictures: process.env.ATTACHMENTS_FOLDER };
      if (what === "backup") {
        const { tables, pictures } = await writeBackup(client, file, options);
        const rows = tables.reduce((sum, table) => sum + table.rows, 0);
        say(
          `${file} holds ${rows.toLocaleString("en")} rows of ${tables.length} tables, and ${pictures.length} pictures from a folder.`,
        );
        say("It holds no secrets of the server: keep .accord/secrets.json, or your .env, in another place.");
        return;
      }
      const report = await restoreBackup(client, file, { ...options, replace });
      for (const line of describe(report)) say(line);
      say("Everybody signs in again.");
      say(
        "Checkpoints and receipts that were given out after the backup was made are not in it, and the next ones take their numbers: whoever compares one finds another. Tell your people when you went back, and keep the files from before.",
      );
      process.exitCode = holds(report) ? 0 : 1;
    } finally {
      await client.end();
    }
  });
}

function parametersOf({ what, parameters }: Given): { readonly file: string; readonly replace: boolean } {
  const usage = what === "backup" ? "Use: npm run backup FILE" : "Use: npm run restore FILE [--replace]";
  const { positionals, values } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: { replace: { type: "boolean" } },
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0 || (what === "backup" && values.replace === true)) throw new Error(usage);
  // npm works in the checkout, and takes what begins with -- for itself where no -- stands before it.
  const { INIT_CWD: typedIn = "", npm_config_replace: taken } = process.env;
  return { file: path.resolve(typedIn, file), replace: values.replace === true || taken === "true" };
}

async function withDatabase(
  { root, give, claim, say }: Given,
  work: (address: string) => Promise<void>,
): Promise<void> {
  const named = process.env.DATABASE_MIGRATION_URL;
  if (named !== undefined && named !== "") return work(named);
  if (process.env.DATABASE_URL !== undefined && process.env.DATABASE_URL !== "")
    throw new Error("Set DATABASE_MIGRATION_URL to the address of accord_migrator; npm run db:setup prints it.");
  const { ownerUrl, release } = await claim();
  if (release === undefined) {
    if (ownerUrl === undefined) throw new Error("Accord is just starting or stopping here: try again in a moment.");
    return work(ownerUrl);
  }
  try {
    say("Starting PostgreSQL for this alone.");
    const { server, migrator = "" } = await startEmbeddedDatabase(root, checkoutSecrets(root, give));
    try {
      await work(migrator);
    } finally {
      await server.stop();
    }
  } finally {
    release();
  }
}
