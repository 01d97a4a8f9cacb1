import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { events } from "@/db/schema/history";
import { archiveOf, bytesOf, manifestOf, rowsOf, unpacked } from "@/db/testing/archives/organizations";
import { speakingAs } from "@/db/testing/connections";
import { proposed } from "@/db/testing/decisions";
import { evaluationInDiscussion, evaluationInScoring, score, testEvaluation } from "@/db/testing/evaluations";
import { FOUNDING, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { saveDraft } from "@/lib/decisions/drafts/mutations";
import { hideNames } from "@/lib/evaluations/names/mutations";
import { openWeighting } from "@/lib/evaluations/phases/mutations";
import { writePremortem } from "@/lib/evaluations/premortems/mutations";
import { listEvents } from "@/lib/history/queries";
import { plainText } from "@/lib/history/sentences/words";
import { createInvitation } from "@/lib/organizations/invitations/mutations";
import { exportOrganization } from "./mutations";
import { follow } from "@/lib/following/mutations";
import { saveView } from "@/lib/search/views/mutations";
import { ARCHIVED_TABLES, LEFT_OUT_COLUMNS, LEFT_OUT_TABLES } from "./rules";

const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name).sort();

describe("what an archive holds", () => {
  test("is every table with an organization, or has a reason not to be", async () => {
    const tables = await speakingAs("owner", (client) =>
      client.query<{ name: string }>(`
        select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'organization_directory'`),
    );
    expect([...ARCHIVED_TABLES, ...Object.keys(LEFT_OUT_TABLES)].sort()).toEqual(names(tables.rows));
    expect(Object.values(LEFT_OUT_TABLES).every((reason) => reason.length > 10)).toBe(true);
  });

  test("refers to nothing that stays behind, and to accounts by one column alone", async () => {
    const { rows } = await speakingAs("owner", (client) =>
      client.query<{ name: string; to: string; columns: string }>(`
        select c.relname as name, r.relname as to, (select string_agg(a.attname, ' ') from pg_attribute a
          where a.attrelid = c.oid and a.attnum = any(k.conkey)) as columns
        from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
        where k.contype = 'f' and c.relnamespace = 'public'::regnamespace`),
    );
    const outward = rows.filter(({ name, to }) => ARCHIVED_TABLES.includes(name) && !ARCHIVED_TABLES.includes(to));
    expect(outward).toEqual([{ name: "memberships", to: "users", columns: "user_id" }]);
    const { rows: columns } = await speakingAs("owner", (client) =>
      client.query<{ table_name: string; column_name: string }>(
        "select table_name, column_name from information_schema.columns where table_schema = 'public'",
      ),
    );
    const known = new Set(columns.map((one) => `${one.table_name}.${one.column_name}`));
    for (const [table, left] of Object.entries(LEFT_OUT_COLUMNS))
      for (const column of Object.keys(left)) expect(known).toContain(`${table}.${column}`);
  });

  test("is nothing that is one person's own: what they follow, their drafts, views that they did not share", async () => {
    const { owner, lineId } = await testOrganization();
    const decisionId = await proposed(owner, [lineId], "Where sessions live");
    await follow(owner, { decisionId });
    await saveView(owner, { place: "decisions", name: "Mine", query: "q=secret", isShared: false });
    await saveView(owner, { place: "decisions", name: "Ours", query: "q=open", isShared: true });
    const files = await archiveOf(owner);
    expect([...files.keys()].filter((path) => /follow|section_draft|visit/.test(path))).toEqual([]);
    expect(rowsOf(files, "saved_views").map((row) => row["name"])).toEqual(["Ours"]);
    expect(manifestOf(files).files.find(({ path }) => path === "tables/saved_views.jsonl")?.rows).toBe(1);
  });

  test("is as the database has it, to the microsecond and the byte, in one line a row", async () => {
    const { owner, lineId, organizationId } = await testOrganization("Naïve “GmbH”\u2028");
    const decisionId = await proposed(owner, [lineId], "Where sessions live");
    const files = await archiveOf(owner);
    const manifest = manifestOf(files);
    expect(manifest).toMatchObject({
      format: "accord-organization",
      version: 1,
      organization: { id: organizationId, slug: owner.slug, name: "Naïve “GmbH”\u2028" },
      exportedBy: { member: owner.memberId, name: "Olga Owner" },
    });
    expect(manifest.files.map(({ path }) => path)).toHaveLength(ARCHIVED_TABLES.length + 2);
    for (const { path, rows, bytes } of manifest.files)
      expect({ path, rows, bytes }).toEqual({
        path,
        rows: (files.get(path)?.toString().split("\n").length ?? 0) - 1,
        bytes: files.get(path)?.length,
      });
    const [decision] = rowsOf(files, "decisions");
    const kept = await speakingAs("superuser", (client) =>
      client.query<{ at: string; bytes: string }>(
        `select to_char(d.proposed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') as at, encode(e.bytes, 'hex') as bytes
         from decisions d join events e on e.organization_id = d.organization_id and e.chain_id = d.id and e.sequence = 1
         where d.id = $1`,
        [decisionId],
      ),
    );
    const at = kept.rows[0]?.at ?? "";
    expect(String(decision?.["proposed_at"])).toBe(`${at.replace(/\.?0+$/, "")}+00`);
    expect(decision).toMatchObject({ id: decisionId, number: 1, organization_id: organizationId, review_on: null });
    const event = rowsOf(files, "events").find((row) => row["chain_id"] === decisionId && row["sequence"] === 1);
    expect(Buffer.from(String(event?.["bytes"]), "base64").toString("hex")).toBe(kept.rows[0]?.bytes);
    expect(files.get("people.jsonl")?.toString()).toBe(
      `{"email":"${owner.userId}@test.example","member":"${owner.memberId}","name":"Olga Owner"}\n`,
    );
  });

  test("is no account’s id, no secret, and nobody’s unsaved words", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const member = await testMember(organization, "member");
    await proposed(owner, [lineId]);
    const draft = { kind: "context" as const, body: "An unsaved canary.", baseCommitment: "aa".repeat(32) };
    await saveDraft(owner, { number: 1, ...draft });
    const { token } = await createInvitation(owner, { role: "member", productLineIds: [], email: null });
    const files = await archiveOf(owner);
    const all = Buffer.concat([...files.values()])
      .toString()
      .replaceAll(`${member.userId}@test.example`, "");
    expect(all).toContain(member.memberId);
    for (const left of [member.userId, "canary", token, "token_hash", "password"])
      expect(all.includes(left), left).toBe(false);
  });
});

