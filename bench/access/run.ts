import { say, withFilled } from "../stand/stand";
import { type Measured, printPromises } from "../trust/promises";
import type { LeavingReport } from "./leaving";
import type { TablesReport } from "./tables";

/** How many people each way of losing rights is tried on. */
const LEAVERS = 5;

/** `npm run trust:access`: tries the promises of isolation and access on the production build. Exit code 1 when one is broken. */
async function main(): Promise<void> {
  const loaded = async (env: NodeJS.ProcessEnv) => {
    Object.assign(process.env, env);
    // Imported only now: the environment is read when the first verb is loaded.
    const parts = [import("./tables"), import("./whole"), import("./leaving"), import("@/db/client")] as const;
    const [{ tryTables }, { wholeOrganization }, { tryLeaving }, { pool }] = await Promise.all(parts);
    return { tryTables, wholeOrganization, tryLeaving, pool };
  };
  type Loaded = Awaited<ReturnType<typeof loaded>>;
  const filling = { make: loaded, signIn: (made: Loaded) => Promise.resolve(made) };
  const rows = await withFilled(filling, async ({ tryTables, wholeOrganization, tryLeaving, pool }, { startApp }) => {
    try {
      const app = await startApp();
      const [mine, foreign] = [await wholeOrganization("heron"), await wholeOrganization("plover")];
      say("Asking the tables");
      const tables = tablesRow(await tryTables(mine.owner.organizationId, foreign.owner.organizationId));
      say("Taking rights away");
      return [tables, leavingRow(await tryLeaving(app.url, LEAVERS))];
    } finally {
      await pool().end();
    }
  });
  printPromises(rows);
}

function tablesRow({ tables, empty, tries, wrong, breaches }: TablesReport): Measured {
  tell([...wrong, ...breaches, ...empty.map((table) => `${table}: no row to be found`)]);
  return {
    promise: `Raw SQL as the app's role without, with a wrong and with another organization, ${tries} tries`,
    promised: "0 wrong on 100 % of tenant tables, lint 0",
    reached: `${wrong.length} wrong on ${tables - empty.length} of ${tables} tables, lint ${breaches.length}`,
    isKept: wrong.length === 0 && breaches.length === 0 && empty.length === 0,
  };
}

function leavingRow({ ways, people, wrong, slowestMs }: LeavingReport): Measured {
  tell(wrong);
  return {
    promise: `Losing rights in ${ways} ways, ${people} people`,
    promised: "refused on the next request, streams closed in 5 s",
    reached: `${wrong.length} wrong, slowest stream ${(slowestMs / 1000).toFixed(1)} s`,
    isKept: wrong.length === 0 && slowestMs <= 5_000,
  };
}

/** Names the first few of what went wrong, above the table. */
function tell(wrong: readonly string[]): void {
  for (const line of wrong.slice(0, 20)) process.stdout.write(`  ${line}\n`);
}

await main();
