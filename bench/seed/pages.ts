import { say } from "../stand/stand";
import { percentile } from "../stand/table";

const RUNS = 60;
/** A process that has answered a page so often answers it as it will all day: the engine has compiled what it runs. */
const WARMED = 20;
/** A page may take so many times what the bare route takes, and so many milliseconds more. */
const [TIMES, MORE_MS] = [5, 30];

/** What is asked of a large organization, by its name in the table. */
const PAGES: Readonly<Record<string, string>> = {
  list: "decisions",
  "list, one state": "decisions?state=accepted",
  "list, a line and a group": "decisions?line=freight-1&state=in-force",
  "list, a tag": "decisions?tag=security",
  "list, words": "decisions?q=kafka",
  "list, by title": "decisions?sort=title",
  "search, a common word": "search?q=team",
  "search, two words": "search?q=kafka+billing",
  "search, with a filter": "search?q=kafka&state=in-force&line=freight-1",
  "search, mistyped": "search?q=kafak",
  "line page, a part": "product-lines/freight-1-1",
  "line page, an area": "product-lines/freight",
  record: "decisions/50000",
  home: "",
};

/** One row of the table: medians and 95th percentiles in milliseconds. */
export interface PageTime {
  readonly name: string;
  readonly median: number;
  readonly slow: number;
  readonly bare: number;
  readonly budget: number;
  readonly isOver: boolean;
}

/** Milliseconds until the whole answer is there, one request after the other. */
async function measure(url: string, cookie: string, runs: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let at = 0; at < runs; at += 1) {
    const begun = performance.now();
    const answer = await fetch(url, { headers: { cookie } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
    times.push(performance.now() - begun);
  }
  return times;
}

/** Asks for each page of the organization and for the bare route in turn, so that both meet the same machine. */
export async function timePages(appUrl: string, slug: string, cookie: string): Promise<readonly PageTime[]> {
  const bareUrl = `${appUrl}/bare/select`;
  const timed: PageTime[] = [];
  for (const [name, page] of Object.entries(PAGES)) {
    const url = `${appUrl}/o/${slug}/${page}`;
    for (const warmed of [bareUrl, url]) await measure(warmed, cookie, WARMED);
    const [bareTimes, times]: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run += 1) {
      bareTimes.push(...(await measure(bareUrl, cookie, 1)));
      times.push(...(await measure(url, cookie, 1)));
    }
    const [bare, slow] = [percentile(bareTimes, 0.95), percentile(times, 0.95)];
    const budget = TIMES * bare + MORE_MS;
    timed.push({ name, median: percentile(times, 0.5), slow, bare, budget, isOver: slow > budget });
    say(`${name}: ${slow.toFixed(1)} ms, budget ${budget.toFixed(1)} ms`);
  }
  return timed;
}
