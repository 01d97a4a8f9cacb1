import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withOrg } from "@/db/client";
import type { DecisionStatus } from "@/db/enums";
import { decisionAliases, decisionSources } from "@/db/schema/imports";
import { revise } from "@/db/testing/decisions";
import { testLine, testMember, testOrganization, type TestOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { recordAdoption } from "@/lib/adoption/mutations";
import { FIXTURE_FILES } from "@/lib/adr/testing/fixtures";
import { ALL_CHECKS } from "@/lib/approvals/verification/queries";
import { changeLines } from "@/lib/approvals/lines/mutations";
import { findDecisions } from "@/lib/decisions/list/queries";
import { createDecision } from "@/lib/decisions/mutations";
import { getRecord } from "@/lib/decisions/record/queries";
import { setTags } from "@/lib/decisions/tags/mutations";
import { createEvaluation } from "@/lib/evaluations/setup/mutations";
import { verifyOne } from "@/lib/history/verification/one-chain";
import { addTrigger, answerReview, reportTrigger } from "@/lib/reviews/mutations";
import { createShareLink } from "@/lib/sharing/mutations";
import { finishImport } from "./finish/mutations";
import { addFiles, changeImport, correctFile, discardImport, startImport } from "./mutations";
import { getImport, listImports, type Import } from "./queries";

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });

const record = (number: number, title: string, status = "Accepted", more = "") =>
  file(
    `adr/${String(number).padStart(4, "0")}-${title.toLowerCase().replaceAll(" ", "-")}.md`,
    `# ${number}. ${title}\n\nDate: 2021-02-03\n\n## Status\n\n${status}\n\n## Context\n\nWhy ${title}.\n\n## Decision\n\n${title}.${more}\n`,
  );

interface Opened {
  readonly ctx: Ctx;
  readonly importId: string;
  readonly read: () => Promise<Import>;
}

async function opened(
  ctx: Ctx,
  productLineId: string | null,
  files: readonly { path: string; bytes: Uint8Array }[],
  sourceName = "shop",
): Promise<Opened> {
  const { id: importId } = await startImport(ctx, { way: "files", sourceName, productLineId });
  await addFiles(ctx, importId, files);
  return { ctx, importId, read: async () => (await getImport(ctx, importId)) ?? raise() };
}

function raise(): never {
  throw new Error("The import is gone.");
}

async function imported(ctx: Ctx, lineId: string | null, files: readonly { path: string; bytes: Uint8Array }[]) {
  const { importId } = await opened(ctx, lineId, files);
  return finishImport(ctx, { importId });
}

async function problemOf({ owner }: TestOrganization, number: number) {
  const { decision } = await getRecord(owner, number);
  return (await verifyOne(owner, decision.id, ALL_CHECKS)).problem;
}

test("files become decisions with their number, text, status, day and links, and their history verifies", async () => {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const done = await imported(owner, lineId, [
    record(3, "Orders in files", "Superseded by [7. Orders in a database](0007-orders-in-a-database.md)"),
    record(7, "Orders in a database", "Accepted"),
  ]);
  expect(done).toEqual({ created: 2, updated: 0, unchanged: 0, left: 0 });
  const { decision, revision, links } = await getRecord(owner, 7);
  expect(decision).toMatchObject({ number: 7, title: "Orders in a database", status: "accepted", acceptedRevision: 1 });
  expect(decision.decidedAt?.toISOString().slice(0, 10)).toBe("2021-02-03");
  expect(revision.sections.find(({ kind }) => kind === "outcome")?.body).toBe("Orders in a database.");
  expect(links).toMatchObject([{ kind: "supersedes", number: 3, status: "superseded", isPartial: false }]);
  expect(await problemOf(organization, 3)).toBeNull();
  expect(await problemOf(organization, 7)).toBeNull();
  // Numbers go on after the highest that was kept.
  const next = await createDecision(owner, { title: "The next", productLineIds: [lineId] });
  expect(next.number).toBe(8);
});

