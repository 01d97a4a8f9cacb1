import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { speakingAs } from "@/db/testing/connections";
import { startBus } from "./bus";
import { watch, type Hint } from "./hub";

/** What the bus hands to a watcher, one after the other. */
function watching(organizationId: string) {
  const heard: (Hint | null)[] = [];
  let wake = () => {};
  watch(organizationId, (hint) => {
    heard.push(hint);
    wake();
  });
  return async () => {
    while (heard.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    return heard.shift();
  };
}

/** Says a hint as another process does. */
const sayElsewhere = (hint: Hint) =>
  speakingAs("app", (client) =>
    client.query("select pg_notify('accord_live', $1)", [JSON.stringify({ from: "another process", hints: [hint] })]),
  );

/** Cuts every connection that listens, as a failing network or a database that restarts does. */
const cutListeners = () =>
  speakingAs("superuser", (client) =>
    client.query("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen accord_live'"),
  );

const organizationId = randomUUID();
const next = watching(organizationId);
beforeAll(() => void startBus());
afterAll(() => startBus().stop());

test("whoever watches is told to read anew when the bus listens again, for what was said meanwhile is lost", async () => {
  const hint = { organizationId, topic: "some chain", sequence: 1 };
  expect(await next()).toBeNull();
  await sayElsewhere(hint);
  expect(await next()).toEqual(hint);
  await cutListeners();
  expect(await next()).toBeNull();
  await sayElsewhere({ ...hint, sequence: 3 });
  expect(await next()).toMatchObject({ sequence: 3 });
});
