import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";

const root = path.resolve(import.meta.dirname, "../..");

/** Runs `npm run accord -- …` as somebody at a server's own command line does; of the tests' own server, or of the database at `url`. */
export async function accord(url: string | null, ...command: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/accord.ts", ...command], {
    cwd: root,
    env: {
      ...process.env,
      ...(url !== null && { DATABASE_URL: url, DATABASE_DIRECT_URL: url }),
      TSX_TSCONFIG_PATH: "scripts/tsconfig.json",
    },
  });
  return stdout;
}

/** Runs `npm run backup` or `npm run restore` of the database at `url`, as typed in `folder`. */
export async function keepSafe(
  script: "backup" | "restore",
  url: string,
  folder: string,
  ...parameters: readonly string[]
): Promise<string> {
  const migrator = new URL(process.env["DATABASE_MIGRATION_URL"] ?? "");
  migrator.pathname = new URL(url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [`scripts/${script}.mjs`, ...parameters], {
    cwd: root,
    env: { ...process.env, INIT_CWD: folder, DATABASE_MIGRATION_URL: migrator.href },
  });
  return stdout;
}

/** The address at which the owner of everything in a database logs in, as the command line does where PostgreSQL is embedded. */
export function ownerUrlOf(url: string): string {
  const own = new URL(process.env["DATABASE_MIGRATION_URL"] ?? "");
  own.pathname = new URL(url).pathname;
  own.searchParams.set("options", "-c role=accord_owner");
  return own.href;
}

/** Runs `work` as the owner of everything in the database at `url`, which is on the tests' server. */
export async function asOwnerOf<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrlOf(url) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
