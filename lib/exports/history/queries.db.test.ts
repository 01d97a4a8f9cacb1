import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it, test } from "vitest";
import { speakingAs } from "@/db/testing/connections";
import { testMember, testOrganization } from "@/db/testing/factories";
import { decidedByMatrix, decidedByVote, fileOf, type ToldDecision } from "@/db/testing/history/stories";
import { WRITTEN_ANEW } from "@/db/testing/history/tampering";
import { sha256 } from "@/lib/history/hash";
import { verifyByKey } from "@/lib/history/signatures/node";
import { isSignedBy } from "@/lib/history/checkpoints/signing";
import { VOTE_METHODS } from "@/lib/evaluations/votes/rules";
import { exportHistory } from "./queries";
import { receiptOf } from "./receipts/queries";
import { parseReceipt } from "./verifier/receipts/rules";
import { verifyHistoryFile, type Platform } from "./verifier/rules";

const platform: Platform = {
  sha256,
  verifyEd25519: (key, text, signature) => Promise.resolve(isSignedBy(key, text, signature)),
  verifyByKey,
};
const check = (file: string, kept?: Parameters<typeof verifyHistoryFile>[2]) =>
  verifyHistoryFile(platform, Buffer.from(file), kept);

let told: ToldDecision;
beforeAll(async () => {
  told = await decidedByMatrix();
});
const one = () => ({ id: told.decisionId, number: told.number });

