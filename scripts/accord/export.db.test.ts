import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { proposed } from "@/db/testing/decisions";
import { testOrganization } from "@/db/testing/factories";
import { readArchive } from "@/lib/imports/archive/queries";
import { exportAs, formatNamed } from "./export";

test("files go into a new folder or a zip, and never over what is there", async () => {
  const { owner, lineId } = await testOrganization();
  await proposed(owner, [lineId], "First");
  const root = mkdtempSync(path.join(tmpdir(), "export-"));
  const said: string[] = [];
  const run = (target: string, line?: string) =>
    exportAs(owner, path.join(root, target), { format: "nygard", asImported: false, line }, (text) => said.push(text));
  try {
    await run("records");
    expect(readdirSync(path.join(root, "records/doc/adr"))).toEqual(["0001-first.md"]);
    await expect(run("records")).rejects.toThrow("is not empty");
    await run("records.zip");
    const zip = readFileSync(path.join(root, "records.zip"));
    expect((await readArchive(zip)).map(({ path: at }) => at)).toEqual(["doc/adr/0001-first.md"]);
    await expect(run("records.zip")).rejects.toThrow("EEXIST");
    expect(readFileSync(path.join(root, "records.zip"))).toEqual(zip);
    await expect(run("other", "nowhere")).rejects.toThrow("has no product line nowhere");
    expect(existsSync(path.join(root, "other"))).toBe(false);
    writeFileSync(path.join(root, "file"), "");
    await expect(run("file")).rejects.toThrow("EEXIST");
  } finally {
    rmSync(root, { recursive: true });
  }
  expect(said).toHaveLength(2);
});

test("a format that there is not is answered with those there are", () => {
  expect(() => formatNamed("word")).toThrow("madr, nygard, log4brains");
  expect(formatNamed("nygard")).toBe("nygard");
});
