import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import { withOrg } from "@/db/client";
import { events } from "@/db/schema/history";
import { idempotencyKeys } from "@/db/schema/requests/keys";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { Refusal } from "@/lib/errors";
import { renameOrganization } from "@/lib/organizations/mutations";
import { createProductLine } from "@/lib/product-lines/mutations";
import { forgetOldAnswers, once } from "./mutations";

const request = (body: string) => ["POST", "/o/acme/lines", body];
const lineOf = (ctx: Ctx, name: string) => () => createProductLine(ctx, { name, parentId: null });

/** How many new product lines the history tells of. */
async function linesMade(ctx: Ctx): Promise<number> {
  const rows = await withOrg(ctx, (tx) =>
    tx
      .select({ id: events.id })
      .from(events)
      .where(and(eq(events.organizationId, ctx.organizationId), eq(events.type, "product_line.created"))),
  );
  // The organization began with one.
  return rows.length - 1;
}

const age = (ctx: Ctx, change: object) =>
  withOrg(ctx, (tx) =>
    tx.update(idempotencyKeys).set(change).where(eq(idempotencyKeys.organizationId, ctx.organizationId)),
  );

describe("a request that its sender may repeat", () => {
  it("has one effect and 50 equal answers when 50 of it come at once", async () => {
    const { owner } = await testOrganization();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => once(owner, { key, request: request("one") }, lineOf(owner, "Freight"))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await linesMade(owner)).toBe(1);
  });

  it("is refused with another body, whether the first was answered or not", async () => {
    const { owner } = await testOrganization();
    const key = randomUUID();
    await once(owner, { key, request: request("one") }, lineOf(owner, "Freight"));
    const other = once(owner, { key, request: request("two") }, lineOf(owner, "Rail"));
    await expect(other).rejects.toMatchObject({ code: "INVALID" });
    expect(await linesMade(owner)).toBe(1);
    await expect(
      once(owner, { key: "a key with spaces", request: request("three") }, lineOf(owner, "Sea")),
    ).rejects.toMatchObject({ code: "INVALID" });
  });

  it("is another one for another person, and in another organization", async () => {
    const house = await testOrganization();
    const admin = await testMember(house, "admin");
    const { owner: stranger } = await testOrganization();
    const key = randomUUID();
    for (const ctx of [house.owner, admin, stranger])
      await once(ctx, { key, request: request("one") }, lineOf(ctx, `Line of ${ctx.memberId.slice(-6)}`));
    expect([await linesMade(house.owner), await linesMade(stranger)]).toEqual([2, 1]);
  });

  it("gets the same refusal again, though by then it would be allowed", async () => {
    const house = await testOrganization();
    const member = await testMember(house, "member");
    const key = randomUUID();
    const first = once(member, { key, request: request("one") }, lineOf(member, "Freight"));
    await expect(first).rejects.toMatchObject({ code: "FORBIDDEN" });
    const again = once(member, { key, request: request("one") }, lineOf(house.owner, "Freight"));
    await expect(again).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await linesMade(member)).toBe(0);
  });

  it("may be tried again with its key after a bug or while the server was out of reach", async () => {
    const { owner } = await testOrganization();
    for (const failure of [new Error("a bug"), new Refusal("UNAVAILABLE", "Try again in a moment.")]) {
      const key = randomUUID();
      const failing = once(owner, { key, request: request("one") }, () => Promise.reject(failure));
      await expect(failing).rejects.toThrow(failure.message);
      await once(owner, { key, request: request("one") }, lineOf(owner, `After ${failure.name}`));
    }
    expect(await linesMade(owner)).toBe(2);
  });

  it("is answered by what it did when the process ended right after its commit", async () => {
    const { owner } = await testOrganization();
    const key = randomUUID();
    let made: unknown;
    const ended = new Promise<void>((committed) => {
      void once(owner, { key, request: request("one") }, async () => {
        made = await lineOf(owner, "Freight")();
        committed();
        return new Promise(() => undefined);
      });
    });
    await ended;
    expect(await once(owner, { key, request: request("one") }, lineOf(owner, "Freight"))).toEqual(made);
    expect(await linesMade(owner)).toBe(1);
  });

  it("is taken over when it was cut off, and has no effect when it comes back after all", async () => {
    const { owner } = await testOrganization();
    const key = randomUUID();
    let goOn: () => void = () => undefined;
    const stalled = new Promise<void>((resolve) => (goOn = resolve));
    const begun = vi.fn();
    const first = once(owner, { key, request: request("one") }, async () => {
      begun();
      await stalled;
      return lineOf(owner, "Freight")();
    });
    const refused = expect(first).rejects.toMatchObject({ code: "CONFLICT", retryAfter: 1 });
    await vi.waitFor(() => expect(begun).toHaveBeenCalled());
    await age(owner, { claimedAt: sql`clock_timestamp() - interval '2 minutes'` });
    await once(owner, { key, request: request("one") }, lineOf(owner, "Rail"));
    goOn();
    await refused;
    expect(await linesMade(owner)).toBe(1);
  });

  it("takes an answer of a day ago for none, and a job forgets it", async () => {
    const { owner } = await testOrganization();
    const key = randomUUID();
    await once(owner, { key, request: request("one") }, () => renameOrganization(owner, { name: "One" }));
    expect(await forgetOldAnswers(owner)).toBe(0);
    await age(owner, { createdAt: sql`clock_timestamp() - interval '25 hours'` });
    const anew = await once(owner, { key, request: request("two") }, () => renameOrganization(owner, { name: "Two" }));
    expect(anew).toEqual({ name: "Two" });
    await age(owner, { createdAt: sql`clock_timestamp() - interval '25 hours'` });
    expect(await forgetOldAnswers(owner)).toBe(1);
  });
});
