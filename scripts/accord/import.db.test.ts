import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { testMember, testOrganization } from "@/db/testing/factories";
import { getRecord } from "@/lib/decisions/record/queries";
import { getSource } from "@/lib/imports/source/queries";
import { importAs } from "./import";

/** A repository with one record, committed long ago by Grace. */
function repository(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "repository-"));
  writeFileSync(path.join(folder, "0004-queues.md"), "# 4. Queues\n\n## Status\n\nAccepted\n\n## Decision\n\nOne.\n");
  const git = (...words: string[]) =>
    execFileSync("git", ["-c", "user.name=Grace Hopper", "-c", "user.email=grace@example.org", ...words], {
      cwd: folder,
    });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "--date=2019-05-06T10:00:00Z", "-m", "Queues");
  return folder;
}

test("a folder comes in from the command line, dated and signed by its history; a preview leaves nothing", async () => {
  const { owner } = await testOrganization();
  const folder = repository();
  const said: string[] = [];
  const options = { line: "core", source: "queues" };
  try {
    await importAs(owner, folder, { ...options, isPreview: true }, (line) => said.push(line));
    expect(said.at(-1)).toBe("Nothing was imported: this was a preview.");
    await expect(getRecord(owner, 4)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await importAs(owner, folder, { ...options, isPreview: false }, (line) => said.push(line));
    await importAs(owner, folder, { ...options, isPreview: false }, (line) => said.push(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(said).toContain("1 new, 0 updated, 0 unchanged, 0 left as they are.");
  expect(said.at(-1)).toBe("0 new, 0 updated, 1 unchanged, 0 left as they are.");
  expect((await getRecord(owner, 4)).decision.decidedAt?.toISOString().slice(0, 10)).toBe("2019-05-06");
  expect((await getSource(owner, 4))?.facts.people.authors).toEqual(["Grace Hopper"]);
});

test("whoever may not import may not from the command line, and a line has to be there", async () => {
  const organization = await testOrganization();
  const folder = repository();
  const member = await testMember(organization, "member");
  try {
    const as = (ctx: typeof member, line: string) =>
      importAs(ctx, folder, { line, source: "x", isPreview: true }, () => undefined);
    await expect(as(member, "core")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as(organization.owner, "nowhere")).rejects.toThrow("has no product line nowhere");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
