import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, expect, test, vi } from "vitest";

const place = mkdtempSync(path.join(tmpdir(), "accord-folder-"));
afterAll(() => rmSync(place, { recursive: true }));
const pictures = path.join(place, "pictures");
vi.stubEnv("ATTACHMENTS_FOLDER", pictures);

// Imported only now: the environment is read once.
const { archiveOf, eraseOrganization, hashesOf, packTo, resealed } =
  await import("@/db/testing/archives/organizations");
const { testDecision } = await import("@/db/testing/decision-states");
const { testOrganization } = await import("@/db/testing/factories");
const { addAttachment } = await import("@/lib/decisions/attachments/mutations");
const { restoreOrganization } = await import("./mutations");

test("pictures that a server keeps in a folder go along and come back there, and none stays of an archive that is refused", async () => {
  const { owner, organizationId } = await testOrganization();
  const { number } = await testDecision(owner);
  const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: "navy" } })
    .png()
    .toBuffer();
  await addAttachment(owner, { number }, { bytes });
  const own = path.join(pictures, organizationId);
  const kept = readdirSync(own);
  expect(kept).toHaveLength(1);
  const files = await archiveOf(owner);
  await eraseOrganization(organizationId);
  rmSync(own, { recursive: true });

  const email = `${owner.userId}@test.example`;
  const broken = resealed(files, "tables/memberships.jsonl", (text) => text.replace(`"owner"`, `"member"`));
  await expect(restoreOrganization(packTo(path.join(place, "broken.zip"), broken), email)).rejects.toThrow(
    "is no owner",
  );
  expect(readdirSync(own)).toEqual([]);
  await restoreOrganization(packTo(path.join(place, "whole.zip"), files), email);
  expect(readdirSync(own)).toEqual(kept);
  expect(hashesOf(await archiveOf(owner))).toEqual(hashesOf(files));
});
