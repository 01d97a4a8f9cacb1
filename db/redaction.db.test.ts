import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Tx, withOrg } from "./client";
import { testOrganization } from "./testing/factories";

const SECRET = "Flask is what our rivals bought";

/** What a failing query leaves for whoever prints its error. */
const printed = (query: ReturnType<typeof sql>) => printedOf((tx) => tx.execute(query));

async function printedOf(work: (tx: Tx) => Promise<unknown>): Promise<string> {
  const { owner } = await testOrganization();
  const failure: unknown = await withOrg(owner, work).then(
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

  it("holds no word of a row that is not of its shape, but says where", async () => {
    const shape = z.object({ names: z.array(z.string().refine(() => false, `There are two called ${SECRET}.`)) });
    const text = await printedOf(() => Promise.resolve(shape.parse({ names: ["x"] })));
    expect(text).not.toContain(SECRET);
    expect(text).toContain("custom at names.0");
  });

  it("holds no beginning of a text that is no JSON", async () => {
    expect(await printedOf(() => Promise.resolve(JSON.parse("Flask")))).not.toContain("Flask");
  });
});
