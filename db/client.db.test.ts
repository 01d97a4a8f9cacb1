import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testOrganization } from "@/db/testing/factories";
import { meeting } from "@/db/testing/meeting";
import { publish, watch } from "@/lib/live/hub";
import { database, onCommit, openSnapshot, withOrg, type Tx } from "./client";
import { memberships, organizations } from "./schema/organizations";

type Lock = (tx: Tx) => PromiseLike<unknown>;

describe("a transaction", () => {
  it("that loses a deadlock begins again, so that both of two who block each other succeed", async () => {
    const { owner, organizationId } = await testOrganization();
    const isOrganization = eq(organizations.organizationId, organizationId);
    const isMember = and(eq(memberships.organizationId, organizationId), eq(memberships.id, owner.memberId));
    const lockOrganization = (tx: Tx) =>
      tx.select({ id: organizations.organizationId }).from(organizations).where(isOrganization).for("update");
    const lockMember = (tx: Tx) => tx.select({ id: memberships.id }).from(memberships).where(isMember).for("update");
    const bothHoldOne = meeting(2);
    const effects: string[] = [];
    const inOrder = (name: string, first: Lock, second: Lock) =>
      withOrg(owner, async (tx) => {
        onCommit(tx, () => effects.push(name));
        await first(tx);
        await bothHoldOne();
        await second(tx);
        return name;
      });
    const done = await Promise.all([
      inOrder("down", lockOrganization, lockMember),
      inOrder("up", lockMember, lockOrganization),
    ]);
    expect(done).toEqual(["down", "up"]);
    expect(effects.toSorted()).toEqual(["down", "up"]);
  });

  it("that fails otherwise is not repeated", async () => {
    const { owner } = await testOrganization();
    let runs = 0;
    const failing = withOrg(owner, async (tx) => {
      runs += 1;
      await tx.execute(sql`select 1 / 0`);
    });
    await expect(failing).rejects.toBeDefined();
    expect(runs).toBe(1);
  });

  it("that has committed is told as done, though what follows fails, and the rest still follows", async () => {
    const { owner, organizationId } = await testOrganization();
    const followed: string[] = [];
    const value = await withOrg(owner, async (tx) => {
      onCommit(tx, () => {
        throw new Error("The stream is closed.");
      });
      onCommit(tx, () => followed.push("second"));
      await tx.update(organizations).set({ name: "Kept" }).where(eq(organizations.organizationId, organizationId));
      return "done";
    });
    expect(value).toBe("done");
    expect(followed).toEqual(["second"]);
    const [stored] = await withOrg(owner, (tx) => tx.select({ name: organizations.name }).from(organizations));
    expect(stored).toEqual({ name: "Kept" });
  });
});

describe("a snapshot", () => {
  const nameIn = async (tx: Tx) => (await tx.execute<{ name: string }>(sql`select name from organizations`)).rows;

  it("stays at its moment while verbs go on beside it, sees one organization, and writes nothing", async () => {
    const { owner, organizationId } = await testOrganization("Before");
    await testOrganization("Another");
    const { tx, close } = await openSnapshot(owner);
    try {
      await withOrg(owner, (verb) =>
        verb.update(organizations).set({ name: "After" }).where(eq(organizations.organizationId, organizationId)),
      );
      expect(await nameIn(tx)).toEqual([{ name: "Before" }]);
      await expect(tx.execute(sql`delete from comments`)).rejects.toMatchObject({ cause: { code: "25006" } });
    } finally {
      await close();
    }
    expect(await withOrg(owner, nameIn)).toEqual([{ name: "After" }]);
  });

  it("that is left alone is ended by the server, is told so when it is asked, and costs nobody else anything", async () => {
    const { owner } = await testOrganization("Kept");
    const { tx, close } = await openSnapshot(owner);
    const { rows } = await tx.execute<{ pid: number; limit: string }>(
      sql`select pg_backend_pid() as pid, current_setting('idle_in_transaction_session_timeout') as limit`,
    );
    expect(rows[0]?.limit).toBe("5min");
    await tx.execute(sql`set local idle_in_transaction_session_timeout = '50ms'`);
    const isThere = async () =>
      (await database().execute(sql`select from pg_stat_activity where pid = ${rows[0]?.pid ?? 0}`)).rowCount;
    await expect.poll(isThere, { timeout: 30_000 }).toBe(0);
    await expect(nameIn(tx)).rejects.toBeDefined();
    await close();
    expect(await withOrg(owner, nameIn)).toEqual([{ name: "Kept" }]);
  });
});

describe("a hint", () => {
  it("reaches every watcher, also when one before them fails", async () => {
    const { organizationId } = await testOrganization();
    const seen: (number | undefined)[] = [];
    const stops = [
      watch(organizationId, () => {
        throw new Error("The stream is closed.");
      }),
      watch(organizationId, (hint) => seen.push(hint?.sequence)),
    ];
    publish({ organizationId, topic: organizationId, sequence: 7 });
    for (const stop of stops) stop();
    expect(seen).toEqual([7]);
  });
});
