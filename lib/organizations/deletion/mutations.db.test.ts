import { existsSync } from "node:fs";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { afterAll, describe, expect, it, vi } from "vitest";
import { database, pool, withOrg } from "@/db/client";
import { organizationDirectory, sessions } from "@/db/schema/accounts";
import { capturedDomains } from "@/db/schema/sso";
import { testPerson } from "@/db/testing/people";
import { organizations } from "@/db/schema/organizations";
import { fullOrganization } from "@/db/testing/archives/full-organization";
import { speakingAs } from "@/db/testing/connections";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { contextOf } from "@/lib/auth/context";
import type { Person } from "@/lib/auth/person";
import { env } from "@/lib/env";
import { createOrganization } from "../mutations";
import { listOrganizations } from "../queries";
import { askForDeletion, dissolveOrganization, undoDeletion } from "./mutations";

const pictures = await mkdtemp(path.join(tmpdir(), "accord-dissolve-"));
afterAll(() => rm(pictures, { recursive: true }));

const ask = (ctx: Ctx) => askForDeletion(ctx, { name: ctx.organizationName });

/** As if so many days had gone by since somebody asked: only the owner of the tables can say so. */
const daysLater = ({ organizationId }: Ctx, days: number) =>
  speakingAs("owner", (client) =>
    client.query(
      "update organizations set deletion_asked_at = deletion_asked_at - make_interval(days => $2) where organization_id = $1",
      [organizationId, days],
    ),
  );

/** Rows of an organization in every table that has any column for it, by table. */
const rowsOf = ({ organizationId }: Ctx): Promise<Record<string, number>> =>
  speakingAs("owner", async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    );
    const counted: Record<string, number> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from ${client.escapeIdentifier(name)} where organization_id = $1`,
        [organizationId],
      );
      counted[name] = rows[0]?.n ?? 0;
    }
    const { rows: jobs } = await client.query<{ n: number }>(
      "select count(*)::int as n from pgboss.job where data ->> 'organizationId' = $1",
      [organizationId],
    );
    return { ...counted, jobs: jobs[0]?.n ?? 0 };
  });

async function inBrowser({ userId, name }: Ctx): Promise<Person> {
  const sessionId = uuid();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await database().insert(sessions).values({ id: sessionId, userId, expiresAt });
  return { userId, sessionId, name, email: "" };
}

describe("an organization that is to be deleted", () => {
  it("is gone after 14 days with every row and picture, its address is free, and others are as they were", async () => {
    const owner = await fullOrganization(`gone.${uuid()}@example.org`);
    const other = await fullOrganization(`stays.${uuid()}@example.org`);
    vi.spyOn(env, "ATTACHMENTS_FOLDER", "get").mockReturnValue(pictures);
    for (const ctx of [owner, other]) {
      await mkdir(path.join(pictures, ctx.organizationId));
      await writeFile(path.join(pictures, ctx.organizationId, "0".repeat(64)), "a picture");
    }
    const before = await rowsOf(other);
    expect((await rowsOf(owner))["events"]).toBeGreaterThan(300);
    await ask(owner);
    await daysLater(owner, 14);
    expect(await dissolveOrganization(owner)).toBe(true);
    const left = Object.entries(await rowsOf(owner)).filter(([, rows]) => rows > 0);
    expect(left).toEqual([]);
    expect(await rowsOf(other)).toEqual(before);
    expect(existsSync(path.join(pictures, owner.organizationId))).toBe(false);
    expect(existsSync(path.join(pictures, other.organizationId))).toBe(true);
    expect(await dissolveOrganization(owner)).toBe(true);
    expect(
      await database().select().from(organizationDirectory).where(eq(organizationDirectory.slug, owner.slug)),
    ).toEqual([]);
    const person = { userId: other.userId, name: other.name, email: "" };
    const { slug } = await createOrganization(person, { name: owner.slug.replaceAll("-", " "), lineName: "Line" });
    expect(slug).toBe(owner.slug);
  });

  it("lets its domains go, and shuts what its sign-on provider opened", async () => {
    const { owner } = await testOrganization();
    const person = await testPerson();
    const domain = `${uuid()}.example`;
    await database().insert(capturedDomains).values({ domain, capturedBy: owner.organizationId });
    await database()
      .update(sessions)
      .set({ way: "sso", ssoOrganizationId: owner.organizationId })
      .where(eq(sessions.id, person.sessionId));
    await ask(owner);
    await daysLater(owner, 14);
    expect(await dissolveOrganization(owner)).toBe(true);
    expect(await database().select().from(capturedDomains).where(eq(capturedDomains.domain, domain))).toEqual([]);
    expect(await database().select().from(sessions).where(eq(sessions.id, person.sessionId))).toEqual([]);
  });

  it("stays whole until the last day is over, whatever the app says of when it began", async () => {
    const { owner } = await testOrganization();
    expect(await dissolveOrganization(owner)).toBe(false);
    await ask(owner);
    const longAgo = new Date(Date.now() - 30 * 86_400_000);
    await withOrg(owner, (tx) =>
      tx
        .update(organizations)
        .set({ deletionAskedAt: longAgo })
        .where(eq(organizations.organizationId, owner.organizationId)),
    );
    expect(await dissolveOrganization(owner)).toBe(false);
    await daysLater(owner, 13);
    expect(await dissolveOrganization(owner)).toBe(false);
    expect((await rowsOf(owner))["organizations"]).toBe(1);
    await expect(pool().query("delete from events")).rejects.toThrow("permission denied");
  });

  it("is kept and open again when an owner says so, and its history tells both", async () => {
    const { owner } = await testOrganization();
    await ask(owner);
    await undoDeletion(owner, {});
    await daysLater(owner, 20);
    expect(await dissolveOrganization(owner)).toBe(false);
    const told = await speakingAs("owner", (client) =>
      client.query<{ type: string }>(
        "select type from events where organization_id = $1 and chain_id = $1 and type like 'organization.deletion%' order by sequence",
        [owner.organizationId],
      ),
    );
    expect(told.rows.map(({ type }) => type)).toEqual(["organization.deletion_asked", "organization.deletion_undone"]);
    await expect(undoDeletion(owner, {})).rejects.toMatchObject({ code: "PRECONDITION" });
  });

  it("is closed to everybody but its owners from the next request on", async () => {
    const house = await testOrganization();
    const people = [house.owner, await testMember(house, "admin"), await testMember(house, "member")];
    const persons = await Promise.all(people.map(inBrowser));
    const enter = () => Promise.all(persons.map((person) => contextOf({ ...person }, house.slug)));
    expect((await enter()).map((ctx) => ctx !== null)).toEqual([true, true, true]);
    await ask(house.owner);
    const [owner, ...others] = await enter();
    expect(owner?.closedSince).toBeInstanceOf(Date);
    expect(others).toEqual([null, null]);
    const listed = await Promise.all(people.map((ctx) => listOrganizations(ctx)));
    expect(listed.map((list) => list.length)).toEqual([1, 0, 0]);
  });

  it("needs its own name, typed, and is asked for once", async () => {
    const { owner } = await testOrganization();
    await expect(askForDeletion(owner, { name: "Another" })).rejects.toMatchObject({ code: "INVALID" });
    await ask(owner);
    await expect(ask(owner)).rejects.toMatchObject({ code: "CONFLICT" });
  });
});
