import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { closePool, freshDatabase } from "@/db/testing/fresh-database";
import { testEmail, testPerson, testVisitor } from "@/db/testing/people";
import { createOrganization } from "@/lib/organizations/mutations";
import { mayFoundOrganization, signUpWay } from "./queries";
import { signUp } from "./mutations";

// The environment is read once, by the first module that asks for it.
vi.hoisted(() => vi.stubEnv("SIGN_UP", "invite"));

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
    await closePool(own);
    await fresh.drop();
  };
});
afterAll(() => restore());

describe("on an empty server for invited people", () => {
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
    const first = { userId: made[0]?.value.userId ?? "", name: "First", email: "" };
    const second = await testPerson({ password: "correct horse battery" });
    expect(await mayFoundOrganization(first.userId)).toBe(true);
    expect(await mayFoundOrganization(second.userId)).toBe(false);
    const wish = { name: "Wished for", lineName: "Core" };
    await expect(createOrganization(second, wish)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(createOrganization(first, wish)).resolves.toMatchObject({ slug: "wished-for" });
  });
});
