import { execFileSync, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { transactionOf, withOrg } from "@/db/client";
import { speakingAs } from "@/db/testing/connections";
import { changedFile, diceOf } from "@/db/testing/history/changed-files";
import { decidedByMatrix, decidedByVote, fileOf, type ToldDecision } from "@/db/testing/history/stories";
import { namedEverywhere, namedInBallots } from "@/db/testing/history/erasing";
import { TAMPERINGS } from "@/db/testing/history/tampering";
import { tracesInDatabase, tracesInExports } from "@/db/testing/history/traces";
import { testPerson } from "@/db/testing/people";
import { erasePerson } from "@/lib/erasure/mutations";
import { getResult, readFrozen } from "@/lib/evaluations/results/queries";
import { VOTE_METHODS } from "@/lib/evaluations/votes/rules";
import { isSignedBy } from "@/lib/history/checkpoints/signing";
import { sha256 } from "@/lib/history/hash";
import { verifyByKey } from "@/lib/history/signatures/node";
import { verifyChains } from "@/lib/history/verification/queries";
import { EVERY_CHECK } from "@/lib/upkeep/verification/queries";
import { ROW_CHECKS } from "@/lib/approvals/verification/queries";
import { readLines, recordIn, recordsIn, recordOf, textIn } from "@/lib/exports/history/lines/rules";
import { verifyHistoryFile, type Platform } from "@/lib/exports/history/verifier/rules";
import type { HistoryReport } from "@/lib/exports/history/verifier/words/rules";

// The short form of `npm run trust:history`, which asks for the sizes of the promises and prints the figures.
const isLong = process.env["TRUST_REPORT"] !== undefined;
const SIZE = isLong
  ? { matrices: 24, flips: 200_000, tampered: 10, exports: 1000 }
  : { matrices: 3, flips: 1500, tampered: 1, exports: 80 };

const platform: Platform = {
  sha256,
  verifyEd25519: (key, text, signature) => Promise.resolve(isSignedBy(key, text, signature)),
  verifyByKey,
};
const check = (file: string, checkpoints: readonly string[] = []): Promise<HistoryReport> =>
  verifyHistoryFile(platform, Buffer.from(file), { checkpoints, receipts: [] });
const decisionOf = ({ decisionId, number }: ToldDecision) => ({ id: decisionId, number });

interface Figure {
  readonly promise: string;
  readonly promised: string;
  readonly reached: string;
  readonly isKept: boolean;
}
const figures: Figure[] = [];
afterAll(() => {
  const file = process.env["TRUST_REPORT"];
  if (file !== undefined) writeFileSync(file, JSON.stringify(figures));
});
function assertKept(promise: string, promised: string, reached: string, isKept: boolean): void {
  figures.push({ promise, promised, reached, isKept });
  expect(`${promise}: ${reached}, ${isKept ? "kept" : "not kept"}`).toBe(`${promise}: ${reached}, kept`);
}

const stories: ToldDecision[] = [];
const files: string[] = [];
beforeAll(async () => {
  const dice = diceOf(20_261_123);
  const cell = () => "12345a"[dice(6)] ?? "3";
  const row = () => `${1 + dice(5)}${cell()} ${cell()}${1 + dice(5)}`;
  for (let at = 0; at < SIZE.matrices; at += 1)
    stories.push(await decidedByMatrix(at === 0 ? undefined : [row(), "34 25", "43 52"]));
  for (const method of VOTE_METHODS) stories.push(await decidedByVote(method));
  for (const story of stories) files.push(await fileOf(story.owner), await fileOf(story.owner, decisionOf(story)));
});

describe("the history keeps its promises", () => {
  test("every untouched file holds", async () => {
    for (const file of files) expect((await check(file)).findings).toEqual([]);
  });

  test("any byte flipped is found, and the first bad line named", async () => {
    let [flipped, found] = [0, 0];
    const step = Math.max(1, Math.floor(files.reduce((sum, file) => sum + file.length, 0) / SIZE.flips));
    for (const file of files) {
      const bytes = Buffer.from(file);
      for (let at = flipped % step; at < bytes.length; at += step) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << (flipped % 8));
        flipped += 1;
        const line = bytes.subarray(0, at).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 1);
        const { broken } = readLines(sha256, changed);
        found += broken?.line === line ? 1 : 0;
      }
    }
    assertKept(
      "Any byte of a history file flipped",
      "100 % found, first bad line named",
      `${found} of ${flipped}`,
      found === flipped && flipped > 0,
    );
  });

  test("changes made as superuser are found, on the server and in the file", async () => {
    let [made, onServer, inFile, byCheckpoint, rewritten] = [0, 0, 0, 0, 0];
    for (let round = 0; round < SIZE.tampered; round += 1) {
      const story = await decidedByMatrix(undefined, "ES256");
      const untouched = await fileOf(story.owner, decisionOf(story));
      const kept = notesIn(untouched);
      // The control: each checkpoint fits the file it comes from.
      expect(kept.length).toBeGreaterThan(1);
      for (const note of kept) expect((await check(untouched, [note])).findings).toEqual([]);
      for (const { statements, isRewritten } of TAMPERINGS) {
        const { found, file } = await afterTampering(story, statements);
        made += 1;
        onServer += found > 0 ? 1 : 0;
        inFile += (await check(file)).findings.length > 0 ? 1 : 0;
        if (isRewritten !== true) continue;
        // Everything written anew, log and checkpoints too: without them the file holds, unless somebody kept a checkpoint, whichever.
        const bare = await afterTampering(story, [...statements, ...WITHOUT_LOG]);
        for (const note of kept) {
          const { findings } = await check(bare.file, [note]);
          rewritten += 1;
          byCheckpoint += findings.some(({ code }) => code.startsWith("given.")) ? 1 : 0;
        }
      }
    }
    assertKept(
      "Edits, deletions, insertions, reordering, truncation as superuser: npm run verify",
      "100 %",
      `${onServer} of ${made}`,
      onServer === made,
    );
    assertKept("The same in the exported file", "100 %", `${inFile} of ${made}`, inFile === made);
    assertKept(
      "Rewritten or cut, log and checkpoints gone, against each checkpoint kept elsewhere",
      "100 %",
      `${byCheckpoint} of ${rewritten}`,
      byCheckpoint === rewritten,
    );
  });

  test("erasing a person leaves no trace, and every history holds", async () => {
    const tag = randomUUID().slice(0, 8);
    const [name, email] = [`Petra ${tag} Müller`, `petra.${tag}@example.org`];
    // The long form has a row in every table, and the name wherever it can stand.
    const named = isLong ? await namedEverywhere(tag) : null;
    const steward = await namedInBallots(name, named?.person ?? (await testPerson({ name, email })));
    const owners = named === null ? [steward] : [steward, named.owner];
    const before = await tracesInDatabase([name, email]);
    await erasePerson(email, { alsoInTexts: true });
    const { found: left, columns } = await tracesInDatabase([name, email]);
    const verifiers = hasPython() ? "both verifiers" : "the verifier here, no Python on this machine";
    let [hits, files, problems] = [left.length, 0, 0];
    for (const owner of owners) {
      const exported = await tracesInExports(owner, [name, email]);
      hits += exported.found.length;
      files += exported.files;
      const file = await fileOf(owner, null, true);
      problems += (await check(file)).findings.length;
      // One file in, one list of findings out: none would be a verifier that did not run.
      if (hasPython()) problems += inPython([file])[0]?.length ?? 1;
      problems += await speakingAs("owner", async (client) => {
        await client.query("begin");
        const report = await verifyChains(transactionOf(client), EVERY_CHECK, owner.organizationId);
        await client.query("rollback");
        return report.problems.length;
      });
    }
    assertKept(
      `Erasing a person: name and address in ${columns} columns (${before.found.length} had them before), ${files} exported files`,
      "0 hits, every chain verifies",
      `${hits} hits, ${problems} problems by ${verifiers}`,
      hits === 0 && problems === 0 && before.found.length > 2,
    );
  });

  test("a second verifier, in Python, agrees on changed and unchanged files", async () => {
    const dice = diceOf(4720);
    const changed = Array.from({ length: SIZE.exports }, (_, at) => {
      const file = files[at % files.length] ?? "";
      return at < files.length ? file : changedFile(file, dice);
    });
    if (!hasPython()) return;
    const there = inPython(changed);
    expect(there).toHaveLength(changed.length);
    let [disagreements, found] = [0, 0];
    for (const [at, file] of changed.entries()) {
      const here = (await check(file)).findings.map(keyOf).sort();
      found += here.length > 0 ? 1 : 0;
      const other = (there[at] ?? []).map(keyOf).sort();
      if (here.join("\n") === other.join("\n")) continue;
      disagreements += 1;
      if (disagreements < 4)
        process.stderr.write(`file ${at}\n  here  ${here.join(" | ")}\n  there ${other.join(" | ")}\n`);
    }
    assertKept(
      `A second verifier in Python, on ${changed.length} files, ${found} of them with findings`,
      "0 disagreements",
      `${disagreements}`,
      disagreements === 0 && found > 0,
    );
  });

  test("what is recomputed from the ballots is what the screen shows", async () => {
    let equal = 0;
    for (const [at, story] of stories.entries()) {
      const report = await check(files[2 * at] ?? "");
      const shown = await shownRanking(story);
      const told = rankingIn(files[2 * at] ?? "");
      equal += report.read.results === 1 && report.findings.length === 0 && told === shown ? 1 : 0;
    }
    assertKept(
      "Ranking and outcome recomputed from the ballots equal the screen's",
      "100 %",
      `${equal} of ${stories.length}`,
      equal === stories.length,
    );
  });
});

