import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testOrganization } from "@/db/testing/factories";
import { meeting } from "@/db/testing/meeting";
import { publish, watch } from "@/lib/live/hub";
import { onCommit, withOrg, type Tx } from "./client";
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