test("the file's bytes come back as they were, and its old names are kept", async () => {
  const { owner, lineId } = await testOrganization();
  const odd = file("x/0012-odd.md", "\uFEFF# 12. Odd\r\n\r\n* Status: accepted\r\n");
  await imported(owner, lineId, [odd]);
  const [source] = await withOrg(owner, (tx) =>
    tx.select().from(decisionSources).where(eq(decisionSources.organizationId, owner.organizationId)),
  );
  expect(Buffer.compare(source?.bytes ?? Buffer.of(), Buffer.from(odd.bytes))).toBe(0);
  const names = await withOrg(owner, (tx) =>
    tx
      .select({ alias: decisionAliases.alias })
      .from(decisionAliases)
      .where(and(eq(decisionAliases.organizationId, owner.organizationId))),
  );
  expect(names.map(({ alias }) => alias).sort()).toEqual(["0012-odd", "adr-12"]);
});

test("importing again makes nothing new, and updates exactly what changed at its source", async () => {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const files = [1, 2, 3, 4, 5].map((number) => record(number, `Number ${number}`));
  await imported(owner, lineId, files);
  expect(await imported(owner, lineId, files)).toEqual({ created: 0, updated: 0, unchanged: 5, left: 0 });
  const changed = [
    record(1, "Number 1", "Deprecated"),
    record(2, "Number 2", "Accepted", " With more."),
    ...files.slice(2),
  ];
  expect(await imported(owner, lineId, changed)).toEqual({ created: 0, updated: 2, unchanged: 3, left: 0 });
  expect((await getRecord(owner, 1)).decision).toMatchObject({ status: "deprecated", latestRevision: 1 });
  const second = await getRecord(owner, 2);
  expect(second.decision).toMatchObject({ status: "accepted", latestRevision: 2, acceptedRevision: 2 });
  expect(second.revision.sections.find(({ kind }) => kind === "outcome")?.body).toBe("Number 2. With more.");
  for (const number of [1, 2, 3]) expect(await problemOf(organization, number)).toBeNull();
});

test("what was changed in Accord since is left alone, and said", async () => {
  const { owner, lineId } = await testOrganization();
  await imported(owner, lineId, [record(1, "A draft", "Draft")]);
  const { decision } = await getRecord(owner, 1);
  await revise(owner, decision.id, "Ours.");
  const again = await opened(owner, lineId, [record(1, "A draft", "Draft", " Theirs.")]);
  expect((await again.read()).records).toMatchObject([{ standing: { kind: "changed here", number: 1 } }]);
  expect(await finishImport(owner, again)).toEqual({ created: 0, updated: 0, unchanged: 0, left: 1 });
  expect((await getRecord(owner, 1)).revision.sections.find(({ kind }) => kind === "outcome")?.body).toBe("Ours.");
});

test("what happened beside the text leaves a decision to its source", async () => {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  await imported(owner, lineId, [record(1, "Queues")]);
  const decisionId = (await getRecord(owner, 1)).decision.id;
  const { id: triggerId } = await addTrigger(owner, { decisionId, words: "When the team doubles" });
  await reportTrigger(owner, { decisionId, triggerId, note: "We are 24." });
  await answerReview(owner, { decisionId, answer: "still_valid", reason: "It scales.", nextReviewOn: "2030-01-01" });
  await setTags(owner, { decisionId, tags: ["messages"] });
  await createShareLink(owner, { what: { decisionId }, label: "Audit", days: 30, passcode: "" });
  const adopted = { stance: "adopted", reason: "", dueOn: null, expiresOn: null } as const;
  await recordAdoption(owner, { decisionId, lineIds: [lineId], ...adopted });
  const again = await opened(owner, lineId, [record(1, "Queues", "Accepted", " With more.")]);
  expect((await again.read()).records).toMatchObject([{ standing: { kind: "changed", number: 1 } }]);
  expect(await finishImport(owner, again)).toMatchObject({ updated: 1, left: 0 });
  const { decision, revision } = await getRecord(owner, 1);
  expect(revision.sections.find(({ kind }) => kind === "outcome")?.body).toBe("Queues. With more.");
  expect(decision.reviewOn).toBe("2030-01-01");
  expect((await verifyOne(owner, decisionId, ALL_CHECKS)).problem).toBeNull();
});

