import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it, test } from "vitest";
import { z } from "zod";
import { withOrg } from "@/db/client";
import { decidedByMatrix, fileOf, type ToldDecision } from "@/db/testing/history/stories";
import { appendEvent } from "@/lib/history/mutations";
import { addCheckpoint, makeCheckpoint } from "@/lib/history/checkpoints/mutations";
import { checkpointKeyOf, isSignedBy, newCheckpointKey } from "@/lib/history/checkpoints/signing";
import { checkpointText, hashOfText, noteOf, parseNote } from "@/lib/history/checkpoints/note/rules";
import { entryBytes } from "@/lib/history/checkpoints/rules";
import { sha256 } from "@/lib/history/hash";
import { verifyByKey } from "@/lib/history/signatures/node";
import { EMPTY_TREE, grown, rootOf, treeLeaf } from "@/lib/history/tree/rules";
import type { Canonical } from "@/lib/mcda/hash/canonical";
import { lineWriter, numberIn, readLines, textIn, type HistoryLine, type NewLine } from "./lines/rules";
import { receiptText } from "./verifier/receipts/rules";
import { verifyHistoryFile } from "./verifier/rules";
import { verdictOf } from "./verifier/words/rules";

const platform = {
  ...{ sha256, verifyByKey },
  verifyEd25519: (key: Uint8Array, text: string, signature: Uint8Array) =>
    Promise.resolve(isSignedBy(key, text, signature)),
};

const saidShape = z.object({
  verdict: z.string(),
  findings: z.array(z.object({ code: z.string(), sequence: z.number().nullable() })),
  notes: z.array(z.object({ code: z.string() })),
});

/** What both verifiers say, which is the same: verdict, findings as "code number", notes. */
async function check(file: string, kept: { readonly checkpoints?: string; readonly receipts?: string } = {}) {
  const texts = (text: string | undefined) => (text === undefined ? [] : [text]);
  const report = await verifyHistoryFile(platform, Buffer.from(file), {
    checkpoints: texts(kept.checkpoints),
    receipts: texts(kept.receipts),
  });
  const here = {
    verdict: verdictOf(report),
    findings: report.findings.map(({ code, sequence }) => ({ code, sequence })),
    notes: report.notes.map(({ code }) => ({ code })),
  };
  const exitCode = { holds: 0, fails: 1, not_compared: 3 }[here.verdict];
  for (const [program, verifier] of [
    ["python3", "verify.py"],
    [process.execPath, "verify.mjs"],
  ] as const) {
    if (spawnSync(program, ["--version"]).status !== 0) continue;
    const there = runs(program, verifier, file, kept);
    expect(there.status).toBe(exitCode);
    expect(saidShape.parse(JSON.parse(there.stdout))).toEqual(here);
  }
  return {
    verdict: here.verdict,
    findings: here.findings.map(({ code, sequence }) => `${code} ${sequence}`),
    // The story's pre-mortem is here as a hash in every file.
    notes: here.notes.map(({ code }) => code).filter((code) => code !== "events.withheld"),
  };
}

