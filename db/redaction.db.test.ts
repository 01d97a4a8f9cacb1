import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { withOrg } from "./client";
import { testOrganization } from "./testing/factories";

const SECRET = "Flask is what our rivals bought";

/** What a failing query leaves for whoever prints its error. */
async function printed(query: ReturnType<typeof sql>): Promise<string> {
  const { owner } = await testOrganization();
  const failure: unknown = await withOrg(owner, (tx) => tx.execute(query)).then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(Error);
  return inspect(failure, { depth: 10, showHidden: true });
}

describe("the error of a failed query", () => {
  it("holds no parameter of it, but says which query it was", async () => {
    const text = await printed(sql`select no_such_function(${SECRET}::text)`);
    expect(text).not.toContain(SECRET);
    expect(text).toContain("select no_such_function($1::text)");
    expect(text).toContain("42883");
  });

  it("holds no value that the database quotes", async () => {
    const text = await printed(sql`select ${SECRET}::text::uuid`);
    expect(text).not.toContain(SECRET);
    expect(text).toContain("22P02");
  });
});
