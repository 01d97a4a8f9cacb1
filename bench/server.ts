import { readFileSync } from "node:fs";
import { load, type Load, type LoadRequest } from "./stand/load";
import { bareDraft, bareSubmission } from "./stand/bare-ballots";
import { say, withStand } from "./stand/stand";
import { printTable } from "./stand/table";

/** `npm run bench:server`: what one app process answers per second, each page and write beside a bare one in the same run. */
async function main(): Promise<void> {
  const rows: string[][] = [["what", "per second", "p50 ms", "p99 ms", "beside", "ratio", "budget"]];
  await withStand(async ({ organization, databaseUrl, startApp }) => {
    const app = await startApp();
    const base = `${app.url}/o/${organization.slug}`;
    const { decisions, voters, roundId } = organization;
    const get = (cookie: string): LoadRequest => ({ method: "GET", headers: { cookie } });
    const owner = [get(organization.ownerCookie)];
    const add = (name: string, measured: Load, beside?: { name: string; perSecond: number }, budget = "") => {
      const ratio = beside === undefined ? "" : (measured.perSecond / beside.perSecond).toFixed(2);
      rows.push([
        name,
        rounded(measured.perSecond),
        String(measured.p50),
        String(measured.p99),
        beside?.name ?? "",
        ratio,
        budget,
      ]);
      say(`${name}: ${rounded(measured.perSecond)}/s`);
    };
    const warm = async (url: string, requests: readonly LoadRequest[]) => {
      await load(url, requests, 3);
      return load(url, requests);
    };

    add("ping route", await warm(`${app.url}/bare/ping`, owner));
    const pages = {
      home: base,
      list: `${base}/decisions`,
      record: `${base}/decisions/${decisions.record}`,
      discussion: `${base}/decisions/${decisions.discussion}/evaluation`,
      result: `${base}/decisions/${decisions.closed}/evaluation`,
    };
    for (const [name, url] of Object.entries(pages)) {
      const bare = await warm(`${app.url}/bare`, owner);
      add(`${name} page`, await warm(url, owner), bareBeside(bare), "≥ 100, ≥ 0.40");
    }
    const bare = await warm(`${app.url}/bare`, owner);
    const ballotPages = voters.map(({ cookie }) => get(cookie));
    const ballotPage = await warm(`${base}/decisions/${decisions.scoring}/evaluation/ballot`, ballotPages);
    add("ballot page", ballotPage, bareBeside(bare), "≥ 100, ≥ 0.40");
    add("bare page", bare);

    const write = (method: "POST" | "PATCH") =>
      voters.map(({ cookie, ballot }): LoadRequest => {
        const headers = { cookie, origin: app.url, "content-type": "application/json" };
        // A draft is sent as what changed: the scores of one criterion.
        const [first] = Object.entries(ballot.answers);
        const changes = {
          kind: ballot.kind,
          answers: Object.fromEntries(first === undefined ? [] : [first]),
          reasons: {},
        };
        return { method, headers, body: JSON.stringify({ roundId, ballot: method === "PATCH" ? changes : ballot }) };
      });
    const ballot = `${base}/decisions/${decisions.scoring}/ballot`;
    const saved = await warm(`${ballot}/draft`, write("PATCH"));
    const submitted = await warm(ballot, write("POST"));
    const inSql = (perSecond: number) => ({ name: `the same in bare SQL (${rounded(perSecond)}/s)`, perSecond });
    add("scores saved", saved, inSql(await bareDraft(databaseUrl, organization)), "≥ 400, ≥ 0.30");
    add("ballots submitted", submitted, inSql(await bareSubmission(databaseUrl, organization)), "≥ 400, ≥ 0.30");
    rows.push(["memory after load, MB", rounded(residentMegabytes(app.pid)), "", "", "", "", "≤ 350"]);
    const second = await startApp();
    rows.push(["start to first answer, s", (second.startMs / 1000).toFixed(1), "", "", "", "", "≤ 2"]);
  });
  printTable(rows);
}

const bareBeside = ({ perSecond }: Load) => ({ name: `bare page (${rounded(perSecond)}/s)`, perSecond });

const rounded = (value: number) => value.toFixed(value < 10 ? 1 : 0);

/** What the process holds in memory. Linux only: elsewhere it is not a number. */
function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

await main();
process.exit();