function runs(program: string, verifier: string, file: string, kept: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(path.join(tmpdir(), "accord-verify-"));
  try {
    const put = (name: string, text: string) => {
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    };
    const given = Object.entries(kept).flatMap(([name, text]) => [`--${name.slice(0, -1)}`, put(name, text)]);
    const at = path.resolve(import.meta.dirname, "../../../public", verifier);
    const flags = program === "python3" ? ["-B"] : [];
    return spawnSync(program, [...flags, at, put("history.jsonl", file), ...given, "--json"], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const linesOf = (file: string) => readLines(sha256, Buffer.from(file)).lines;

/** The file with other lines, by somebody who knows the format: all sums fit. */
function rewritten(file: string, change: (lines: readonly HistoryLine[]) => readonly HistoryLine[]): string {
  const write = lineWriter(sha256);
  const lines = change(linesOf(file));
  return lines
    .map((line) => (line["kind"] === "end" ? { ...line, lines: lines.length } : line))
    .map((line) => write(asLine(line)))
    .join("");
}

/** What a line of a file holds, without its sum: it was written from this. */
function asLine({ sum: _, ...line }: HistoryLine): NewLine {
  return line as NewLine;
}

const isOf = (number: number) => (line: HistoryLine) =>
  (line["kind"] === "checkpoint" && line["number"] === number) ||
  (line["kind"] === "entry" && line["checkpoint"] === number);

/** The roots of the tree up to a checkpoint, for one that follows a gap. */
function rootsBefore(file: string, checkpoint: number): readonly Canonical[] {
  const leaves = linesOf(file)
    .filter((line) => line["kind"] === "entry" && numberIn(line, "checkpoint") < checkpoint)
    .map((line) =>
      treeLeaf(
        sha256,
        entryBytes({ chain: textIn(line, "chain"), sequence: numberIn(line, "sequence"), head: textIn(line, "head") }),
      ),
    );
  return grown(sha256, EMPTY_TREE, leaves).subtrees.map((root) => Buffer.from(root).toString("hex"));
}

const noteIn = (file: string, number: number) =>
  textIn(linesOf(file).find((line) => line["kind"] === "checkpoint" && line["number"] === number) ?? {}, "note");

const rename = { type: "organization.renamed", data: {}, texts: { name: "Another name" } } as const;

let told: ToldDecision;
let whole: string;
let part: string;
beforeAll(async () => {
  told = await decidedByMatrix();
  const append = () => withOrg(told.owner, (tx) => appendEvent(tx, told.owner, told.owner.organizationId, rename));
  await append();
  await makeCheckpoint(told.owner, told.key);
  const next = checkpointKeyOf(newCheckpointKey());
  await append();
  await withOrg(told.owner, (tx) => addCheckpoint(tx, told.owner, { key: next, former: told.key }));
  await append();
  await makeCheckpoint(told.owner, next);
  whole = await fileOf(told.owner);
  part = await fileOf(told.owner, { id: told.decisionId, number: told.number });
});

describe("a file that leaves something out", () => {
  it("is held against the same one with nothing left out", async () => {
    for (const file of [whole, part])
      expect(await check(file, { checkpoints: noteIn(whole, 3) })).toEqual({
        ...{ verdict: "holds", findings: [], notes: ["given.held"] },
      });
  });

  test.each([1, 3, 4])("of checkpoints of a whole organization, such as number %s, is found", async (number) => {
    const file = rewritten(whole, (lines) =>
      lines
        .filter((line) => !isOf(number)(line))
        .map((line) =>
          line["kind"] === "checkpoint" && line["number"] === number + 1
            ? { ...line, before: rootsBefore(whole, number + 1) }
            : line,
        ),
    );
    expect((await check(file)).findings).toEqual([`checkpoint.gap ${number}`]);
  });

  it("of entries, with roots before them instead, is found", async () => {
    const file = rewritten(whole, (lines) =>
      lines
        .filter((line) => !(line["kind"] === "entry" && line["checkpoint"] === 1))
        .map((line) =>
          line["kind"] === "checkpoint" && line["number"] === 1 ? { ...line, before: rootsBefore(whole, 2) } : line,
        ),
    );
    expect((await check(file)).findings).toEqual(["checkpoint.root 1"]);
  });

  it("of a decision, kept back as a hash in the log, is found", async () => {
    const isOfDecision = (line: HistoryLine) => line["chain"] === told.decisionId || line["id"] === told.decisionId;
    const file = rewritten(whole, (lines) =>
      lines.flatMap((line) => {
        if (!isOfDecision(line)) return [line];
        if (line["kind"] !== "entry") return [];
        const [chain, sequence, head] = [told.decisionId, numberIn(line, "sequence"), textIn(line, "head")];
        const leaf = Buffer.from(treeLeaf(sha256, entryBytes({ chain, sequence, head }))).toString("hex");
        return [{ kind: "entry", checkpoint: line["checkpoint"], leaf }];
      }),
    );
    expect((await check(file)).findings).toEqual(["entry.hidden 1"]);
  });

  it("of the organization's own history, or calls itself a decision's and holds several, is found", async () => {
    const without = rewritten(part, ([manifest, ...lines]) => [{ ...manifest, scope: "organization" }, ...lines]);
    expect((await check(without)).findings).toContain("chain.absent null");
    const several = rewritten(whole, ([manifest, ...lines]) => [
      { ...manifest, scope: "decision", decision: told.decisionId },
      ...lines,
    ]);
    expect((await check(several)).findings).toEqual(["chain.stray null"]);
    const neither = rewritten(whole, ([manifest, ...lines]) => [{ ...manifest, scope: "some" }, ...lines]);
    expect((await check(neither)).findings).toEqual(["file.format 1"]);
  });

  it("is not found where a decision's file may leave checkpoints out, and a checkpoint from there is not compared", async () => {
    const file = rewritten(part, (lines) =>
      lines
        .filter((line) => !isOf(3)(line))
        .map((line) =>
          line["kind"] === "checkpoint" && line["number"] === 4 ? { ...line, before: rootsBefore(whole, 4) } : line,
        ),
    );
    expect(await check(file)).toEqual({ verdict: "holds", findings: [], notes: [] });
    expect(await check(file, { checkpoints: noteIn(whole, 3) })).toEqual({
      ...{ verdict: "not_compared", findings: [], notes: ["given.outside"] },
    });
    // Nor is the one of a receipt, whose event is here.
    const event = linesOf(part).find((line) => line["kind"] === "event" && line["sequence"] === 5) ?? {};
    const said: { id: string; recordedAt: string } = z
      .object({ id: z.string(), recordedAt: z.string() })
      .parse(JSON.parse(textIn(event, "bytes")));
    const receipt = (note: string | null) =>
      receiptText({
        ...{ organization: told.owner.organizationId, chain: told.decisionId, event: said.id, sequence: 5 },
        ...{ head: textIn(event, "head"), recorded: said.recordedAt, commits: [], note },
      });
    expect(await check(file, { receipts: receipt(noteIn(whole, 3)) })).toEqual({
      ...{ verdict: "not_compared", findings: [], notes: ["receipt.outside"] },
    });
    expect(await check(file, { receipts: receipt(noteIn(whole, 4)) })).toMatchObject({ verdict: "holds" });
    expect(await check(file, { receipts: receipt(null) })).toMatchObject({ verdict: "holds" });
  });
});

describe("a history that no checkpoint covers", () => {
  it("is named while it is young, and found when it says to be older than the log", async () => {
    const own = await decidedByMatrix();
    const bare = rewritten(await fileOf(own.owner, { id: own.decisionId, number: 1 }), (lines) =>
      lines.flatMap((line) => {
        if (line["kind"] !== "entry" || line["chain"] === undefined) return [line];
        const [chain, sequence, head] = [own.decisionId, numberIn(line, "sequence"), textIn(line, "head")];
        const leaf = Buffer.from(treeLeaf(sha256, entryBytes({ chain, sequence, head }))).toString("hex");
        return [{ kind: "entry", checkpoint: line["checkpoint"], leaf }];
      }),
    );
    expect(await check(bare)).toEqual({ verdict: "holds", findings: [], notes: ["chain.new"] });
    // The same, with a checkpoint from two days later behind: it was made without this history.
    const last = parseNote(noteIn(bare, 2));
    if (last === null) throw new Error("the story has two checkpoints");
    const leaf = Buffer.alloc(32, 7);
    const leaves = linesOf(bare).flatMap((line) =>
      line["kind"] === "entry" ? [Buffer.from(textIn(line, "leaf"), "hex")] : [],
    );
    const tree = grown(sha256, EMPTY_TREE, [...leaves, leaf]);
    const time = new Date(Date.parse(last.time) + 2 * 86_400_000).toISOString();
    const text = checkpointText({
      ...{ organization: own.owner.organizationId, number: 3, size: tree.size, root: rootOf(sha256, tree), time },
      previous: hashOfText(sha256, last.text),
    });
    const note = noteOf(text, [own.key.sign(own.owner.organizationId, text)]);
    const later = rewritten(bare, (lines) =>
      lines.flatMap((line) =>
        line["kind"] === "end"
          ? [
              { kind: "checkpoint", number: 3, note },
              { kind: "entry", checkpoint: 3, leaf: leaf.toString("hex") },
              line,
            ]
          : [line],
      ),
    );
    expect((await check(later)).findings).toEqual(["chain.uncovered 1"]);
  });
});

describe("a key of checkpoints", () => {
  const withSince = (file: string, key: number, since: number) =>
    rewritten(file, (lines) =>
      lines.map((line) => (line["kind"] === "key" && line["number"] === key ? { ...line, since } : line)),
    );

  it("signs nothing before it counts, and nothing after another has taken over", async () => {
    for (const file of [whole, part]) {
      expect((await check(withSince(file, 1, 2))).findings).toContain("checkpoint.key 1");
      expect((await check(withSince(file, 2, 6))).findings).toContain("checkpoint.key 5");
      expect((await check(withSince(file, 2, 3))).findings).toContain("checkpoint.key 3");
    }
  });

  it("counts from the checkpoint on that signed its taking over", async () => {
    expect((await check(withSince(whole, 1, 0))).findings).toEqual(["key.since 0"]);
    // Number 4 was signed by both, so that only the history says which counted.
    expect((await check(withSince(whole, 2, 5))).findings).toEqual(["key.since 5"]);
  });
});
