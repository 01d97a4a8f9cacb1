import { say, withFilled } from "../stand/stand";
import { type Measured, printPromises } from "../trust/promises";
import { readBuild } from "./asking/manifest";
import { withoutProxy } from "./asking/without-proxy";
import type { LeavingReport } from "./leaving";
import type { Tally } from "./matrix/tally";
import type { MirrorReport } from "./mirrors/mirrors";
import { startNeighbours } from "./neighbours/neighbours";
import type { TablesReport } from "./tables";

const same = (env: NodeJS.ProcessEnv) => Promise.resolve(env);

/** How many people each way of losing rights is tried on. */
const LEAVERS = 5;

/** `npm run trust:access`: tries the promises of isolation and access on the production build. Exit code 1 when one is broken. */
async function main(): Promise<void> {
  const neighbours = await startNeighbours();
  try {
    const filling = { make: same, signIn: same };
    const { mirrors, tables, leaving, tally } = await withFilled(filling, async (env, { folder, startApp }) => {
      const app = await startApp();
      // It goes by the same name: keys and links are made for that.
      const bare = await startApp(undefined, withoutProxy(folder), app.url);
      Object.assign(process.env, env, { APP_URL: app.url });
      // Imported only now: the environment is read when the first verb is loaded.
      const { tryAll } = await import("./all");
      const apps = { url: app.url, withoutProxy: bare.url };
      return tryAll({ apps, build: readBuild(folder), arrived: neighbours.arrived, leavers: LEAVERS, say });
    });
    printPromises([...matrixRows(tally), ...mirrorsRows(mirrors, tally), tablesRow(tables), leavingRow(leaving)]);
  } finally {
    await neighbours.stop();
  }
}

function matrixRows(tally: Tally): readonly Measured[] {
  const { asked, controls, detours, planted, origins, parts } = tally;
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
      promise: `The same without proxy.ts, with headers that go around it, and by the router past layouts, ${detours} times`,
      promised: "0 differences",
      reached: `${differences.length} differences (${parts} parts of pages told whoever may read them)`,
      isKept: differences.length === 0 && parts > 0,
    },
    {
      promise: `Writing from another origin, none, or null, ${origins} times`,
      promised: "all refused",
      reached: `${fromElsewhere.length} let in`,
      isKept: fromElsewhere.length === 0,
    },
  ];
}

function mirrorsRows(report: MirrorReport, { refusals, told: toldOnRefusal }: Tally): readonly Measured[] {
  const { canaries, columns, answers, told, mails, streams, leaks } = report;
  tell([...leaks, ...toldOnRefusal]);
  return [
    {
      promise: `Two mirrored organizations, ${canaries} canaries and ${columns} columns of words: ${answers} answers, ${mails[0]} mails, ${streams[0]} streams`,
      promised: "0 leaks",
      reached: `${leaks.length} leaks (${told} answers, ${mails[1]} mails, ${streams[1]} streams told of their own)`,
      isKept: leaks.length === 0 && told > 0 && mails[1] > 0 && streams[1] > 0,
    },
    {
      promise: `What a refused stranger is told, ${refusals} times, and whoever may not read a decision`,
      promised: "0 leaks",
      reached: `${toldOnRefusal.length} leaks`,
      isKept: toldOnRefusal.length === 0 && refusals > 0,
    },
  ];
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

/** Names what went wrong, above the table; of very much, the beginning. */
function tell(wrong: readonly string[]): void {
  for (const line of wrong.slice(0, 200)) process.stdout.write(`  ${line}\n`);
}

await main();
