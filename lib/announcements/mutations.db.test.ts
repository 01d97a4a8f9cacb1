import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { closePool, moveToFreshDatabase } from "@/db/testing/fresh-database";

// What is announced is announced to everybody: a database of its own.
const fresh = await moveToFreshDatabase(`announce_${randomUUID().slice(0, 8)}`);
const { database, pool } = await import("@/db/client");
const { announcements } = await import("@/db/schema/accounts");
const { announce, withdrawAnnouncements } = await import("./mutations");
const { listAnnouncements } = await import("./queries");
afterAll(async () => {
  await closePool(pool());
  await fresh.drop();
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const bodies = async () => (await listAnnouncements()).map(({ body }) => body);

it("is told from the moment it is made, the soonest first, until it is over or taken back", async () => {
  await announce({ body: "Next week", startsAt: inHours(100), endsAt: inHours(101) });
  await announce({ body: "Tonight", startsAt: inHours(5), endsAt: inHours(6) });
  expect(await bodies()).toEqual(["Tonight", "Next week"]);
  await database()
    .update(announcements)
    .set({ startsAt: inHours(-2), endsAt: inHours(-1) });
  expect(await bodies()).toEqual([]);
  await announce({ body: "Now", startsAt: inHours(-1), endsAt: inHours(1) });
  expect(await withdrawAnnouncements()).toBe(1);
  expect(await bodies()).toEqual([]);
  expect(await withdrawAnnouncements()).toBe(0);
});

it("is refused when it would be over already", async () => {
  const over = { body: "Yesterday", startsAt: inHours(-30), endsAt: inHours(-29) };
  await expect(announce(over)).rejects.toMatchObject({ code: "PRECONDITION" });
});
