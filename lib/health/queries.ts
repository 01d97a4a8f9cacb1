import "server-only";
import { pool } from "@/db/client";
import { isMigrated, newestMigration } from "@/db/migration-state";
import journal from "@/drizzle/meta/_journal.json";

/** Why the app cannot serve requests yet, or that it can. */
export type Readiness = "ready" | "database does not answer" | "database lacks migrations";

const milliseconds = 2_000;

/** Returns within two seconds whether the database answers and fits this build. */
export async function getReadiness(): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve("database does not answer"), milliseconds);
  });
  const asked = isMigrated(pool(), newestMigration(journal)).then(
    (migrated): Readiness => (migrated ? "ready" : "database lacks migrations"),
    (): Readiness => "database does not answer",
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
