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
  readonly firstNode: number;
  readonly drawn: number;
  readonly budget: number;
  readonly isOver: boolean;
}

interface Drawn {
  readonly loaded: number;
  readonly firstNode: number;
  readonly drawn: number;
}

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
    ...{ loaded: of((time) => time.loaded), firstNode: of((time) => time.firstNode), drawn },
    ...{ budget: BUDGET_MS, isOver: drawn > BUDGET_MS },
  };
}

/** Opens a page with an empty cache until so many nodes have been painted; without nodes, until its content has. */
async function open(browser: Browser, url: string, cookie: string, nodes: number): Promise<Drawn> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  // Written out, because what a compiler adds to a function is not there in the page.
  await page.addInitScript({
    content: `(() => {
      const seen = { firstNode: 0, drawn: 0 };
      window.accordDrawn = seen;
      const look = () => {
        const nodes = document.querySelectorAll(".react-flow__node").length;
        if (nodes > 0 && seen.firstNode === 0) seen.firstNode = performance.now();
        const isThere = document.querySelector("main h1") !== null && nodes >= ${nodes};
        const isShown = ${nodes} === 0 || getComputedStyle(document.querySelector(".react-flow__node") ?? document.body).visibility === "visible";
        if (!isThere || !isShown) requestAnimationFrame(look);
        else requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => { seen.drawn = performance.now(); window.accordIsDrawn = true; };
          channel.port2.postMessage(null);
        });
      };
      requestAnimationFrame(look);
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
