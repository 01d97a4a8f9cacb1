import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { speakingAs } from "./testing/connections";
import { testMember, testOrganization } from "./testing/factories";

const tenantTables = `
  select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'organization_directory' order by 1`;

describe("tenancy", () => {
  it("has no breach in the catalog", async () => {
    const lint = await readFile(path.join(import.meta.dirname, "testing", "tenancy-lint.sql"), "utf8");
    const breaches = await speakingAs("superuser", (client) => client.query(lint));
    expect(breaches.rows).toEqual([]);
  });

  it("shows the app's role no row of any tenant table without an organization, nor another's with one", async () => {
    const mine = await testOrganization();
    const foreign = await testOrganization();
    await testMember(foreign, "member");
    await speakingAs("app", async (client) => {
      const tables = await client.query<{ name: string }>(tenantTables);
      expect(tables.rows.length).toBeGreaterThan(20);
      for (const { name } of tables.rows) {
        const bare = await client.query<{ n: number }>(`select count(*)::int as n from ${name}`);
        expect({ name, n: bare.rows[0] }).toEqual({ name, n: { n: 0 } });
        await client.query("begin");
        await client.query("select set_config('app.organization_id', $1, true)", [mine.organizationId]);
        const others = await client.query<{ n: number }>(
          `select count(*)::int as n from ${name} where organization_id = $1`,
          [foreign.organizationId],
        );
        await client.query("rollback");
        expect({ name, n: others.rows[0] }).toEqual({ name, n: { n: 0 } });
      }
      // The positive control: with the right organization the same role sees its rows.
      await client.query("begin");
      await client.query("select set_config('app.organization_id', $1, true)", [mine.organizationId]);
      const own = await client.query("select count(*)::int as n from memberships");
      await client.query("rollback");
      expect(own.rows[0]).toEqual({ n: 1 });
    });
  });

  it("refuses to write a row into another organization", async () => {
    const mine = await testOrganization();
    const foreign = await testOrganization();
    await speakingAs("app", async (client) => {
      await client.query("begin");
      await client.query("select set_config('app.organization_id', $1, true)", [mine.organizationId]);
      const insert = client.query(
        "insert into product_lines (organization_id, id, name, slug) values ($1, gen_random_uuid(), 'x', 'x')",
        [foreign.organizationId],
      );
      await expect(insert).rejects.toThrow(/row-level security/);
      await client.query("rollback");
    });
  });

  it("lets nobody but the owner's migrations change or remove an event", async () => {
    await speakingAs("app", async (client) => {
      await expect(client.query("update events set type = 'x'")).rejects.toThrow(/permission denied/);
      await expect(client.query("delete from events")).rejects.toThrow(/permission denied/);
      await expect(client.query("truncate events")).rejects.toThrow(/permission denied/);
    });
  });

  it("lets the app neither rewrite a revision nor remove a verdict or a chain", async () => {
    await speakingAs("app", async (client) => {
      for (const statement of [
        "update revisions set title = 'x'",
        "delete from revisions",
        "update revision_sections set body = 'x'",
        "delete from approvals",
        "update approval_product_lines set approval_id = approval_id",
        "delete from approval_product_lines",
        "delete from chains",
      ])
        await expect(client.query(statement), statement).rejects.toThrow(/permission denied/);
    });
  });

  it("takes back what the app was granted too much before, and touches nothing where all is right", async () => {
    const policies = await readFile(path.join(import.meta.dirname, "policies.sql"), "utf8");
    const grants = `select relname, relacl::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
    await speakingAs("owner", async (client) => {
      const before = await client.query(grants);
      await client.query("begin");
      await client.query("grant update, delete, truncate on revisions, approvals, events to accord_app");
      await client.query(policies);
      const after = await client.query(grants);
      await client.query("rollback");
      expect(after.rows).toEqual(before.rows);
    });
  });
});