describe("exporting the organization", () => {
  const told = async (owner: Ctx) =>
    (await listEvents(owner, { chainId: owner.organizationId })).events.map(({ sentence }) => plainText(sentence));

  test("is told by the history, from the moment after what the archive holds", async () => {
    const { owner, lineId } = await testOrganization();
    await proposed(owner, [lineId]);
    const { chunks, fileName } = await exportOrganization(owner, {});
    const files = await unpacked(await bytesOf(chunks));
    expect(fileName).toBe(`${owner.slug}-organization.zip`);
    expect(rowsOf(files, "events").map((row) => row["type"])).not.toContain("organization.exported");
    const counted = manifestOf(files).files.reduce(
      (sum, { path, rows }) => sum + (path.startsWith("tables/") ? (rows ?? 0) : 0),
      0,
    );
    expect((await told(owner)).slice(0, -FOUNDING.length)).toEqual([
      `Olga Owner exported the whole organization: 1 decision, ${counted} rows in all.`,
    ]);
    const again = rowsOf(await archiveOf(owner), "events");
    expect(again.filter((row) => row["type"] === "organization.exported")).toHaveLength(1);
  });

  test("is refused while it would tell what nobody is to see, and says who can", async () => {
    const open = await evaluationInScoring();
    const first = async (ctx: Ctx) =>
      (await exportOrganization(ctx, {})).chunks[Symbol.asyncIterator]().next() as Promise<unknown>;
    await score(open, open.ana, "51 42");
    await expect(first(open.steward)).rejects.toMatchObject({
      code: "PRECONDITION",
      message: expect.stringMatching(
        /^Ask the person who runs this server .* a round that is still blind \(ADR-1\)\.$/,
      ) as string,
    });
    const { steward, evaluationId } = await testEvaluation();
    await hideNames(steward, { evaluationId });
    await openWeighting(steward, { evaluationId, participants: [steward.memberId] });
    await expect(first(steward)).rejects.toMatchObject({ message: expect.stringContaining("hidden names") as string });
    const noted = await evaluationInDiscussion();
    const optionId = noted.options[0]?.id ?? "";
    await writePremortem(noted.ana, { evaluationId: noted.evaluationId, optionId, body: "Nobody knew it." });
    await expect(first(noted.steward)).rejects.toMatchObject({
      message: expect.stringContaining("pre-mortem (ADR-1)") as string,
    });
    for (const owner of [open.steward, steward, noted.steward])
      expect(await told(owner)).not.toContainEqual(expect.stringContaining("exported"));
  });

  test("is for one at a time, and who stops reading gives it up", async () => {
    const { owner, lineId } = await testOrganization();
    for (let at = 0; at < 3; at += 1) await proposed(owner, [lineId], `Decision ${at}`);
    const running = (await exportOrganization(owner, {})).chunks[Symbol.asyncIterator]();
    expect((await running.next()).done).toBe(false);
    await expect(archiveOf(owner)).rejects.toMatchObject({ code: "CONFLICT" });
    await running.return?.();
    expect((await archiveOf(owner)).size).toBe(ARCHIVED_TABLES.length + 3);
    const recorded = await withOrg(owner, (tx) =>
      tx.select({ type: events.type }).from(events).where(eq(events.chainId, owner.organizationId)),
    );
    expect(recorded).toHaveLength(FOUNDING.length + 2);
  });
});
