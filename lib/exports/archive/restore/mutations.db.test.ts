import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import {
  archiveOf,
  countOfOrganization,
  eraseOrganization,
  hashesOf,
  manifestOf,
  packTo,
  resealed,
  withManifest,
  type ArchiveFiles,
} from "@/db/testing/archives/organizations";
import { zipOf } from "@/db/testing/archives/writer";
import { contentHashOf, proposed, revise } from "@/db/testing/decisions";
import { testLine, testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import { testEmail } from "@/db/testing/people";
import { approveDecision } from "@/lib/approvals/mutations";
import { addAttachment } from "@/lib/decisions/attachments/mutations";
import { getAttachment } from "@/lib/decisions/attachments/queries";
import { getRecord } from "@/lib/decisions/record/queries";
import { restoreOrganization } from "./mutations";

const folder = mkdtempSync(path.join(tmpdir(), "accord-restore-"));
afterAll(() => rmSync(folder, { recursive: true }));

let organization: TestOrganization;
let files: ArchiveFiles;
let picture: { readonly fileName: string };
const emailOf = (userId: string) => `${userId}@test.example`;

/** One organization with a tree of lines, a picture, two decisions and a lead’s approval: archived, and gone. */
beforeAll(async () => {
  organization = await testOrganization("Meridian");
  const { owner, lineId, organizationId } = organization;
  const lead = await testMember(organization, "lead", { productLineIds: [lineId] });
  await testLine(organizationId, "Below", await testLine(organizationId, "Above", lineId));
  const decisionId = await proposed(owner, [lineId], "First");
  const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  const added = await addAttachment(owner, { number: 1 }, { bytes });
  picture = added;
  await revise(owner, decisionId, `![Red](${added.name})`);
  await approveDecision(lead, { decisionId, contentHash: await contentHashOf(lead, decisionId), note: "Good." });
  await proposed(owner, [lineId], "Second");
  files = await archiveOf(owner);
  await eraseOrganization(organizationId);
});

let place = 0;
const restored = (some: ArchiveFiles, as = emailOf(organization.owner.userId)) =>
  restoreOrganization(packTo(path.join(folder, `${(place += 1)}.zip`), some), as);

/** Refused with this sentence, and nothing of it stays. */
async function expectRefused(some: ArchiveFiles, sentence: RegExp, as?: string): Promise<void> {
  await expect(restored(some, as)).rejects.toMatchObject({
    name: "Refusal",
    message: expect.stringMatching(sentence) as string,
  });
  expect(await countOfOrganization(organization.organizationId)).toBe(0);
}

/** The archive with a table changed by somebody who knows how to seal it again. */
const changed = (table: string, change: (text: string) => string) => resealed(files, `tables/${table}.jsonl`, change);
const without = (name: string) => new Map([...files].filter(([file]) => file !== name));
const withManifestOf = (changes: object) => withManifest(files, { ...manifestOf(files), ...changes });
const withFile = (name: string) => new Map([...files, [name, Buffer.from("x\n")]]);

describe("an archive is refused with a sentence, and nothing of it stays,", () => {
  test("when it is no archive of an organization", async () => {
    await expect(restoreOrganization(path.join(folder, "nowhere.zip"), "a@b.example")).rejects.toThrow("ENOENT");
    await expectRefused(new Map([["adr/1.md", Buffer.from("# One")]]), /has no place in the archive/);
    await expectRefused(without("manifest.json"), /has no manifest\.json/);
    await expectRefused(new Map([["manifest.json", Buffer.from("[")]]), /not the archive of an organization/);
    await expectRefused(withManifestOf({ format: "accord-evaluation" }), /not the archive of an organization/);
  });

  test("when it is of another version or another age", async () => {
    await expectRefused(withManifestOf({ version: 2 }), /has version 2 .* reads version 1/);
    await expectRefused(withManifestOf({ schema: "0001_jobs" }), /an Accord at “0001_jobs”/);
  });

  test("when a file is missing, extra, renamed or leads elsewhere", async () => {
    await expectRefused(without("tables/events.jsonl"), /“tables\/events\.jsonl” is missing/);
    await expectRefused(withFile("tables/secrets.jsonl"), /“tables\/secrets\.jsonl” is in the archive and not in its/);
    await expectRefused(withFile("../../etc/passwd"), /“\.\.\/\.\.\/etc\/passwd” has no place/);
    await expectRefused(withFile("tables/../x.jsonl"), /has no place/);
    const renamed = manifestOf(files).files.map((file) =>
      file.path === "tables/goals.jsonl" ? { ...file, path: "tables/aims.jsonl" } : file,
    );
    const moved = new Map([...without("tables/goals.jsonl"), ["tables/aims.jsonl", Buffer.alloc(0)]]);
    await expectRefused(
      withManifest(moved, { ...manifestOf(files), files: renamed }),
      /“tables\/goals\.jsonl” is missing/,
    );
    const dangling = manifestOf(files).files.concat({
      path: `attachments/${"a".repeat(64)}`,
      rows: null,
      bytes: 0,
      sha256: "b".repeat(64),
    });
    await expectRefused(withManifest(files, { ...manifestOf(files), files: dangling }), /is missing from the archive/);
  });

  test("when a file is not what the manifest says", async () => {
    const events = files.get("tables/events.jsonl") ?? Buffer.alloc(0);
    const flipped = Buffer.from(events);
    flipped.writeUInt8(flipped.readUInt8(200) ^ 1, 200);
    await expectRefused(new Map([...files, ["tables/events.jsonl", flipped]]), /“tables\/events\.jsonl” is not what/);
    await expectRefused(new Map([...files, ["tables/events.jsonl", events.subarray(10)]]), /is not what/);
    const counts = manifestOf(files).files.map((file) => ({
      ...file,
      ...(file.rows !== null && { rows: file.rows + 1 }),
    }));
    await expectRefused(withManifestOf({ files: counts }), /is not what/);
  });

  test("when a row is of another organization, unreadable, or of other columns", async () => {
    const { organizationId } = organization;
    await expectRefused(
      changed("decisions", (text) => text.replaceAll(organizationId, "01900000-0000-7000-8000-000000000000")),
      /“tables\/decisions\.jsonl” has a row of another organization/,
    );
    await expectRefused(
      changed("decisions", (text) => text.replace(`"title":`, `"titles":`)),
      /other columns/,
    );
    await expectRefused(
      changed("decisions", (text) => text.replace("{", "")),
      /not as Accord writes it/,
    );
    await expectRefused(
      changed("decisions", (text) => text.replace("{", `{"organization_id":"x",`)),
      /not as Accord writes/,
    );
    await expectRefused(
      changed("decisions", (text) => text.replace(`"number":1,`, `"number":1.5,`)),
      /not as Accord/,
    );
    await expectRefused(
      changed("decisions", (text) => text.replace(/"created_at":"[^"]+"/, `"created_at":"soon"`)),
      /does not fit/,
    );
    await expectRefused(
      changed("decisions", (text) => text.slice(0, -1)),
      /is not what|ends in the middle/,
    );
  });

  test("when a reference leads nowhere, or a row stands there twice", async () => {
    const first = (text: string) => `${text.split("\n")[0]}\n`;
    await expectRefused(
      changed("revision_sections", () => ""),
      /does not hold|refers to/,
    );
    await expectRefused(
      changed("revisions", () => ""),
      /“tables\/(revision_sections|approvals)\.jsonl” refers to something/,
    );
    await expectRefused(
      changed("decisions", (text) => text + first(text)),
      /says the same thing twice/,
    );
  });

  test("when its history does not hold", async () => {
    await expectRefused(
      changed("decisions", (text) => text.replace(`"title":"Second"`, `"title":"Another"`)),
      /history does not hold.*ADR-2 of Meridian/,
    );
    await expectRefused(
      changed("event_texts", (text) => text.replace(`"body":"Good."`, `"body":"Bad."`)),
      /history does not hold/,
    );
    await expectRefused(
      changed("approvals", (text) => text.replace(`"approved"`, `"rejected"`)),
      /history does not hold/,
    );
  });

  test("when its people are not its members, or nobody answers for it", async () => {
    const people = (change: (text: string) => string) => resealed(files, "people.jsonl", change);
    await expectRefused(files, /is no owner of this organization/, "somebody@example.org");
    await expectRefused(
      people((text) => text.split("\n").slice(1).join("\n")),
      /does not say who one of the members is/,
    );
    await expectRefused(
      people((text) => text.replace(/"email":"[^"]+"/g, `"email":"a@example.org"`)),
      /names somebody twice/,
    );
    await expectRefused(
      people((text) => text.replace(/"email":"[^"]+"/, `"email":"nobody"`)),
      /in a way that/,
    );
    const [owner] = await database().select({ id: users.id }).from(users).where(eq(users.email, "a@example.org"));
    expect(owner).toBeUndefined();
  });

  test("when a picture is another one, or a locked or doubled file is in the zip", async () => {
    const name = [...files.keys()].find((file) => file.startsWith("attachments/")) ?? "";
    await expectRefused(
      resealed(files, name, () => "Another."),
      /is not what/,
    );
    await expectRefused(
      changed("attachments", () => ""),
      /refers to something|no row of the archive names/,
    );
    const doubled = zipOf([...files, ...files].map(([file, bytes]) => ({ name: file, bytes })));
    const locked = zipOf([...files].map(([file, bytes]) => ({ name: file, bytes, flags: 1 })));
    for (const [at, zip] of [doubled, locked, doubled.subarray(0, 4_000)].entries()) {
      const target = path.join(folder, `odd-${at}.zip`);
      writeFileSync(target, zip);
      await expect(restoreOrganization(target, "a@example.org")).rejects.toMatchObject({
        message: expect.stringMatching([/twice/, /packed or locked/, /damaged/][at] ?? /never/) as string,
      });
    }
  });
});

describe("an organization that comes back", () => {
  test("is what it was, and its next archive is the same to the byte", async () => {
    const { owner, slug } = organization;
    const made = testEmail();
    const lead = JSON.parse(files.get("people.jsonl")?.toString().split("\n")[1] ?? "") as { email: string };
    const elsewhere = resealed(files, "people.jsonl", (text) => text.replace(lead.email, made));
    expect(await restored(elsewhere)).toMatchObject({
      slug,
      name: "Meridian",
      known: 1,
      made: 1,
      ownerNeedsLink: true,
    });
    const again = await archiveOf(owner);
    expect(hashesOf(again)).toEqual(hashesOf(elsewhere));
    const record = await getRecord(owner, 1);
    expect(record).toMatchObject({ decision: { status: "accepted" }, pictures: [{ fileName: picture.fileName }] });
    expect((await getAttachment(owner, { number: 1, name: picture.fileName })).type).toBe("image/png");
    const [account] = await database()
      .select({ name: users.name, passwordHash: users.passwordHash })
      .from(users)
      .where(eq(users.email, made));
    expect(account?.passwordHash).toBeNull();

    await expect(restored(files)).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining(`here already, at /o/${slug}`) as string,
    });
    const { organizationId } = await testOrganization();
    const other = JSON.parse(
      JSON.stringify(manifestOf(files)).replaceAll(organization.organizationId, organizationId),
    ) as ReturnType<typeof manifestOf>;
    await eraseOrganization(organizationId);
    await expect(restored(withManifest(files, other))).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("Another organization is at") as string,
    });
  });
});