test("a number that is taken gets the next one, says so beforehand, and is still known by the old", async () => {
  const { owner, lineId } = await testOrganization();
  await createDecision(owner, { title: "Ours", productLineIds: [lineId] });
  const { read, importId } = await opened(owner, lineId, [
    record(1, "Theirs"),
    { ...record(2, "One"), path: "a/0002-one.md" },
    { ...record(2, "Two"), path: "b/0002-two.md" },
  ]);
  const before = await read();
  const numbers = before.records.map(({ path, number, collision }) => `${path} ${number} ${collision?.slice(0, 26)}`);
  expect(numbers).toEqual([
    "a/0002-one.md 2 undefined",
    "adr/0001-theirs.md null There is an ADR-1 already.",
    "b/0002-two.md null Another file is number 2. ",
  ]);
  await finishImport(owner, { importId });
  expect((await read()).records.map(({ becameNumber }) => becameNumber)).toEqual([2, 3, 4]);
  const found = async (q: string) => (await findDecisions(owner, { q })).decisions.map(({ number }) => number).sort();
  expect(await found("adr-1")).toEqual([1, 3]);
  expect(await found("0002-TWO")).toEqual([4]);
});

test("a person sets right what was misread, and leaves files out", async () => {
  const { owner, lineId } = await testOrganization();
  const { read, importId } = await opened(owner, lineId, [record(1, "Unclear", "Marinating"), record(2, "Not this")]);
  const { records } = await read();
  expect(records[0]).toMatchObject({ status: "draft", isCorrected: false });
  expect(records[0]?.open).toHaveLength(1);
  await correctFile(owner, {
    fileId: records[0]?.fileId ?? "",
    status: "rejected",
    title: "Clear",
    decidedOn: "2020-01-02",
  });
  await correctFile(owner, { fileId: records[1]?.fileId ?? "", isLeft: true });
  expect(await finishImport(owner, { importId })).toEqual({ created: 1, updated: 0, unchanged: 0, left: 1 });
  expect((await getRecord(owner, 1)).decision).toMatchObject({
    title: "Clear",
    status: "rejected" satisfies DecisionStatus,
  });
});

test("every fixture comes in, in one transaction", async () => {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const { importId, read } = await opened(owner, lineId, FIXTURE_FILES);
  const before = await read();
  const done = await finishImport(owner, { importId });
  expect(done.created).toBe(before.records.length);
  expect(before.others.map(({ path }) => path)).toEqual(["indexed/README.md", "indexed/template.md"]);
  const after = await read();
  // What the index said of a file still shows when the index is gone.
  expect(after.records.find(({ path }) => path === "indexed/one.md")?.status).toBe("rejected");
  for (const { becameNumber } of after.records) expect(await problemOf(organization, becameNumber ?? 0)).toBeNull();
});

