import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import pg from "pg";
import { chromium, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { observatoryScore } from "@/e2e/received/observatory";
import { pool } from "@/db/client";
import { writeBackup } from "@/scripts/backup/write";
import { listProductLines } from "@/lib/product-lines/queries";
import type { Build } from "../../access/asking/manifest";
import { cookieOf } from "../../access/asking/sign-in";
import { wholeOrganization } from "../../access/whole";
import { chromiumOptions } from "../../stand/browser";
import { type BenchApp, say } from "../../stand/stand";
import type { Samples } from "../imports/importers";
import { roundOf, type Round } from "./addresses";
import { plant, Planted, ROUNDS, textFields } from "./fields";
import { openFiles, savedFiles, type SavedFile } from "./files";
import { importPayloads } from "./import";
import { type LogReport, readLog, writeCanaries } from "./logs";
import { nothingSeen, type Seen, touch, visitPage, watched } from "./watch";

const ROOT = path.resolve(import.meta.dirname, "..", "..", "..");

/** What came of payloads in every field of the running app. */
export interface BrowserReport {
  readonly fields: number;
  /** Fields × payloads that were written. */
  readonly tried: number;
  /** Fields in which nothing could be written, and why. */
  readonly missing: readonly string[];
  /** Pages of the app under its policy. */
  readonly app: Seen;
  /** Files that were saved, without a policy. */
  readonly saved: Seen;
  readonly lowestScore: number;
  readonly scored: number;
  readonly log: LogReport;
  /** What the app hands out as files, to be broken and handed in again. */
  readonly samples: Samples;
}

/** Writes all payloads into every text field, and opens everything in Chromium as the owner and as a reader of a link. */
export async function openEverything(
  startApp: (heard: (text: string) => void) => Promise<BenchApp>,
  build: Build,
  rounds: readonly number[] = Array.from({ length: ROUNDS + 1 }, (_, round) => round),
): Promise<BrowserReport> {
  const { owner, shareToken } = await wholeOrganization("payload");
  const [line] = await listProductLines(owner);
  await importPayloads(owner, line?.id ?? "");
  const cookie = await cookieOf(owner);
  const fields = await textFields(ROOT);
  const planted = new Planted(fields);
  const report = { app: nothingSeen(), saved: nothingSeen(), scores: new Array<number>() };
  const browser = await chromium.launch(withoutNames());
  let log = "";
  const heard = (text: string) => void (log += text);
  try {
    const first = await startApp(heard);
    const samples = await handedOut(first.url, owner.slug, cookie);
    const written = await writeCanaries(first.url, build);
    await first.stop();
    say(`Wrote ${written} canaries`);
    // Round 0 is what verbs wrote; then all of it overwritten, again and again.
    for (const round of rounds) {
      if (round > 0) await plant(fields, round, planted);
      const app = await startApp(heard);
      const asked = await roundOf(build, owner, shareToken, round);
      const begun = performance.now();
      await openRound(browser, app.url, cookie, asked, report, round);
      await app.stop();
      say(
        `Round ${round} of ${rounds.at(-1)}: ${report.app.pages} pages, ${((performance.now() - begun) / 1000).toFixed(0)} s`,
      );
    }
    return {
      fields: fields.length,
      tried: planted.tried,
      missing: [...planted.problems, ...planted.empty.map((name) => `${name} is empty`)],
      app: report.app,
      saved: report.saved,
      lowestScore: Math.min(...report.scores),
      scored: report.scores.length,
      log: readLog(written, log, [owner.name]),
      samples,
    };
  } finally {
    await browser.close();
    await pool().end();
  }
}

/** What the running app hands out before anything hostile is in it. */
async function handedOut(url: string, slug: string, cookie: string): Promise<Samples> {
  const bytesAt = async (address: string) => {
    const answer = await fetch(`${url}/o/${slug}/${address}`, { headers: { cookie } });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const folder = mkdtempSync(path.join(tmpdir(), "accord-samples-"));
  const client = new pg.Client({ connectionString: process.env["DATABASE_MIGRATION_URL"] });
  await client.connect();
  try {
    await client.query("set role accord_owner");
    const file = path.join(folder, "backup.zip");
    await writeBackup(client, file, { root: ROOT, pictures: undefined, say: () => undefined });
    const evaluation: unknown = JSON.parse(Buffer.from(await bytesAt("decisions/1/evaluation.json/1")).toString());
    return {
      history: await bytesAt("export/history"),
      organization: await bytesAt("export/organization"),
      backup: readFileSync(file),
      evaluation,
    };
  } finally {
    await client.end();
    rmSync(folder, { recursive: true });
  }
}

/** Nothing off this machine is ever asked, whatever a page wants. */
function withoutNames() {
  const options = chromiumOptions();
  return { ...options, args: [...(options.args ?? []), "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] };
}

interface Report {
  readonly app: Seen;
  readonly saved: Seen;
  readonly scores: number[];
}

async function openRound(browser: Browser, url: string, cookie: string, asked: Round, report: Report, round: number) {
  const owner = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await owner.addCookies([{ name, value, url }]);
  const reader = await browser.newContext();
  const elsewhere = await browser.newContext();
  await Promise.all([watched(owner, report.app), watched(reader, report.app), watched(elsewhere, report.saved)]);
  for (const context of [owner, reader])
    context.on("response", (answer) => {
      if (answer.request().isNavigationRequest() && answer.url().startsWith(url))
        report.scores.push(observatoryScore(answer.headers()));
    });
  const files = await openPages(owner, url, asked.pages, report.app);
  const shared = await reader.newPage();
  for (const address of asked.shared) await visitPage(shared, `${url}${address}`, report.app);
  // What is handed out changes with the texts only: one of the first round and one of the last.
  for (const address of round % 4 === 1 || round === 0 ? asked.files : [])
    files.push(...(await savedFiles(owner.request, `${url}${address}`, report.saved)));
  await openFiles(elsewhere, files, report.saved);
  const history = files.find(({ name: file }) => file.endsWith(".jsonl"));
  if (history) await readHistory(await owner.newPage(), url, history, report.app);
  for (const context of [owner, reader, elsewhere]) await context.close();
}

/** Opens the pages, and returns the charts that they save. */
async function openPages(
  context: BrowserContext,
  url: string,
  addresses: readonly string[],
  seen: Seen,
): Promise<SavedFile[]> {
  const page = await context.newPage();
  const charts: Promise<SavedFile>[] = [];
  page.on("download", (download) => {
    const kept = download.createReadStream().then(async (stream) => {
      return { name: `${charts.length}-chart.svg`, bytes: await buffer(stream) };
    });
    charts.push(kept);
  });
  for (const address of addresses) {
    await visitPage(page, `${url}${address}`, seen);
    await page.evaluate(saveCharts).catch(() => undefined);
  }
  return Promise.all(charts);
}

/** In the page: saves each chart. */
async function saveCharts(): Promise<void> {
  for (const button of document.querySelectorAll("button"))
    if (button.textContent === "The chart as SVG") {
      button.click();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

/** Checks a history file on the page that does so. */
async function readHistory(page: Page, url: string, file: SavedFile, seen: Seen): Promise<void> {
  await visitPage(page, `${url}/verify`, seen);
  await page.locator("input[type=file]").setInputFiles({
    name: "<img src=x onerror=accordRan=1>.jsonl",
    mimeType: "text/plain",
    buffer: Buffer.from(file.bytes),
  });
  await page
    .getByText(/The history|does not hold|holds|cannot/)
    .first()
    .waitFor();
  await touch(page, seen);
  await page.close();
}
