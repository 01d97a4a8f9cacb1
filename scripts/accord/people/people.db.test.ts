import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { accord } from "@/db/testing/command-line";
import { closePool, moveToFreshDatabase } from "@/db/testing/fresh-database";

const fresh = await moveToFreshDatabase(`people_${randomUUID().slice(0, 8)}`);
const { pool } = await import("@/db/client");
const { testPerson } = await import("@/db/testing/people");
const { listAnnouncements } = await import("@/lib/announcements/queries");
afterAll(async () => {
  await closePool(pool());
  await fresh.drop();
});

// Processes of their own, one after the other, on whatever machine.
const patient = { timeout: 120_000 };

test("a person is erased only with --yes, and is nobody afterwards", patient, async () => {
  const { email } = await testPerson({ name: "Petra Person" });
  expect(await accord(fresh.url, "erase-person", email)).toContain("Nothing has been erased yet.");
  expect(await accord(fresh.url, "erase-person", email, "--yes")).toContain("“Erased person 1”");
  await expect(accord(fresh.url, "erase-person", email, "--yes")).rejects.toThrow("does not exist");
  await expect(accord(fresh.url, "end-second-factor", email)).rejects.toThrow("does not exist");
});

test("an announcement needs its end, with its zone", patient, async () => {
  await expect(accord(fresh.url, "announce", "Update")).rejects.toThrow("Say until when");
  await expect(accord(fresh.url, "announce", "Update", "--until", "2099-12-01 22:00")).rejects.toThrow("no moment");
  await accord(fresh.url, "announce", "Update", "--until", "2099-12-01T22:00+01:00");
  expect(await listAnnouncements()).toMatchObject([{ body: "Update", endsAt: new Date("2099-12-01T21:00Z") }]);
  expect(await accord(fresh.url, "withdraw-announcements")).toContain("Taken back: 1");
});
