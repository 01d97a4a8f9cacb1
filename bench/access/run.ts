import { say, withFilled } from "../stand/stand";
import { type Measured, printPromises } from "../trust/promises";
import { readBuild } from "./asking/manifest";
import { withoutProxy } from "./asking/without-proxy";
import type { LeavingReport } from "./leaving";
import type { Tally } from "./matrix/tally";
import type { MirrorReport } from "./mirrors/mirrors";
import type { TablesReport } from "./tables";

/** How many people each way of losing rights is tried on. */
const LEAVERS = 5;

/** `npm run trust:access`: tries the promises of isolation and access on the production build. Exit code 1 when one is broken. */
async function main(): Promise<void> {
  const loaded = async (env: NodeJS.ProcessEnv) => {
    Object.assign(process.env, env);
    // Imported only now: the environment is read when the first verb is loaded.
    const { tryAll } = await import("./all");
    return tryAll;
  };
  type TryAll = Awaited<ReturnType<typeof loaded>>;
  const filling = { make: loaded, signIn: (tryAll: TryAll) => Promise.resolve(tryAll) };
  const { mirrors, tables, leaving, tally } = await withFilled(filling, async (tryAll, { folder, startApp }) => {
    const app = await startApp();
    const bare = await startApp(undefined, withoutProxy(folder));
    return tryAll({ url: app.url, withoutProxy: bare.url }, readBuild(folder), LEAVERS, say);
  });
  printPromises([...matrixRows(tally), mirrorsRow(mirrors), tablesRow(tables), leavingRow(leaving)]);
}

function matrixRows(tally: Tally): readonly Measured[] {
  const { asked, controls, detours, planted, origins } = tally;
  const { missing, unexpected, changed, differences, effects, fromElsewhere } = tally;
  tell([...missing, ...unexpected, ...changed, ...effects, ...differences, ...fromElsewhere]);
  return [
    {
      promise: `Every endpoint, page and action of the build as everybody, ${asked} times, ${controls} of them controls`,
      promised: "0 missing, 0 unexpected, 0 rows changed by a refusal",
      reached: `${missing.length} missing, ${unexpected.length} unexpected, ${changed.length} rows`,
      isKept: missing.length + unexpected.length + changed.length === 0,
    },
    {
      promise: `Fields that only the server decides sent along, ${planted} times`,
      promised: "0 effects",
      reached: `${effects.length} effects`,
      isKept: effects.length === 0,
    },
    {
      promise: `The same without proxy.ts and with headers that go around it, ${detours} times`,
      promised: "0 differences",
      reached: `${differences.length} differences`,
      isKept: differences.length === 0,
    },
    {
      promise: `Writing from another origin, none, or null, ${origins} times`,
      promised: "all refused",
      reached: `${fromElsewhere.length} let in`,
      isKept: fromElsewhere.length === 0,
    },
  ];
}

function mirrorsRow({ canaries, columns, answers, told, leaks }: MirrorReport): Measured {
  tell(leaks);
  return {
    promise: `Two mirrored organizations, ${canaries} canaries and ${columns} columns of words, ${answers} answers`,
    promised: "0 leaks",
    reached: `${leaks.length} leaks (${told} answers told of their own)`,
    isKept: leaks.length === 0 && told > 0,
  };
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
