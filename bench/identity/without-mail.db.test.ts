import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { closePool, moveToFreshDatabase } from "@/db/testing/fresh-database";

const fresh = await moveToFreshDatabase(`without_mail_${randomUUID().slice(0, 8)}`);
const [{ drillWithoutMail }, { pool }] = await Promise.all([import("./without-mail"), import("@/db/client")]);
afterAll(async () => {
  await closePool(pool());
  await fresh.drop();
});

test("without a mail server, signing up after the first person needs an invitation and tells nothing", async () => {
  expect((await drillWithoutMail()).wrong).toEqual([]);
});
