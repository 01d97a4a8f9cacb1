import type { Measured } from "../trust/promises";
import type { Accord } from "./accord";
import { Browser } from "./browser";

/** So many of each, pages and ballots, are sent right before the app is asked to end; at least half of all have to be under way then. */
const UNDER_WAY = 20;

/** Asks the app to end while requests are under way: they are answered, and it is gone within ten seconds. */
export async function stop(accord: Accord, password: string): Promise<Measured> {
  const { makeHouse } = await import("./house");
  const house = await makeHouse(password, 1, 1);
  const browser = new Browser(accord.origin, accord.root, "10.9.9.9");
  await browser.act("/sign-in", "signInHere", { email: house.people[0]?.email, password });
  const address = `/o/${house.slug}/decisions/${house.number}`;
  const stream = browser.listen(`/api/live/${house.slug}`);
  await stream.opened;
  let open = 2 * UNDER_WAY;
  const counted = <T>(answer: Promise<T>) => answer.finally(() => (open -= 1));
  const written = Array.from({ length: UNDER_WAY }, () =>
    counted(browser.post(`${address}/ballot`, { roundId: house.roundId, ballot: house.ballot })),
  );
  const read = Array.from({ length: UNDER_WAY }, () => counted(browser.get(address)));
  // All were sent at once: with the first answer, the others have reached the app and wait for theirs.
  await Promise.race([...written, ...read]);
  const left = open;
  const goneAfter = await accord.terminate();
  const unwritten = (await Promise.all(written)).filter((answer) => answer === null).length;
  const statuses = (await Promise.all(read)).filter((status) => status !== 200);
  const unread = `${statuses.length} pages${statuses.length > 0 ? ` (${[...new Set(statuses)].join(", ")})` : ""}`;
  const isTold = (await stream.heard).includes("event: leave");
  return {
    promise: `SIGTERM with ${left} of ${2 * UNDER_WAY} requests under way and a live stream`,
    promised: `at least ${UNDER_WAY} under way, all answered, the stream told to come back, gone within 10 s`,
    reached: `${unwritten} ballots and ${unread} unanswered, ${isTold ? "told" : "NOT TOLD"}, gone after ${(goneAfter / 1000).toFixed(1)} s`,
    isKept: left >= UNDER_WAY && unwritten + statuses.length === 0 && isTold && goneAfter < 10_000,
  };
}
