import { sql } from "drizzle-orm";
import { v5 as named } from "uuid";
import { database, withOrg } from "@/db/client";
import { organizationDirectory } from "@/db/schema/accounts";
import { mintOrganizationId } from "@/lib/auth/context";
import { isCheckpointKeySet } from "@/lib/history/checkpoints/key";
import { enqueue } from "@/lib/jobs/queue";
import { log } from "@/lib/log";
import { hourOf, nextCheck, placeInNight } from "./rules";

const HOUR_MS = 3_600_000;
/** What is signed in one round of the hour; what is left comes in the next. */
const MOST = 10_000;

/**
 * Begins what the server does unasked: every hour it has the histories signed that went on, and every night all of them checked. Any
 * number of processes may do so at once: each job has a name, and exists once.
 */
export function startUpkeep(): { readonly stop: () => void } {
  const round = () => {
    queueUpkeep(new Date()).catch((error: unknown) => log.error({ err: error }, "upkeep was not queued"));
  };
  const timer = setInterval(round, HOUR_MS);
  timer.unref();
  round();
  return { stop: () => clearInterval(timer) };
}

/** One round: puts up the jobs that are due. */
async function queueUpkeep(now: Date): Promise<void> {
  if (isCheckpointKeySet()) {
    const { rows } = await database().execute<{ id: string }>(
      sql`select organization_id as id from accord_private.organizations_to_log(${MOST})`,
    );
    for (const { id } of rows) await queue("checkpoint", id, hourOf(now));
  }
  const all = await database().select({ id: organizationDirectory.organizationId }).from(organizationDirectory);
  for (const { id } of all) {
    const at = nextCheck(now, placeInNight(id));
    await queue("check", id, at.toISOString(), at);
  }
}

async function queue(name: "checkpoint" | "check", id: string, of: string, startAfter?: Date): Promise<void> {
  const organizationId = mintOrganizationId(id);
  await withOrg({ organizationId, userId: null }, (tx) =>
    enqueue(
      tx,
      name,
      { organizationId },
      { id: named(`${name} ${of}`, organizationId), ...(startAfter && { startAfter }) },
    ),
  );
}
