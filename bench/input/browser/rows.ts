import { say, withFilled } from "../../stand/stand";
import { readBuild } from "../../access/asking/manifest";
import type { Measured } from "../../trust/promises";
import { PAYLOADS } from "../payloads";
import type { BrowserReport } from "./drill";
import type { Seen } from "./watch";

/** Runs the drill of the running app on a production build and a database of its own. */
export async function runInBrowser(): Promise<BrowserReport> {
  const loaded = async (env: NodeJS.ProcessEnv) => {
    Object.assign(process.env, env);
    // Imported only now: the environment is read when the first verb is loaded.
    return (await import("./drill")).openEverything;
  };
  type Drill = Awaited<ReturnType<typeof loaded>>;
  const filling = { make: loaded, signIn: (drill: Drill) => Promise.resolve(drill) };
  return withFilled(filling, (drill, { folder, startApp }) =>
    drill((heard) => startApp(undefined, undefined, undefined, heard), readBuild(folder)),
  );
}

/** What came of it, as rows of the table. */
export function browserRows(report: BrowserReport): readonly Measured[] {
  const { fields, tried, missing, app, saved, log, lowestScore, scored } = report;
  for (const line of missing) say(`  not tried: ${line}`);
  for (const [where, seen] of [["app", app] as const, ["saved", saved] as const])
    for (const [kind, list] of Object.entries(seen))
      if (Array.isArray(list)) for (const line of distinct(list).slice(0, 8)) say(`  ${where} ${kind}: ${line}`);
  for (const line of log.hits.slice(0, 10)) say(`  log: ${line.slice(0, 300)}`);
  const breaches = app.breaches.length;
  return [
    {
      promise: `${PAYLOADS.length} payloads of scripts in ${fields} text fields, ${tried} of ${fields * PAYLOADS.length} pairs, ${app.pages} pages of the running app in Chromium`,
      promised: "0 run, 0 dialogs, 0 requests off origin, 0 breaches",
      reached: `${harmOf(app)}, ${breaches} breaches, ${missing.length} fields not tried`,
      isKept: isHarmless(app) && missing.length === 0 && app.pages > 0,
    },
    {
      promise: `The same in ${saved.pages} saved pages and pictures, without a policy`,
      promised: "0 run, 0 dialogs, 0 requests off origin",
      reached: harmOf(saved),
      isKept: isHarmless(saved) && saved.pages > 0,
    },
    {
      promise: `Words of people in ${log.lines} lines of the log, after ${log.written} writes and all of these pages`,
      promised: "0 hits",
      reached: `${log.hits.length} hits`,
      isKept: log.hits.length === 0 && log.lines > 0,
    },
    {
      promise: `Headers by the rules of Mozilla's Observatory, ${scored} pages; reports of their policy`,
      promised: "≥ 110, 0 reports",
      reached: `${lowestScore}, ${breaches} reports`,
      isKept: lowestScore >= 110 && breaches === 0,
    },
  ];
}

const distinct = (lines: readonly unknown[]) => [...new Set(lines.map(String))];
const isHarmless = ({ ran, dialogs, offOrigin, breaches, live }: Seen) =>
  [ran, dialogs, offOrigin, breaches, live].every((list) => list.length === 0);
const harmOf = ({ ran, dialogs, offOrigin, live }: Seen) =>
  `${ran.length} run, ${dialogs.length} dialogs, ${offOrigin.length} requests off origin, ${live.length} live`;
