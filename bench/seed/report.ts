import { printTable } from "../stand/table";
import { timeMap } from "./map";
import { timePages } from "./pages";

const ms = (time: number) => time.toFixed(1);
const within = (isOver: boolean) => (isOver ? "OVER" : "within");

/** Measures a signed-in organization and prints both tables. Exit code 1 past a budget. */
export async function report(appUrl: string, slug: string, cookie: string): Promise<void> {
  const pages = await timePages(appUrl, slug, cookie);
  const maps = await timeMap(appUrl, slug, cookie);
  printTable([
    ["page", "p50 ms", "p95 ms", "bare p95 ms", "budget ms", ""],
    ...pages.map(({ name, median, slow, bare, budget, isOver }) => [
      ...[name, ms(median), ms(slow), ms(bare), ms(budget), within(isOver)],
    ]),
  ]);
  process.stdout.write("\n");
  printTable([
    ["in Chromium, cold", "loaded ms", "drawn ms", "movable ms", "budget ms", ""],
    ...maps.map(({ name, loaded, drawn, movable, budget, isOver }) => [
      ...[name, ms(loaded), ms(drawn), movable === 0 ? "-" : ms(movable), ms(budget), within(isOver)],
    ]),
  ]);
  if ([...pages, ...maps].some(({ isOver }) => isOver)) process.exitCode = 1;
}
