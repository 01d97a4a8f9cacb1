import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { freePort } from "@/db/embedded";
import { Accord, VICTIMS, type Victim } from "./accord";
import { Browser } from "./browser";
import { countChains, judge } from "./judge";
import { KINDS, work, type Log } from "./work";

const TIMES = Number(process.argv[2] ?? 5);
const PASSWORD = "four unrelated plain words";
const PROPOSALS = 40;
const GUESTS = 25;

/** `npm run bench:kills [times]`: kills parts of a running Accord while a team works in it, and looks for what it had acknowledged. */
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
    for (const victim of VICTIMS) for (let time = 1; time <= TIMES; time++) await drill(accord, victim, time);
  } finally {
    await accord.remove();
  }
}

let addresses = 0;

async function drill(accord: Accord, victim: Victim, time: number): Promise<void> {
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
  if (lost > 0 || doubled > 0 || !isWhole) process.exitCode = 1;
  const byKind = KINDS.map((kind) => `${log.acknowledged.filter((each) => each.kind === kind).length} ${kind}s`);
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
  process.stdout.write(
    `${victim} ${time}: ${log.acknowledged.length} acknowledged (${before} before; ${byKind.join(", ")}), ${log.unanswered} unanswered, ${lost} lost, ` +
      `${doubled} doubled, ${chains} chains ${isWhole ? "hold" : "DO NOT HOLD"}; ready after ${seconds(killed, ready)} s, ` +
      `every kind of answer ${seconds(databaseAt, all)} s after ${victim === "PostgreSQL" ? "the database was back" : "the kill"}; ` +
      `health said ${[...said].join(" ")}\n`,
  );
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
