import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { freePort } from "@/db/embedded";
import { Accord, VICTIMS, type Victim } from "./accord";
import { Browser } from "./browser";
import { countChains, judge } from "./judge";
import { type Measured, printPromises } from "../trust/promises";
import { stop } from "./stopping";
import { KINDS, work, type Log } from "./work";

const TIMES = Number(process.argv[2] ?? 5);
const PASSWORD = "four unrelated plain words";
const PROPOSALS = 40;
const GUESTS = 25;

/** `npm run trust:crash [-- TIMES]`, 0 for the ballots of many and the orderly end alone: kills parts of a running Accord while a team works in it, and looks for what it had acknowledged. Exit code 1 when a promise is broken. */
async function main(): Promise<void> {
  const accord = new Accord(process.cwd(), await freePort());
  try {
    await accord.start();
    const url = accord.script("db:url");
    Object.assign(process.env, {
      DATABASE_URL: url,
      NEXTAUTH_SECRET: "the verbs of a setup sign no cookies",
      LOG_LEVEL: "silent",
    });
    const rows: Measured[] = [];
    for (const victim of TIMES > 0 ? VICTIMS : []) {
      const outcomes: Outcome[] = [];
      for (let time = 1; time <= TIMES; time++) outcomes.push(await drill(accord, victim, time));
      rows.push(measured(victim, outcomes));
    }
    const { voteByMany } = await import("./multitude");
    rows.push(await voteByMany(accord, PASSWORD));
    rows.push(await stop(accord, PASSWORD));
    printPromises(rows);
  } finally {
    await accord.remove();
  }
}

/** What one kill came to; times in seconds. */
interface Outcome {
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly isWhole: boolean;
  /** Until every kind of work was answered again, since the database was back, or since the kill. */
  readonly answersAfter: number;
  readonly saidNotReady: boolean;
}

/** Good answers this soon, in seconds; where everything has to be started again, that takes its time too. */
const SOON: Readonly<Record<Victim, number>> = { app: 10, PostgreSQL: 10, "npm start": 30, everything: 30 };

function measured(victim: Victim, outcomes: readonly Outcome[]): Measured {
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  const slowest = Math.max(...outcomes.map(({ answersAfter }) => answersAfter));
  const [lost, doubled] = [sum(({ lost }) => lost), sum(({ doubled }) => doubled)];
  const isTold = outcomes.every(({ saidNotReady }) => saidNotReady);
  return {
    promise: `${victim} killed under load, ${outcomes.length} times`,
    promised: `0 lost, 0 doubled, answers within ${SOON[victim]} s, not ready meanwhile`,
    reached: `${sum(({ acknowledged }) => acknowledged)} acknowledged, ${lost} lost, ${doubled} doubled, ${slowest.toFixed(1)} s, ${isTold ? "said so" : "DID NOT SAY SO"}`,
    isKept: lost + doubled === 0 && slowest <= SOON[victim] && isTold && outcomes.every(({ isWhole }) => isWhole),
  };
}

let addresses = 0;

async function drill(accord: Accord, victim: Victim, time: number): Promise<Outcome> {
  const url = accord.script("db:url");
  const { makeHouse } = await import("./house");
  const house = await makeHouse(PASSWORD, PROPOSALS, GUESTS);
  const browser = () => new Browser(accord.origin, accord.root, `10.0.${addresses >> 8}.${addresses++ & 255}`);
  const signIn = async (at: number) => {
    const own = browser();
    await own.act("/sign-in", "signInHere", { email: house.people[at]?.email, password: PASSWORD });
    return own;
  };
  const browsers = [await signIn(0), await signIn(1), await signIn(2)] as const;
  const log: Log = { acknowledged: [], unanswered: 0 };
  const stopping = new AbortController();
  const working = work({ house, browsers, guest: browser, password: PASSWORD, stopping: stopping.signal }, log);
  await answered(log, 0);
  const before = log.acknowledged.length;
  const killed = Date.now();
  accord.kill(victim);
  const said = new Set<number>();
  const watching = watch(accord, said, stopping.signal);
  const back = victim === "PostgreSQL" ? databaseBack(url) : Promise.resolve(killed);
  if (victim === "npm start" || victim === "everything") await accord.start();
  const databaseAt = await back;
  while ((await accord.health()) !== 200) await wait(50);
  const ready = Date.now();
  await answered(log, databaseAt);
  const all = Date.now();
  await wait(1_500);
  stopping.abort();
  await Promise.all([working, watching]);
  const { lost, doubled } = await judge(accord.script("db:url"), house, log);
  const verified = accord.script("verify");
  const chains = Number(/Read (\d+) chains/.exec(verified)?.[1]);
  const isWhole = chains === (await countChains(accord.script("db:url"))) && verified.includes("Every chain holds");
  const byKind = KINDS.map((kind) => `${log.acknowledged.filter((each) => each.kind === kind).length} ${kind}s`);
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
  process.stdout.write(
    `${victim} ${time}: ${log.acknowledged.length} acknowledged (${before} before; ${byKind.join(", ")}), ${log.unanswered} unanswered, ${lost} lost, ` +
      `${doubled} doubled, ${chains} chains ${isWhole ? "hold" : "DO NOT HOLD"}; ready after ${seconds(killed, ready)} s, ` +
      `every kind of answer ${seconds(databaseAt, all)} s after ${victim === "PostgreSQL" ? "the database was back" : "the kill"}; ` +
      `health said ${[...said].join(" ")}\n`,
  );
  return {
    ...{ acknowledged: log.acknowledged.length, lost, doubled, isWhole },
    answersAfter: (all - databaseAt) / 1000,
    saidNotReady: [...said].some((status) => status !== 200),
  };
}

/** Waits until every kind of work has been acknowledged since. */
async function answered(log: Log, since: number): Promise<void> {
  const until = Date.now() + 60_000;
  for (const kind of KINDS)
    while (!log.acknowledged.some((each) => each.kind === kind && each.at > since)) {
      if (Date.now() > until) throw new Error(`No ${kind} was acknowledged within a minute.`);
      await wait(20);
    }
}

async function watch(accord: Accord, said: Set<number>, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    said.add(await accord.health());
    await wait(50);
  }
}

/** When the database takes connections again. */
async function databaseBack(connectionString: string): Promise<number> {
  for (;;) {
    const client = new pg.Client({ connectionString });
    const isBack = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (isBack) return Date.now();
    await wait(20);
  }
}

await main();
