import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closePool, moveToFreshDatabase } from "@/db/testing/fresh-database";
import { layWire } from "@/db/testing/network/wire";
import { unlimited, within } from "@/lib/request";

const fresh = await moveToFreshDatabase(`reach_${randomUUID().slice(0, 8)}`);
const wire = await layWire(Number(new URL(fresh.url).port));
const through = new URL(fresh.url);
through.port = String(wire.port);
vi.stubEnv("DATABASE_URL", through.href);
vi.stubEnv("DATABASE_DIRECT_URL", "");
const { database, pool, withUser } = await import("./client");
const { isOutOfReach } = await import("./reach");
const { toResult } = await import("@/lib/refuse");

afterAll(async () => {
  wire.become("open");
  await closePool(pool());
  await wire.close();
  await fresh.drop();
});

beforeEach(() => wire.become("open"));

/** Runs work as a request's is, for which somebody waits so long. */
const served = within;

const person = randomUUID();
const ask = () => withUser(person, (tx) => tx.execute(sql`select 1`));

/** How long it took until this was refused as out of reach, in milliseconds. */
async function refusedAfter(work: Promise<unknown>): Promise<number> {
  const began = performance.now();
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(isOutOfReach(error)).toBe(true);
  return performance.now() - began;
}

describe("a request whose database", () => {
  it("swallows everything is refused in time, in a transaction and outside of one, and the next is answered when it is back", async () => {
    await served(5_000, ask);
    wire.become("silent");
    const waits = await Promise.all([
      refusedAfter(served(1_500, ask)),
      refusedAfter(served(1_500, async () => await database().execute(sql`select 1`))),
      // More than the pool has connections: they wait for one, and no longer than they may.
      ...Array.from({ length: 30 }, () => refusedAfter(served(1_500, ask))),
    ]);
    expect(Math.max(...waits)).toBeLessThan(3_000);
    wire.become("open");
    const began = performance.now();
    await served(9_000, ask);
    expect(performance.now() - began).toBeLessThan(9_000);
  });

  it("is slow is refused in time, however many statements it takes", async () => {
    wire.become("slow");
    const many = () =>
      withUser(person, async (tx) => {
        for (let at = 0; at < 50; at++) await tx.execute(sql`select 1`);
      });
    expect(await refusedAfter(served(1_500, many))).toBeLessThan(3_000);
  });

  it("takes too long for one statement is refused in time, and the server ends it", async () => {
    const slow = () => withUser(person, (tx) => tx.execute(sql`select pg_sleep(60)`));
    expect(await refusedAfter(served(1_000, slow))).toBeLessThan(3_000);
    const asleep = () =>
      database().execute(
        sql`select from pg_stat_activity where query like '%pg_sleep(60)' and state = 'active' and pid <> pg_backend_pid()`,
      );
    await vi.waitFor(async () => expect((await asleep()).rowCount).toBe(0), { timeout: 10_000, interval: 50 });
  });

  it("was restarted since its connections were used last is answered at the first try", async () => {
    for (let time = 0; time < 5; time++) {
      await Promise.all([served(5_000, ask), served(5_000, ask), served(5_000, ask)]);
      wire.cut();
      await Promise.all([served(5_000, ask), served(5_000, ask), served(5_000, ask)]);
    }
    expect(pool().totalCount).toBeGreaterThan(0);
  });

  it("is away is refused with a sentence and when to come again", async () => {
    const result = await served(1_000, () => {
      wire.become("silent");
      return toResult("ask", ask);
    });
    expect(result).toMatchObject({ ok: false, refusal: { code: "UNAVAILABLE", retryAfter: 5 } });
  });

  it("loses a race is begun again once, and not a second time", async () => {
    let tries = 0;
    const lose = (times: number) =>
      withUser(person, async (tx) => {
        tries += 1;
        if (tries <= times) await tx.execute(sql`do $$ begin raise exception 'lost' using errcode = '40001'; end $$`);
        return tries;
      });
    expect(await lose(1)).toBe(2);
    tries = 0;
    await expect(lose(2)).rejects.toBeDefined();
    expect(tries).toBe(2);
  });
});

describe("work that nobody waits for", () => {
  it("takes as long as it takes: a job, a file that is handed out, what a stream asks later", async () => {
    const slow = () => withUser(person, (tx) => tx.execute(sql`select pg_sleep(1)`));
    await slow();
    await served(200, () => unlimited(slow));
    await served(1, async () => {
      await expect(ask()).rejects.toSatisfy(isOutOfReach);
      await served(5_000, ask);
    });
    expect(pool().waitingCount).toBe(0);
  });
});
