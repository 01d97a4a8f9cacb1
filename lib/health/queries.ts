import "server-only";
import { pool } from "@/db/client";
import { isMigrated, newestMigration } from "@/db/migration-state";
import journal from "@/drizzle/meta/_journal.json";
import { areJobsRunning } from "@/lib/jobs/runner";

/** Why the app cannot serve requests yet, or that it can. */
type DatabaseState = "ready" | "database does not answer" | "database lacks migrations";

export interface Readiness {
  /** Whether a load balancer may send requests here. */
  readonly isReady: boolean;
  readonly database: DatabaseState;
  /** Where jobs do not run, mails and reveals wait; requests are served all the same. */
  readonly jobs: "running" | "not running";
  readonly isStopping: boolean;
}

const milliseconds = 2_000;
const key = Symbol.for("accord.stopping");
type Global = typeof globalThis & { [key]?: boolean };

/** Has readiness say no from now on, while what is under way is finished. */
export function beginStopping(): void {
  const home: Global = globalThis;
  home[key] = true;
}

/** Returns within two seconds whether this process may get requests, and what it lacks. */
export async function getReadiness(): Promise<Readiness> {
  const home: Global = globalThis;
  const isStopping = home[key] === true;
  const database = await databaseState();
  return {
    isReady: database === "ready" && !isStopping,
    database,
    jobs: areJobsRunning() ? "running" : "not running",
    isStopping,
  };
}

async function databaseState(): Promise<DatabaseState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<DatabaseState>((resolve) => {
    timer = setTimeout(() => resolve("database does not answer"), milliseconds);
  });
  const asked = isMigrated(pool(), newestMigration(journal)).then(
    (migrated): DatabaseState => (migrated ? "ready" : "database lacks migrations"),
    (): DatabaseState => "database does not answer",
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
