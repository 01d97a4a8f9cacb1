import { randomUUID } from "node:crypto";
import { afterAll, expect, test, vi } from "vitest";
import { closePool, moveToFreshDatabase } from "@/db/testing/fresh-database";
import { startMailServer } from "@/db/testing/mail/smtp";

// What counts accounts, or looks through every table, needs a database in which nobody else writes.
const fresh = await moveToFreshDatabase(`identity_${randomUUID().slice(0, 8)}`);
const post = await startMailServer();
vi.stubEnv("SMTP_URL", post.url);
const [{ drillAddresses }, { drillTokensAtRest }, { pool }] = await Promise.all([
  import("./addresses"),
  import("./invitations"),
  import("@/db/client"),
]);
afterAll(async () => {
  await closePool(pool());
  await fresh.drop();
  await post.close();
});

test("hostile addresses reach nobody, and spellings one account", async () => {
  expect((await drillAddresses(post.arrived)).wrong).toEqual([]);
});

test("no token stands in the database", async () => {
  expect((await drillTokensAtRest()).wrong).toEqual([]);
});
