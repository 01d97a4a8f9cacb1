import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import { z } from "zod";

/** What one visit of a page cost. Times in milliseconds from the start of the navigation, sizes in bytes as transferred. */
export interface Visit {
  readonly usable: number;
  readonly largestPaint: number;
  readonly blocking: number;
  readonly shift: number;
  readonly scripts: number;
  readonly total: number;
  readonly requests: number;
  readonly problems: readonly string[];
}

const observed = z.object({ usable: z.number(), largestPaint: z.number(), blocking: z.number(), shift: z.number() });

/**
 * Opens `path` and waits until its main control answers: it is visible and React has taken it over. Then gives late
 * paints, tasks and shifts the time to come in.
 */
export async function visit(context: BrowserContext, path: string, control: string): Promise<Visit> {
  const page = await context.newPage();
  const network = await recordNetwork(page);
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  await page.addInitScript(watch, control);
  await page.goto(path);
  await page.waitForFunction(() => "accordUsable" in window);
  await page.waitForLoadState("load");
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 })));
  const seen = observed.parse(await page.evaluate("window.accordSeen()"));
  await page.close();
  return { ...seen, ...network(), problems };
}

/** Runs in the page, before its own scripts. */
function watch(control: string): void {
  const seen = { largestPaint: 0, blocking: 0, shift: 0 };
  const observe = (
    type: string,
    take: (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean }) => void,
  ) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("largest-contentful-paint", (entry) => (seen.largestPaint = entry.startTime));
  observe("longtask", (entry) => (seen.blocking += Math.max(0, entry.duration - 50)));
  observe("layout-shift", (entry) => (seen.shift += entry.hadRecentInput === true ? 0 : (entry.value ?? 0)));
  const look = () => {
    const found = [...document.querySelectorAll(control)].find(
      (element) => element.checkVisibility() && Object.keys(element).some((key) => key.startsWith("__reactProps$")),
    );
    if (found === undefined) requestAnimationFrame(look);
    else Object.assign(window, { accordUsable: performance.now() });
  };
  Object.assign(window, {
    accordSeen: () => ({ ...seen, usable: (window as { accordUsable?: number }).accordUsable }),
  });
  requestAnimationFrame(look);
}

async function recordNetwork(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Set<string>();
  let [scriptBytes, bytes, requests] = [0, 0, 0];
  session.on("Network.responseReceived", ({ requestId, type }) => {
    requests += 1;
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  return () => ({ scripts: scriptBytes, total: bytes, requests });
}
