import "server-only";
import PgBoss from "pg-boss";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import type { Jobs, QueueName } from "./queue";

/** What to do with a job of each queue. A handler that throws is asked again, later each time. It may be asked twice. */
export type Handlers = { readonly [Q in QueueName]?: (data: Jobs[Q]) => Promise<void> };

interface Runner {
  isRunning: () => boolean;
  stop: () => Promise<void>;
}

const key = Symbol.for("accord.jobs");
type Global = typeof globalThis & { [key]?: Runner };

/** How long running jobs may take to finish when the process is asked to end. */
const STOP_MS = 5000;
const RETRY_MS = 5000;
/** Jobs taken at once, so that a burst of mails does not wait for one poll each. */
const BATCH = 20;

/** Starts working off the queues, once per process. Any number of processes share the work; each job goes to one of them. */
export function startJobs(handlers: Handlers): Runner {
  const home: Global = globalThis;
  home[key] ??= createRunner(handlers);
  return home[key];
}

/** Whether this process works the queues off. */
export function areJobsRunning(): boolean {
  const home: Global = globalThis;
  return home[key]?.isRunning() === true;
}

function createRunner(handlers: Handlers): Runner {
  let boss: PgBoss | null = null;
  let again: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function start(): Promise<void> {
    // One that failed to start cannot be started again.
    const starting = createBoss();
    try {
      await starting.start();
      await Promise.all([
        work(starting, "mail", handlers),
        work(starting, "reveal", handlers),
        work(starting, "remind", handlers),
        work(starting, "search", handlers),
        work(starting, "checkpoint", handlers),
        work(starting, "check", handlers),
        work(starting, "forget", handlers),
        work(starting, "silence", handlers),
        work(starting, "dissolve", handlers),
      ]);
      boss = starting;
    } catch (error) {
      log.warn({ err: error }, "jobs did not start, trying again");
      if (isStopped) return;
      again = setTimeout(() => {
        started = start();
      }, RETRY_MS);
    }
  }

  let started = start();
  return {
    isRunning: () => boss !== null && !isStopped,
    stop: async () => {
      isStopped = true;
      clearTimeout(again);
      await started;
      await boss?.stop({ timeout: STOP_MS });
    },
  };
}

function createBoss(): PgBoss {
  // The app's role owns nothing: tables and queues come with the migrations, so nothing is created here.
  const boss = new PgBoss({
    connectionString: env.DATABASE_URL,
    application_name: "accord jobs",
    max: 2,
    migrate: false,
    schedule: false,
    supervise: true,
  });
  boss.on("error", (error) => log.warn({ err: error }, "jobs: the database does not answer"));
  return boss;
}

async function work<Q extends QueueName>(boss: PgBoss, queue: Q, handlers: Handlers): Promise<void> {
  const handler = handlers[queue];
  if (handler === undefined) return;
  await boss.work<Jobs[Q]>(queue, { batchSize: BATCH, pollingIntervalSeconds: 1 }, async (jobs) => {
    for (const job of jobs) {
      try {
        await handler(job.data);
      } catch (error) {
        // This one alone is tried again; what pg-boss completes after the batch is only what is still active.
        log.warn({ err: error, queue }, "a job failed and will be tried again");
        await boss.fail(queue, job.id, { message: error instanceof Error ? error.message : String(error) });
      }
    }
  });
}
