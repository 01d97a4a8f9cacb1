import { chromium, type Page } from "@playwright/test";
import { chromiumOptions } from "./stand/browser";
import type { BenchOrganization } from "./stand/made/organization";
import { type BenchApp, say, withStand } from "./stand/stand";
import { percentile, printTable } from "./stand/table";

const SUBMISSIONS = 50;

/** `npm run bench:live`: how long a submission takes to stand on other people's open screens. Exit code 1 past 1 s. */
async function main(): Promise<void> {
  await withStand(async ({ organization, startApp }) => {
    const [here, elsewhere] = [await startApp(), await startApp()];
    const browser = await chromium.launch(chromiumOptions());
    try {
      const open = async (app: BenchApp) => {
        const context = await browser.newContext({ baseURL: app.url });
        await context.addCookies([{ ...pair(organization.ownerCookie), url: app.url }]);
        const page = await context.newPage();
        await page.goto(`/o/${organization.slug}/decisions/${organization.decisions.scoring}/history`);
        await page.locator('[data-live="open"]').waitFor({ state: "attached" });
        return page;
      };
      const screens = { "the same process": await open(here), "another process": await open(elsewhere) };
      const waits: Record<string, number[]> = { "the same process": [], "another process": [] };
      for (let at = 0; at < SUBMISSIONS; at += 1) {
        const begun = Date.now();
        const sequence = await submit(here, organization, at);
        await Promise.all(
          Object.entries(screens).map(async ([name, page]) => {
            await shown(page, sequence);
            waits[name]?.push(Date.now() - begun);
          }),
        );
        say(`${at + 1} of ${SUBMISSIONS}`);
      }
      const measured = Object.entries(waits);
      printTable([
        ["a submission on another screen", "p50 ms", "p95 ms", "longest ms", "budget"],
        ...measured.map(([name, times]) => [
          `through ${name}`,
          ...[0.5, 0.95, 1].map((share) => String(percentile(times, share))),
          "p95 ≤ 1000",
        ]),
      ]);
      process.exitCode = measured.every(([, times]) => percentile(times, 0.95) <= 1000) ? 0 : 1;
    } finally {
      await browser.close();
    }
  });
}

/** Submits as the next voter and returns the number of the event. */
async function submit(app: BenchApp, organization: BenchOrganization, at: number): Promise<number> {
  const { slug, decisions, roundId, voters } = organization;
  const voter = voters[at % voters.length];
  const answer = await fetch(`${app.url}/o/${slug}/decisions/${decisions.scoring}/ballot`, {
    method: "POST",
    headers: { cookie: voter?.cookie ?? "", origin: app.url, "content-type": "application/json" },
    body: JSON.stringify({ roundId, ballot: voter?.ballot }),
  });
  const { value } = (await answer.json()) as { value?: { sequence?: number } };
  if (value?.sequence === undefined) throw new Error(`The submission was refused: ${answer.status}.`);
  return value.sequence;
}

/** Resolves when the history on the screen has the event. */
async function shown(page: Page, sequence: number): Promise<void> {
  await page.locator(`#event-${sequence}`).waitFor({ state: "visible" });
}

function pair(cookie: string): { name: string; value: string } {
  const [name = "", value = ""] = cookie.split("=");
  return { name, value };
}

await main();
process.exit();
