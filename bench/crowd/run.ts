import { type BenchApp, say, withFilled } from "../stand/stand";
import { median, printTable } from "../stand/table";
import { type Crowd, makeCrowds, signCrowdsIn } from "./crowds";
import { type DatabaseDoor, openDatabaseDoor } from "./database-door";
import { type Asked, read, type Reading, resolved } from "./reading";

const RUNS = 15;
/** A thousand people may cost so many times what fifty do. */
const MOST = 2;

interface Subject {
  readonly name: string;
  readonly ask: (crowd: Crowd, app: BenchApp) => Asked;
  /** Whether it has to stay within the budget; the others are reported. */
  readonly hasBudget: boolean;
}

const evaluation = (app: BenchApp, { slug }: Crowd, number: number) =>
  `${app.url}/o/${slug}/decisions/${number}/evaluation`;

const SUBJECTS: readonly Subject[] = [
  {
    name: "discussion of the steward",
    ask: (crowd, app) => ({ url: evaluation(app, crowd, crowd.decisions.discussion), cookie: crowd.steward }),
    hasBudget: true,
  },
  {
    name: "discussion of a voter",
    ask: (crowd, app) => ({ url: evaluation(app, crowd, crowd.decisions.discussion), cookie: crowd.voter }),
    hasBudget: true,
  },
  {
    name: "discussion after a live update",
    ask: (crowd, app) => ({
      url: evaluation(app, crowd, crowd.decisions.discussion),
      cookie: crowd.voter,
      isRefresh: true,
    }),
    hasBudget: true,
  },
  {
    name: "ballot",
    ask: (crowd, app) => ({ url: `${evaluation(app, crowd, crowd.decisions.scoring)}/ballot`, cookie: crowd.voter }),
    hasBudget: false,
  },
  {
    name: "progress of the round",
    ask: (crowd, app) => ({ url: evaluation(app, crowd, crowd.decisions.scoring), cookie: crowd.steward }),
    hasBudget: false,
  },
  {
    name: "result",
    ask: (crowd, app) => ({ url: evaluation(app, crowd, crowd.decisions.closed), cookie: crowd.voter }),
    hasBudget: false,
  },
];

/** `npm run bench:crowd`: what a thousand invited people cost beside fifty, alternating. Exit code 1 when the discussion costs twice as much. */
async function main(): Promise<void> {
  await withFilled({ make: makeCrowds, signIn: signCrowdsIn }, async (crowds, { databaseUrl, startApp }) => {
    const door = await openDatabaseDoor(databaseUrl);
    const app = await startApp(door.url);
    try {
      const [few, many] = crowds;
      if (few === undefined || many === undefined) throw new Error("There are not two crowds.");
      const rows = [["what", "of it", `${few.people} people`, `${many.people} people`, "ratio", "budget"]];
      for (const subject of SUBJECTS) rows.push(...(await compare(subject, [few, many], app, door)));
      printTable(rows);
    } finally {
      // Before its database's door shuts: else what it says of that would be the last word.
      await app.stop();
      door.close();
    }
  });
}

async function compare(
  { name, ask, hasBudget }: Subject,
  [few, many]: readonly [Crowd, Crowd],
  app: BenchApp,
  door: DatabaseDoor,
): Promise<string[][]> {
  const [askFew, askMany] = [await resolved(ask(few, app)), await resolved(ask(many, app))];
  // The first reading of a process computes and compiles; the few go first, so that compiling is theirs.
  const first = [await read(askFew, door), await read(askMany, door)];
  const readings: { readonly few: Reading[]; readonly many: Reading[] } = { few: [], many: [] };
  for (let run = 0; run < RUNS; run += 1) {
    readings.few.push(await read(askFew, door));
    readings.many.push(await read(askMany, door));
  }
  say(name);
  const row = (what: string, of: (reading: Reading) => number, digits: number, isBudgeted: boolean) => {
    const [a, b] = [median(readings.few.map(of)), median(readings.many.map(of))];
    if (isBudgeted && b / a > MOST) process.exitCode = 1;
    return [name, what, a.toFixed(digits), b.toFixed(digits), (b / a).toFixed(2), isBudgeted ? `≤ ${MOST}` : ""];
  };
  return [
    row("server, ms", ({ serverMs }) => serverMs, 1, hasBudget),
    row("kB", ({ bytes }) => bytes / 1000, 1, hasBudget),
    row("kB compressed", ({ compressed }) => compressed / 1000, 1, hasBudget),
    row("database, ms", ({ databaseMs }) => databaseMs, 1, false),
    row("round trips", ({ roundTrips }) => roundTrips, 0, false),
    [name, "server the first time, ms", ...first.map(({ serverMs }) => serverMs.toFixed(0)), "", ""],
  ];
}

await main();
process.exit();
