import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testOrganization } from "@/db/testing/factories";
import { speakingAs } from "@/db/testing/connections";
import { withOrg } from "./client";
import { prepareStatements } from "./prepared";

const preparedLike = (text: string) =>
  sql`select count(*)::int as n from pg_prepared_statements where statement like ${`%${text}%`} and name like 'accord%'`;

describe("a statement with parameters", () => {
  it("is prepared once by its connection, whatever its parameters", async () => {
    const { owner } = await testOrganization();
    await withOrg(owner, async (tx) => {
      for (const value of [1, 2, 3]) await tx.execute(sql`select ${value}::int as once_per_connection`);
      const { rows } = await tx.execute(preparedLike("int as once_per_connection"));
      expect(rows).toEqual([{ n: 1 }]);
    });
  });

  it("answers in the organization that asks, on a connection that prepared it for another one", async () => {
    const [first, second] = [await testOrganization(), await testOrganization()];
    const visible = sql`select organization_id::text as id from organizations where name <> ${"nobody's"}`;
    for (const { owner, organizationId } of [first, second, first, second, first, second, first, second])
      await withOrg(owner, async (tx) => expect((await tx.execute(visible)).rows).toEqual([{ id: organizationId }]));
  });

  it("without parameters is sent as it is, so that several can come in one query", async () => {
    await speakingAs("app", async (client) => {
      prepareStatements(client);
      await client.query("select 1; select 2");
      await client.query({ text: "select 3", values: [] });
      const { rows } = await client.query({
        text: "select count(*)::int as n from pg_prepared_statements where $1",
        values: [true],
      });
      expect(rows).toEqual([{ n: 1 }]);
    });
  });
});