const keyOf = (finding: { code: string; chain: string | null; sequence: number | null; detail: string }) =>
  [finding.code, finding.chain, finding.sequence, finding.detail].join(" ");

/** The log and the checkpoints gone, as if there had never been any. */
const WITHOUT_LOG = [
  "delete from checkpoint_entries where organization_id = $1 and $2::uuid is not null",
  "delete from checkpoints where organization_id = $1 and $2::uuid is not null",
];

/** What verification and a file's reader see after these changes, which are undone. */
async function afterTampering(story: ToldDecision, statements: readonly string[]) {
  const { organizationId } = story.organization;
  // A schema of its own: other tests read the tables of the public one from the catalog.
  const saved = `"saved ${organizationId}"`;
  await speakingAs("superuser", async (client) => {
    await client.query(`begin; set local session_replication_role = replica; create schema ${saved}`);
    for (const table of SAVED)
      await client.query(
        `create table ${saved}.${table} as select * from ${table} where organization_id = '${organizationId}'`,
      );
    for (const statement of statements) await client.query(statement, [organizationId, story.decisionId]);
    await client.query("commit");
  });
  try {
    const { problems } = await speakingAs("owner", async (client) => {
      await client.query("begin");
      const report = await verifyChains(transactionOf(client), ROW_CHECKS, organizationId);
      await client.query("rollback");
      return report;
    });
    return { found: problems.length, file: await fileOf(story.owner, decisionOf(story)) };
  } finally {
    await speakingAs("superuser", async (client) => {
      await client.query("begin; set local session_replication_role = replica");
      for (const table of SAVED) {
        await client.query(`delete from ${table} where organization_id = $1`, [organizationId]);
        await client.query(`insert into ${table} select * from ${saved}.${table}`);
      }
      await client.query(`drop schema ${saved} cascade; commit`);
    });
  }
}
const SAVED = [
  ...["events", "chains", "event_texts", "revision_sections", "ballots", "evaluations"],
  ...["checkpoints", "checkpoint_entries", "approval_signatures"],
];

