import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { accord } from "@/db/testing/command-line";
import { closePool, moveToFreshDatabase } from "@/db/testing/fresh-database";
import { checkpointKeyOf, newCheckpointKey } from "@/lib/history/checkpoints/signing";

const folder = mkdtempSync(path.join(tmpdir(), "accord-key-"));
const fresh = await moveToFreshDatabase(`rotate_${randomUUID().slice(0, 8)}`);
// Only now, because they read where the database is.
const { testOrganization } = await import("@/db/testing/factories");
const { makeCheckpoint } = await import("@/lib/history/checkpoints/mutations");
const { getCheckpoints } = await import("@/lib/history/checkpoints/queries");
const { parseNote } = await import("@/lib/history/checkpoints/note/rules");
const { pool } = await import("@/db/client");
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closePool(pool());
  await fresh.drop();
});

test("a new key takes over in every organization, signed by the former one, and replaces it in its file", async () => {
  const file = path.join(folder, "checkpoint.key");
  writeFileSync(file, newCheckpointKey(), { mode: 0o600 });
  vi.stubEnv("CHECKPOINT_KEY_FILE", file);
  const former = checkpointKeyOf(readFileSync(file, "utf8"));
  const [one, other] = [await testOrganization(), await testOrganization()];
  for (const { owner } of [one, other]) await makeCheckpoint(owner, former);
  expect(await accord(fresh.url, "rotate-checkpoint-key")).toContain("2 histories say so");
  const now = checkpointKeyOf(readFileSync(file, "utf8"));
  expect(now.publicKey.equals(former.publicKey)).toBe(false);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(existsSync(`${file}.next`)).toBe(false);
  for (const { owner } of [one, other]) {
    const { checkpoints, keys } = await getCheckpoints(owner);
    expect(keys).toHaveLength(2);
    expect(parseNote(checkpoints[0]?.note ?? "")?.signatures).toHaveLength(2);
  }
});
