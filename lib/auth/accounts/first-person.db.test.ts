import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase } from "@/db/testing/fresh-database";
import { testEmail, testVisitor } from "@/db/testing/people";
import { mayFoundOrganization, signUpWay } from "./queries";
import { signUp } from "./mutations";

const poolKey = Symbol.for("accord.pool");
const home: typeof globalThis & { [poolKey]?: pg.Pool } = globalThis;
let restore: () => Promise<void>;

beforeAll(async () => {
  const fresh = await freshDatabase(`first_person_${randomUUID().slice(0, 8)}`);
  const before = home[poolKey];
  const own = new pg.Pool({ connectionString: fresh.url, max: 10 });
  home[poolKey] = own;
  restore = async () => {
    home[poolKey] = before;
    await own.end();
    await fresh.drop();
  };
});
afterAll(() => restore());

describe("on an empty server", () => {
  it("exactly one of 20 people who come first at the same moment signs up, and may found an organization", async () => {
    expect(await signUpWay()).toBe("first");
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        signUp(testVisitor(), { name: `First ${index}`, email: testEmail(), password: "correct horse battery" }),
      ),
    );
    const made = outcomes.filter((outcome) => outcome.status === "fulfilled");
    expect(made).toHaveLength(1);
    expect(await signUpWay()).toBe("invitation");
    expect(await mayFoundOrganization(made[0]?.value.userId ?? "")).toBe(true);
  });
});