const notesIn = (file: string): readonly string[] =>
  readLines(sha256, Buffer.from(file)).lines.flatMap((line) =>
    line["kind"] === "checkpoint" ? [textIn(line, "note")] : [],
  );

const found = z.array(
  z.array(
    z.object({ code: z.string(), chain: z.string().nullable(), sequence: z.number().nullable(), detail: z.string() }),
  ),
);

/** Whether this machine has Python. One without can run the short form: the long one cannot. */
function hasPython(): boolean {
  const isThere = spawnSync("python3", ["--version"]).status === 0;
  expect(isThere || !isLong, "The whole drill needs Python.").toBe(true);
  return isThere;
}

/** The findings of `verify.py` on each file. */
function inPython(all: readonly string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), "accord-verify-"));
  try {
    for (const [at, file] of all.entries()) writeFileSync(path.join(folder, `${at}.jsonl`), file);
    const run = `import json,sys;sys.path.insert(0,sys.argv[1]);import verify
print(json.dumps([verify.Verifier(open(sys.argv[2]+"/%d.jsonl"%n,"rb").read()).findings for n in range(int(sys.argv[3]))]))`;
    const home = path.resolve(import.meta.dirname, "../../../public");
    const given = ["-B", "-c", run, home, folder, String(all.length)];
    return found.parse(JSON.parse(execFileSync("python3", given, { encoding: "utf8", maxBuffer: 2 ** 28 })));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the result's page shows of places and points, as one text. */
async function shownRanking({ owner, evaluationId, number }: ToldDecision): Promise<string> {
  const view = await getResult(owner, { number });
  if (view !== null)
    return JSON.stringify(view.frozen.result.ranking.map(({ optionId, rank, points }) => [optionId, rank, points]));
  return JSON.stringify(
    await withOrg(owner, async (tx) =>
      recordsIn(recordIn(asLine(await readFrozen(tx, owner, evaluationId)), "result"), "options"),
    ),
  );
}

/** The same from the frozen result in a file, which its verifier found to follow from the ballots. */
function rankingIn(file: string): string {
  const line = readLines(sha256, Buffer.from(file)).lines.find(({ kind }) => kind === "evaluation") ?? {};
  const result = recordIn(recordOf(textIn(line, "result")) ?? {}, "result");
  if (result["ranking"] === undefined) return JSON.stringify(recordsIn(result, "options").map(numbered));
  return JSON.stringify(
    recordsIn(result, "ranking").map(({ optionId, rank, points }) => [optionId, rank, numberOf(points)]),
  );
}

const numberOf = (value: unknown): unknown =>
  typeof value === "string" && /^-?\d+\.\d+$/.test(value) ? Number(value) : value;
const numbered = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, numberOf(value)]));
const asLine = (value: object): Readonly<Record<string, unknown>> => ({ ...value });
