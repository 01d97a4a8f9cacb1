import { chromium, type Browser } from "@playwright/test";
import { chromiumOptions } from "../stand/browser";
import { median } from "../stand/table";

const RUNS = 5;
/** From the navigation to the whole picture, in milliseconds. */
const BUDGET_MS = 1000;
/** As many decisions as one map shows. */
const NODES = 500;

/** When, in milliseconds from the start of the navigation, medians of five cold visits. */
export interface MapTime {
  readonly name: string;
  readonly loaded: number;
  /** Every decision is seen. */
  readonly drawn: number;
  /** It can be moved and clicked; 0 for a page without one. */
  readonly movable: number;
  readonly budget: number;
  readonly isOver: boolean;
}

type Drawn = Pick<MapTime, "loaded" | "drawn" | "movable">;

/** The map of 500 decisions, and beside it a page of the same app that shows nothing yet: what any page takes in this browser. */
export async function timeMap(appUrl: string, slug: string, cookie: string): Promise<readonly MapTime[]> {
  const browser = await chromium.launch(chromiumOptions());
  const base = `${appUrl}/o/${slug}`;
  try {
    // The first visits warm the app and the browser.
    await open(browser, `${base}/map`, cookie, NODES);
    await open(browser, `${base}/search`, cookie, 0);
    const [maps, empty]: [Drawn[], Drawn[]] = [[], []];
    for (let run = 0; run < RUNS; run += 1) {
      empty.push(await open(browser, `${base}/search`, cookie, 0));
      maps.push(await open(browser, `${base}/map`, cookie, NODES));
    }
    return [summed("an empty page (search)", empty), summed(`map of ${NODES}`, maps)];
  } finally {
    await browser.close();
  }
}

function summed(name: string, times: readonly Drawn[]): MapTime {
  const of = (read: (time: Drawn) => number) => median(times.map(read));
  const drawn = of((time) => time.drawn);
  return {
    name,
    ...{ loaded: of((time) => time.loaded), drawn, movable: of((time) => time.movable) },
    ...{ budget: BUDGET_MS, isOver: drawn > BUDGET_MS },
  };
}

/** Opens a page with an empty cache until so many nodes have been painted, first as a picture, then to be moved; without nodes, until its content has. */
async function open(browser: Browser, url: string, cookie: string, nodes: number): Promise<Drawn> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  // Written out, because what a compiler adds to a function is not there in the page.
  await page.addInitScript({
    content: `(() => {
      const seen = { drawn: 0, movable: 0 };
      window.accordDrawn = seen;
      const painted = (then) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => then(performance.now());
        channel.port2.postMessage(null);
      });
      const isVisible = (node) => node !== null && getComputedStyle(node).visibility === "visible";
      const isMovable = () => document.querySelectorAll(".react-flow__node").length >= ${nodes} && isVisible(document.querySelector(".react-flow__node"));
      const isPicture = () => document.querySelectorAll("[data-map-picture] svg > g").length >= ${nodes};
      const waitFor = (isThere, then) => isThere() ? painted(then) : requestAnimationFrame(() => waitFor(isThere, then));
      const end = () => { window.accordIsDrawn = true; };
      if (${nodes} === 0) waitFor(() => document.querySelector("main h1") !== null, (at) => { seen.drawn = at; end(); });
      else {
        waitFor(() => isPicture() || isMovable(), (at) => { seen.drawn = at; });
        waitFor(isMovable, (at) => { seen.movable = at; end(); });
      }
    })();`,
  });
  await page.goto(url);
  await page.waitForFunction(() => "accordIsDrawn" in window);
  const times = await page.evaluate<Drawn>(
    "({ ...window.accordDrawn, loaded: performance.getEntriesByType('navigation')[0].loadEventEnd })",
  );
  await context.close();
  return times;
}
