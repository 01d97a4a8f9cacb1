import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumOptions } from "./stand/browser";
import { type BenchApp, say, type Stand, withStand } from "./stand/stand";
import { median, printTable } from "./stand/table";
import { visit, type Visit } from "./stand/visit";

const RUNS = 5;

interface BenchPage {
  readonly name: string;
  readonly path: string;
  readonly cookie: string;
  /** What a person comes to the page for. */
  readonly control: string;
  /** Kilobytes of script, compressed. */
  readonly scriptBudget: number;
}

/** `npm run bench:pages`: what the main pages cost a browser, cold and warm, medians of five. */
async function main(): Promise<void> {
  await withStand(async (stand) => {
    const app = await stand.startApp();
    const browser = await chromium.launch(chromiumOptions());
    try {
      const pages = pagesOf(stand);
      // The first render of each page by a new process compiles and warms; speed.md measures the app as it runs.
      for (const page of pages)
        await inContext(browser, app, page.cookie, (context) => visit(context, page.path, page.control));
      const rows = [];
      for (const page of pages) rows.push(await measured(browser, app, page));
      printTable([
        [
          "page",
          "script kB",
          "total kB",
          "requests",
          "usable cold",
          "usable warm",
          "LCP",
          "blocking",
          "shift",
          "axe",
          "console",
        ],
        ["budget", "≤ 250 (200)", "≤ 400", "≤ 30", "≤ 800", "≤ 500", "≤ 700", "≤ 80", "0", "0", "0"],
        ...rows,
      ]);
      process.stdout.write("\n");
      printTable([["interaction, ms", "median", "budget"], ...(await interactions(browser, app, stand))]);
    } finally {
      await browser.close();
    }
  });
}

function pagesOf({ organization }: Stand): readonly BenchPage[] {
  const { slug, decisions, ownerCookie: cookie, voters } = organization;
  const base = `/o/${slug}`;
  const evaluation = (number: number) => `${base}/decisions/${number}/evaluation`;
  const voter = voters[0]?.cookie ?? "";
  return [
    { name: "home", path: base, cookie, control: "main li a", scriptBudget: 250 },
    { name: "list", path: `${base}/decisions`, cookie, control: "a[data-row]", scriptBudget: 200 },
    {
      name: "record",
      path: `${base}/decisions/${decisions.record}`,
      cookie,
      control: 'main a[href$="/approval"]',
      scriptBudget: 200,
    },
    {
      name: "ballot",
      path: `${evaluation(decisions.scoring)}/ballot`,
      cookie: voter,
      control: "[data-option] button",
      scriptBudget: 250,
    },
    { name: "discussion", path: evaluation(decisions.discussion), cookie, control: "a[data-cell]", scriptBudget: 250 },
    { name: "result", path: evaluation(decisions.closed), cookie, control: "main button, main a", scriptBudget: 250 },
  ];
}

async function measured(browser: Browser, app: BenchApp, page: BenchPage): Promise<string[]> {
  const cold: Visit[] = [];
  const warm: Visit[] = [];
  for (let run = 0; run < RUNS; run += 1)
    await inContext(browser, app, page.cookie, async (context) => {
      cold.push(await visit(context, page.path, page.control));
      warm.push(await visit(context, page.path, page.control));
    });
  const axe = await inContext(browser, app, page.cookie, async (context) => {
    const opened = await context.newPage();
    await opened.goto(page.path);
    return (await new AxeBuilder({ page: opened }).analyze()).violations.length;
  });
  const of = (visits: readonly Visit[], read: (visit: Visit) => number) => median(visits.map(read));
  const problems = [...cold, ...warm].flatMap((each) => each.problems);
  for (const problem of new Set(problems)) say(`${page.name}: ${problem}`);
  say(page.name);
  return [
    page.name,
    kilobytes(of(cold, (each) => each.scripts)),
    kilobytes(of(cold, (each) => each.total)),
    String(of(cold, (each) => each.requests)),
    of(cold, (each) => each.usable).toFixed(0),
    of(warm, (each) => each.usable).toFixed(0),
    of(cold, (each) => each.largestPaint).toFixed(0),
    of(cold, (each) => each.blocking).toFixed(0),
    of(cold, (each) => each.shift).toFixed(4),
    String(axe),
    String(problems.length),
  ];
}

/** Clicks as a person sees them: until painted, until the server has confirmed, until the next page's content stands. */
async function interactions(browser: Browser, app: BenchApp, { organization }: Stand): Promise<string[][]> {
  const { slug, decisions, ownerCookie, voters } = organization;
  const painted: number[] = [];
  const confirmed: number[] = [];
  await inContext(browser, app, voters[1]?.cookie ?? "", async (context) => {
    const page = await context.newPage();
    await page.goto(`/o/${slug}/decisions/${decisions.scoring}/evaluation/ballot`);
    await page.locator('[data-live="open"]').waitFor({ state: "attached" });
    for (let run = 0; run < 3 * RUNS; run += 1) {
      const times = await scoreOnce(page, run);
      painted.push(times.painted);
      confirmed.push(times.confirmed);
    }
  });
  const opened: number[] = [];
  await inContext(browser, app, ownerCookie, async (context) => {
    const page = await context.newPage();
    for (let run = 0; run < RUNS; run += 1) {
      await page.goto(`/o/${slug}/decisions`);
      await page.locator('[data-live="open"]').waitFor({ state: "attached" });
      await page.hover(`a[data-row][href$="/decisions/${decisions.record}"]`);
      opened.push(await openOnce(page, `/o/${slug}/decisions/${decisions.record}`));
    }
  });
  return [
    ["click on a score → painted", median(painted).toFixed(0), "≤ 32"],
    ["click on a score → confirmed by the server", median(confirmed).toFixed(0), "≤ 60"],
    ["list → record, click until its content", median(opened).toFixed(0), "≤ 200"],
  ];
}

function scoreOnce(page: Page, run: number): Promise<{ painted: number; confirmed: number }> {
  return page.evaluate(async (at) => {
    const buttons = [...document.querySelectorAll<HTMLElement>('[data-option] button[aria-pressed="false"]')];
    const answered = new Promise<number>((resolve) => {
      const observer = new PerformanceObserver((list) => {
        const saved = list.getEntriesByType("resource").find((entry) => entry.name.endsWith("/ballot/draft"));
        if (saved === undefined) return;
        observer.disconnect();
        resolve((saved as PerformanceResourceTiming).responseEnd);
      });
      observer.observe({ type: "resource" });
    });
    const begun = performance.now();
    buttons[at % buttons.length]?.click();
    const painted = await new Promise<number>((resolve) => {
      // A task after the next frame runs when that frame has been painted.
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(null);
      });
    });
    return { painted: painted - begun, confirmed: (await answered) - begun };
  }, run);
}

function openOnce(page: Page, path: string): Promise<number> {
  return page.evaluate(
    (href) =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        document.querySelector<HTMLElement>(`a[data-row][href="${href}"]`)?.click();
        const look = () => {
          if (document.querySelector("article h1") === null) requestAnimationFrame(look);
          else resolve(performance.now() - begun);
        };
        requestAnimationFrame(look);
      }),
    path,
  );
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(0);

async function inContext<T>(
  browser: Browser,
  app: BenchApp,
  cookie: string,
  work: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ baseURL: app.url });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: app.url }]);
  // The compiler of scripts wraps named functions in this, and what runs in the page brings it along.
  await context.addInitScript({ content: "globalThis.__name = (value) => value;" });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

await main();
process.exit();
