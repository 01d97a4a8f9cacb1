import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { HOSTILE_ARCHIVES } from "@/db/testing/archives/hostile";

const reportShape = z.object({
  milliseconds: z.number(),
  files: z.number(),
  sentence: z.string().nullable(),
  grown: z.number(),
});

const folder = mkdtempSync(path.join(tmpdir(), "accord-archives-"));
let reports: readonly z.infer<typeof reportShape>[] = [];

beforeAll(async () => {
  const files = HOSTILE_ARCHIVES.map(({ make }, index) => {
    const file = path.join(folder, `${index}.zip`);
    writeFileSync(file, make());
    return file;
  });
  const script = path.resolve("db/testing/archives/read-archives.ts");
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", "--import", "tsx", script, ...files]);
  const lines = stdout.trim().split("\n");
  reports = lines.map((line) => reportShape.parse(JSON.parse(line)));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a hostile archive", () => {
  it.each(HOSTILE_ARCHIVES.map(({ what, sentence }, index) => ({ what, sentence, index })))(
    "is refused with a sentence of its own and within 2 s: $what",
    ({ sentence, index }) => {
      expect(reports[index]?.sentence).toMatch(sentence);
      expect(reports[index]?.milliseconds).toBeLessThan(2_000);
    },
  );

  it("costs no more than 200 MB, whichever of them it is", () => {
    expect(reports).toHaveLength(HOSTILE_ARCHIVES.length);
    expect(reports.at(-1)?.grown).toBeLessThan(200);
  });

  it("is told what to do, in one line", () => {
    for (const { sentence } of reports)
      expect(sentence).toMatch(/^[^\n]+[.:] (Zip|Leave|Fetch|Rename|Put|Name|Shorten|Move|Choose) [^\n]+\.$/);
  });
});
