import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { fullOrganization } from "@/db/testing/archives/full-organization";
import { hashesOf, manifestOf, unpacked } from "@/db/testing/archives/organizations";
import { accord, asOwnerOf, ownerUrlOf } from "@/db/testing/command-line";
import { freshDatabase } from "@/db/testing/fresh-database";
import { EVERY_CHECK } from "@/lib/upkeep/verification/queries";
import { verifyHistory } from "@/lib/history/verification/queries";
import { holds } from "@/lib/history/verification/rules";

const folder = mkdtempSync(path.join(tmpdir(), "accord-archive-"));
const fresh = await freshDatabase(`archive_${randomUUID().slice(0, 8)}`);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await fresh.drop();
});

// Four processes of their own, one after the other, on whatever machine.
const patient = { timeout: 300_000 };

test(
  "an organization moves to an empty server whole: the same bytes, the same history, and its people can come in",
  patient,
  async () => {
    const email = `petra.${randomUUID()}@example.org`;
    const { slug, organizationId } = await fullOrganization(email);
    const [one, two] = [path.join(folder, "one.zip"), path.join(folder, "two.zip")];
    const asOwner = ["--org", slug, "--as", email];
    await accord(null, "export-organization", one, ...asOwner);
    await expect(accord(null, "export-organization", one, ...asOwner)).rejects.toThrow("is there already");
    // Once as the owner of the database, as where PostgreSQL is embedded, and then as the app.
    const said = await accord(ownerUrlOf(fresh.url), "restore-organization", one, "--as", email);
    expect(said).toContain(`Meridian Logistics is at /o/${slug}`);
    expect(said).toContain("0 of its people had an account here, 14 got one");
    expect(said).toContain(`reset-link ${email}`);
    await accord(fresh.url, "export-organization", two, ...asOwner);

    const before = await unpacked(readFileSync(one));
    expect(hashesOf(await unpacked(readFileSync(two)))).toEqual(hashesOf(before));
    const empty = manifestOf(before).files.filter(({ rows }) => rows === 0);
    expect(empty.map(({ path: at }) => at)).toEqual([]);

    const checked = ["public/verify.mjs", one];
    expect(execFileSync(process.execPath, checked, { encoding: "utf8" })).toContain("Everything holds.");

    await asOwnerOf(fresh.url, async (client) => {
      const report = await verifyHistory(client, EVERY_CHECK);
      expect(report.problems).toEqual([]);
      expect(holds(report)).toBe(true);
      expect(report.events).toBeGreaterThan(300);
      const sealed = "commitment = sha256(salt || convert_to(submission, 'UTF8'))";
      const { rows } = await client.query<{ sealed: number; others: number; jobs: number }>(
        `select count(*) filter (where ${sealed})::int as sealed, count(*) filter (where not ${sealed})::int as others,
         (select count(*)::int from pgboss.job where name = 'reveal' and data ->> 'organizationId' = $1) as jobs
       from ballots where submission is not null`,
        [organizationId],
      );
      expect(rows[0]?.sealed).toBeGreaterThan(10);
      expect(rows[0]).toMatchObject({ others: 0, jobs: 1 });
    });
    expect(await accord(fresh.url, "reset-link", email)).toMatch(/\/reset\/reset_/);
  },
);