describe("a history file", () => {
  it("of the whole organization holds, with its result computed again and every checkpoint", async () => {
    const report = await check(await fileOf(told.owner));
    expect(report).toMatchObject({ findings: [] });
    expect(report.read).toMatchObject({ chains: 2, results: 1, approvals: 1, checkpoints: 2, ballots: 6 });
    expect(report.keys).toHaveLength(1);
  });

  it("of one decision holds for everybody who may read it, and hides who wrote a pre-mortem", async () => {
    const stakeholder = await testMember(told.organization, "stakeholder");
    for (const reader of [told.owner, stakeholder]) {
      const file = await fileOf(reader, one());
      const report = await check(file);
      expect(report.findings).toEqual([]);
      expect(report.read).toMatchObject({ chains: 1, results: 1, checkpoints: 2 });
      expect(file).not.toContain("premortem");
    }
    expect(await fileOf(told.owner, null, true)).toContain('"name":"premortem"');
  });

  test.each(VOTE_METHODS)("of a vote by %s holds, with its outcome counted again", async (method) => {
    const vote = await decidedByVote(method);
    const report = await check(await fileOf(vote.owner));
    expect(report).toMatchObject({ findings: [], read: { results: 1, signatures: method === "consent" ? 0 : 1 } });
  });

  it("is refused to others as the history itself is", async () => {
    const { owner: stranger } = await testOrganization();
    const first = async (chunks: AsyncIterable<unknown>) => {
      for await (const chunk of chunks) return chunk;
      return null;
    };
    await expect(first(exportHistory(stranger, { number: 77 }).chunks)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const member = await testMember(told.organization, "member");
    expect(() => exportHistory(member, {})).toThrow(expect.objectContaining({ code: "FORBIDDEN" }));
    expect(await first(exportHistory(member, { number: told.number }).chunks)).toContain('"accord-history"');
  });

  it("says whether it holds a checkpoint that somebody kept", async () => {
    const { note } = await speakingAs("owner", async (client) => {
      const { rows } = await client.query<{ note: string }>(
        "select note from checkpoints where organization_id = $1 and number = 1",
        [told.organization.organizationId],
      );
      return rows[0] ?? { note: "" };
    });
    for (const file of [await fileOf(told.owner), await fileOf(told.owner, one())]) {
      const held = await check(file, { checkpoints: [`  ${note}\n`], receipts: [] });
      expect(held.findings).toEqual([]);
      expect(held.notes).toContainEqual({ code: "given.held", detail: "" });
      const other = await check(file, { checkpoints: [note.replace("time 2", "time 1")], receipts: [] });
      expect(other.findings.map(({ code }) => code)).toEqual(["given.other"]);
    }
  });

  it("says whether it holds what a receipt told its owner", async () => {
    const textOf = async (ctx: typeof told.owner, sequence: number) => {
      let text = "";
      for await (const chunk of receiptOf(ctx, { number: told.number, sequence }).chunks) text += String(chunk);
      return text;
    };
    const receipt = await textOf(told.owner, 13);
    expect(parseReceipt(receipt)).toMatchObject({ chain: told.decisionId, sequence: 13 });
    expect(receipt).toMatch(/\ncommits ballot [0-9a-f]{64}\n\naccord\//);
    const file = await fileOf(told.owner, one());
    const held = await check(file, { checkpoints: [], receipts: [receipt] });
    expect(held.findings).toEqual([]);
    expect(held.notes).toContainEqual({ code: "given.held", detail: "" });
    const other = await check(file, { checkpoints: [], receipts: [receipt.replace(/head ../, "head 00")] });
    expect(other.findings.map(({ code }) => code)).toEqual(["receipt.event"]);
    // Of somebody else's act nobody gets one.
    await expect(textOf(told.owner, 14)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { owner: stranger } = await testOrganization();
    await expect(textOf(stranger, 13)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is found out wherever a byte of it is flipped, with the line that is broken", async () => {
    const file = Buffer.from(await fileOf(told.owner, one()));
    const lineAt = (at: number) => file.subarray(0, at).filter((byte) => byte === 10).length + 1;
    const step = Math.ceil(file.length / 400);
    for (let at = 0; at < file.length; at += step) {
      const changed = Buffer.from(file);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const { findings } = await verifyHistoryFile(platform, changed);
      expect(findings).toMatchObject([{ code: "file.line", sequence: lineAt(at) }]);
    }
  });

  it.each([
    [
      "an event",
      "update events set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '\"recordedAt\":\"2', '\"recordedAt\":\"1'), 'UTF8') where sequence = 3",
      "chain.event",
    ],
    ["an event that is gone", "delete from events where sequence = 4", "chain.order"],
    ["a section", "update revision_sections set body = body || '!' where kind = 'outcome'", "section.changed"],
    ["a comment's words", "update event_texts set body = 'No' where name = 'body'", "text.changed"],
    [
      "a ballot",
      "update ballots set submission = replace(submission, '5', '4') where submission like '%scoring%'",
      "ballot.changed",
    ],
    [
      "a ballot that is gone",
      "update ballots set submission = null where submission like '%scoring%'",
      "ballot.missing",
    ],
    ["a frozen result", "update evaluations set result = replace(result, 'Django', 'Flask')", "result.changed"],
    ["a frozen result that is gone", "update evaluations set result = null", "result.missing"],
    ["a signature", "update approval_signatures set signature = sha256(signature)", "approval.signature"],
    ["a key that signed", "update approval_signatures set public_key = sha256(public_key)", "approval.signature"],
    ["a signature that is gone", "delete from approval_signatures", "approval.unsigned"],
    ["a logged head", "update checkpoint_entries set head = sha256('x')", "checkpoint.root"],
    ["a checkpoint", "update checkpoints set note = replace(note, 'time 2', 'time 1')", "checkpoint.signature"],
  ])("names %s that was changed in the database", async (_what, change, code) => {
    const own = await decidedByMatrix(undefined, "ES256");
    await speakingAs("superuser", async (client) => {
      await client.query("begin; set local session_replication_role = replica");
      const where = change.includes(" where ") ? "and" : "where";
      await client.query(`${change} ${where} organization_id = $1`, [own.organization.organizationId]);
      await client.query("commit");
    });
    for (const file of [await fileOf(own.owner), await fileOf(own.owner, { id: own.decisionId, number: 1 })])
      expect((await check(file)).findings.map((finding) => finding.code)).toContain(code);
  });

  // With all rights on the database the chain can be made to hold again: then what it says has to give it away.
  it.each([
    [
      "for another line than the decision is on",
      `'"lines":\\["[^"]+"\\]', '"lines":["elsewhere"]'`,
      "approval.missing",
    ],
    ["but turned into a request for changes", `'approval\\.given', 'approval.changes_requested'`, "approval.none"],
  ])(
    "names an acceptance whose only approval was given %s, with the chain written anew",
    async (_how, change, code) => {
      const own = await decidedByMatrix();
      const ids = [own.organization.organizationId, own.decisionId];
      await speakingAs("superuser", async (client) => {
        await client.query("begin; set local session_replication_role = replica");
        const { rowCount } = await client.query(
          `update events set type = regexp_replace(type, ${change}), bytes = convert_to(regexp_replace(convert_from(bytes, 'UTF8'), ${change}), 'UTF8')
         where organization_id = $1 and chain_id = $2 and type = 'approval.given'`,
          ids,
        );
        expect(rowCount).toBe(1);
        for (const statement of WRITTEN_ANEW) await client.query(statement, ids);
        await client.query("commit");
      });
      const what = "it was accepted although a product line had no approval of this text";
      for (const file of [await fileOf(own.owner), await fileOf(own.owner, { id: own.decisionId, number: 1 })]) {
        expect((await check(file)).findings.map((finding) => finding.code)).toContain(code);
        expect(saidInPython(file)).toContain(
          code === "approval.missing" ? what : "it was accepted without an approval",
        );
      }
    },
  );
});

/** What `verify.py` prints of a file. */
function saidInPython(file: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "accord-verify-"));
  try {
    const at = path.join(folder, "history.jsonl");
    writeFileSync(at, file);
    const verifier = path.resolve(import.meta.dirname, "../../../public/verify.py");
    return spawnSync("python3", ["-B", verifier, at], { encoding: "utf8" }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