test("an import that is cancelled on its way leaves nothing behind", async () => {
  const { owner, lineId } = await testOrganization();
  const { importId, read } = await opened(owner, lineId, [record(1, "One"), record(2, "Two")]);
  const cancelled = new AbortController();
  const onProgress = (done: number) => {
    if (done === 1) cancelled.abort();
  };
  await expect(finishImport(owner, { importId }, { signal: cancelled.signal, onProgress })).rejects.toThrow();
  expect((await read()).state).toBe("open");
  await expect(getRecord(owner, 1)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("decisions in force need a product line; a lead imports for their own only", async () => {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const other = await testLine(organization.organizationId, "Elsewhere");
  const none = await opened(owner, null, [record(1, "One")]);
  await expect(finishImport(owner, none)).rejects.toMatchObject({ code: "PRECONDITION" });
  const lead = await testMember(organization, "lead", { productLineIds: [lineId] });
  await expect(opened(lead, other, [])).rejects.toMatchObject({ code: "INVALID" });
  const own = await opened(lead, lineId, [record(1, "One")]);
  await changeImport(owner, { importId: own.importId, productLineId: other });
  await expect(finishImport(lead, own)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a finished import and a discarded one stay as they are", async () => {
  const { owner, lineId } = await testOrganization();
  const finished = await opened(owner, lineId, [record(1, "One")]);
  await finishImport(owner, finished);
  await expect(addFiles(owner, finished.importId, [record(2, "Two")])).rejects.toMatchObject({ code: "PRECONDITION" });
  await expect(finishImport(owner, finished)).rejects.toMatchObject({ code: "PRECONDITION" });
  const discarded = await opened(owner, lineId, [record(2, "Two")]);
  await discardImport(owner, discarded);
  await expect(finishImport(owner, discarded)).rejects.toMatchObject({ code: "PRECONDITION" });
  expect((await discarded.read()).records).toEqual([]);
});

test("members and stakeholders do not import, and another organization's import is not there", async () => {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const { importId } = await opened(owner, lineId, [record(1, "One")]);
  const member = await testMember(organization, "member");
  const stakeholder = await testMember(organization, "stakeholder");
  const stranger = (await testOrganization("Elsewhere")).owner;
  for (const ctx of [member, stakeholder]) {
    await expect(startImport(ctx, { way: "files", sourceName: "x", productLineId: null })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(finishImport(ctx, { importId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await getImport(ctx, importId)).toBeNull();
    expect(await listImports(ctx)).toEqual([]);
  }
  await expect(finishImport(stranger, { importId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(addFiles(stranger, importId, [record(2, "Two")])).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await getImport(stranger, importId)).toBeNull();
});

test("files that no import takes are refused one by one, the others are kept", async () => {
  const { owner, lineId } = await testOrganization();
  const { id } = await startImport(owner, { way: "files", sourceName: "x", productLineId: lineId });
  const { kept, refused } = await addFiles(owner, id, [
    record(1, "One"),
    file("../escape.md", "# Out"),
    { path: "large.md", bytes: new Uint8Array(1_100_000) },
  ]);
  expect(kept).toBe(1);
  expect(refused.map(({ path }) => path)).toEqual(["../escape.md", "large.md"]);
});

test("what a person set right holds for the next import of the file", async () => {
  const { owner, lineId } = await testOrganization();
  const first = await opened(owner, lineId, [record(1, "Unclear", "Marinating")]);
  const [unclear] = (await first.read()).records;
  await correctFile(owner, { fileId: unclear?.fileId ?? "", status: "accepted", title: "Clear" });
  await finishImport(owner, first);
  await imported(owner, lineId, [record(1, "Unclear", "Marinating", " With a typo mended.")]);
  expect((await getRecord(owner, 1)).decision).toMatchObject({
    title: "Clear",
    status: "accepted",
    acceptedRevision: 2,
  });
});

test("what has been taken in hand here is never overtaken by its file", async () => {
  const { owner, lineId, organizationId } = await testOrganization();
  await imported(owner, lineId, [record(1, "Being decided", "Draft"), record(2, "Of more lines", "Proposed")]);
  const other = await testLine(organizationId, "Elsewhere");
  const { decision } = await getRecord(owner, 2);
  await changeLines(owner, { decisionId: decision.id, productLineIds: [lineId, other] });
  await createEvaluation(owner, { decisionId: (await getRecord(owner, 1)).decision.id });
  const again = await imported(owner, lineId, [
    record(1, "Being decided", "Accepted"),
    record(2, "Of more lines", "Accepted"),
  ]);
  expect(again).toEqual({ created: 0, updated: 0, unchanged: 0, left: 2 });
  expect((await getRecord(owner, 1)).decision.status).toBe("draft");
});

test("links that a file no longer states go, and a status that goes back to a draft takes the proposal with it", async () => {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  await imported(owner, lineId, [
    record(1, "Old", "Accepted"),
    record(2, "New", "Accepted\n\nSupersedes [1. Old](0001-old.md)"),
  ]);
  expect((await getRecord(owner, 2)).links).toMatchObject([{ kind: "supersedes", number: 1 }]);
  await imported(owner, lineId, [record(2, "New", "Draft")]);
  const { decision, links } = await getRecord(owner, 2);
  expect(links).toEqual([]);
  expect(decision).toMatchObject({ status: "draft", proposedAt: null, acceptedRevision: null });
  for (const number of [1, 2]) expect(await problemOf(organization, number)).toBeNull();
});

test("a link that only the other file states stays when this one changes, and what did not change gets no event", async () => {
  const organization = await testOrganization();
  const { owner, lineId } = organization;
  const old = record(1, "Old", "Superseded by [2. New](0002-new.md)");
  await imported(owner, lineId, [old, record(2, "New", "Accepted")]);
  const before = (await verifyOne(owner, (await getRecord(owner, 1)).decision.id, ALL_CHECKS)).events;
  await imported(owner, lineId, [old, record(2, "New", "Accepted", " With more.")]);
  expect((await getRecord(owner, 2)).links).toMatchObject([{ kind: "supersedes", number: 1 }]);
  expect((await verifyOne(owner, (await getRecord(owner, 1)).decision.id, ALL_CHECKS)).events).toBe(before);
  for (const number of [1, 2]) expect(await problemOf(organization, number)).toBeNull();
});

test("a decision whose file has no date is not said to be decided today", async () => {
  const { owner, lineId } = await testOrganization();
  await imported(owner, lineId, [file("a/0003-undated.md", "# 3. Undated\n\n## Status\n\nAccepted\n")]);
  expect((await getRecord(owner, 3)).decision).toMatchObject({ status: "accepted", decidedAt: null });
});

test("a file that was exchanged in the database is found by verification", async () => {
  const organization = await testOrganization();
  const { owner, lineId, organizationId } = organization;
  await imported(owner, lineId, [record(1, "One")]);
  await withOrg(owner, (tx) =>
    tx
      .update(decisionSources)
      .set({ bytes: Buffer.from("forged") })
      .where(eq(decisionSources.organizationId, organizationId)),
  );
  expect((await problemOf(organization, 1))?.what).toContain("the file it was imported from");
});

test("text above the first heading and words beside a status are kept", async () => {
  const { owner, lineId } = await testOrganization();
  const text =
    "# 4. Kept\n\nIn short: every event goes through one door.\n\n* Date: 2021-01-01\n\n| Broker | Cost |\n| --- | --- |\n| A | 3 |\n\n## Status\n\nAccepted. Holds until March.\n\n## Decision\n\nOne.\n";
  await imported(owner, lineId, [file("a/0004-kept.md", text)]);
  const { revision } = await getRecord(owner, 4);
  const all = revision.sections.map(({ body }) => body).join("\n");
  expect(all).toContain("In short: every event goes through one door.");
  expect(all).toContain("| A | 3 |");
  expect(all).toContain("Holds until March.");
  expect(all).not.toContain("2021-01-01");
});

test("a title is one line of letters that can be seen, and never empty", async () => {
  const { owner, lineId } = await testOrganization();
  const { read } = await opened(owner, lineId, [
    file("a.md", `# Turned \u202Earound\u0007 ${"long ".repeat(60)}\n\n## Status\n\nAccepted\n`),
    file(" .md", "\u200B\n"),
  ]);
  const titles = (await read()).records.map(({ title }) => title);
  expect(titles[0]).toBe("Untitled");
  expect(titles[1]).toHaveLength(200);
  expect(titles[1]).toMatch(/^Turned around long long/);
});

test("paths that no file system can keep side by side are refused, also when they come one after the other", async () => {
  const { owner, lineId } = await testOrganization();
  const { importId, read } = await opened(owner, lineId, [file("a/Queues.md", "# Queues\n")]);
  await expect(addFiles(owner, importId, [file("a/queues.md", "# Queues\n")])).rejects.toMatchObject({
    code: "INVALID",
  });
  await addFiles(owner, importId, [file("a/Queues.md", "# Queues, once more\n")]);
  expect((await read()).records.map(({ title }) => title)).toEqual(["Queues, once more"]);
});
