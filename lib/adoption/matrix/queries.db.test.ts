import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { decisionLinks, decisionProductLines } from "@/db/schema/decisions";
import { memberships } from "@/db/schema/organizations";
import { contentHashOf, proposed } from "@/db/testing/decisions";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { approveDecision, deprecateDecision } from "@/lib/approvals/mutations";
import { finishImport } from "@/lib/imports/finish/mutations";
import { addFiles, startImport } from "@/lib/imports/mutations";
import { listDivergences } from "../divergence/queries";
import { recordAdoption, withdrawAnswer } from "../mutations";
import { pastPortfolio } from "../past/queries";
import { readMatrix, type AdoptionMatrix } from "./queries";

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY);
const dayBefore = (days: number) => daysAgo(days).toISOString().slice(0, 10);
const ADOPTED = { stance: "adopted", reason: "", dueOn: null, expiresOn: null } as const;

/** Core with Billing below it, Other beside it; one decision for Core and one for Other. */
async function house() {
  const organization = await testOrganization();
  const { owner, organizationId, lineId } = organization;
  const billing = await testLine(organizationId, "Billing", lineId);
  const other = await testLine(organizationId, "Other");
  const inForce = async (title: string, line: string) =>
    (await testDecision(owner, { title, status: "accepted", productLineIds: [line] })).id;
  return {
    ...organization,
    billing,
    other,
    core: await inForce("Queue", lineId),
    beside: await inForce("Logs", other),
  };
}

const cellsOf = ({ rows }: AdoptionMatrix) =>
  rows.map(({ decision, cells }) => [decision.title, ...cells.map(({ standing }) => standing.kind)]);

const titlesOf = ({ rows }: AdoptionMatrix) => rows.map(({ decision }) => decision.title);

describe("the matrix", () => {
  test("holds what is in force, the newest first, by the lines in the order of the tree", async () => {
    const { owner, lineId, core } = await house();
    await testDecision(owner, { status: "proposed", productLineIds: [lineId] });
    await recordAdoption(owner, { decisionId: core, lineIds: [lineId], ...ADOPTED });
    const matrix = await readMatrix(owner, {});
    expect(matrix.columns.map(({ name }) => name)).toEqual(["Core", "Billing", "Other"]);
    expect(cellsOf(matrix)).toEqual([
      ["Logs", "elsewhere", "elsewhere", "missing"],
      ["Queue", "answered", "answered", "elsewhere"],
    ]);
  });

  test("narrows to a part of the tree with what comes down to it, to words, and to an answer", async () => {
    const { owner, lineId, billing, core, organizationId } = await house();
    const slugOf = async (id: string) =>
      (await readMatrix(owner, {})).columns.find((line) => line.id === id)?.slug ?? "";
    expect(cellsOf(await readMatrix(owner, { line: await slugOf(billing) }))).toEqual([["Queue", "missing"]]);
    expect(cellsOf(await readMatrix(owner, { q: "log" }))).toHaveLength(1);
    expect(cellsOf(await readMatrix(owner, { q: "ADR-1" }))).toHaveLength(1);
    await recordAdoption(owner, { decisionId: core, lineIds: [lineId], ...ADOPTED });
    expect(titlesOf(await readMatrix(owner, { stance: "adopted" }))).toEqual(["Queue"]);
    expect(titlesOf(await readMatrix(owner, { stance: "missing" }))).toEqual(["Logs"]);
    expect(cellsOf(await readMatrix(owner, { stance: "expired" }))).toEqual([]);
    await withOrg(owner, (tx) =>
      tx
        .update(decisionProductLines)
        .set({ endedAt: new Date() })
        .where(
          and(
            eq(decisionProductLines.organizationId, organizationId),
            eq(decisionProductLines.decisionId, core),
            eq(decisionProductLines.productLineId, lineId),
          ),
        ),
    );
    expect(titlesOf(await readMatrix(owner, {}))).toEqual(["Logs"]);
  });

  test("goes on page by page without leaving one out or showing one twice, also when looking for missing answers", async () => {
    const { owner } = await house();
    for (const stance of [undefined, "missing"] as const) {
      const first = await readMatrix(owner, { stance }, 1);
      expect(titlesOf(first)).toEqual(["Logs"]);
      const second = await readMatrix(owner, { stance, after: first.next ?? 0 }, 1);
      expect(titlesOf(second)).toEqual(["Queue"]);
      expect(second.next).toBeNull();
    }
  });

  test("shows a limited stakeholder their own lines and nothing of others", async () => {
    const { owner, organizationId, slug, other, lineId, core } = await house();
    await recordAdoption(owner, { decisionId: core, lineIds: [lineId], ...ADOPTED });
    const follower = await testMember({ organizationId, slug }, "stakeholder", { productLineIds: [other] });
    const matrix = await readMatrix(follower, {});
    expect(matrix.columns.map(({ name }) => name)).toEqual(["Other"]);
    expect(cellsOf(matrix)).toEqual([["Logs", "missing"]]);
  });

  test("of another organization is its own", async () => {
    const [here, elsewhere] = [await house(), await house()];
    const ids = (await readMatrix(here.owner, {})).rows.map(({ decision }) => decision.id);
    expect(ids).toEqual([here.beside, here.core]);
    expect(ids).not.toContain(elsewhere.core);
  });
});

describe("looking back at a day", () => {
  test("shows what was in force at its end, and what lines had said by then", async () => {
    const { owner, lineId, organizationId, slug } = await testOrganization();
    const author = await testMember({ organizationId, slug }, "member");
    await withOrg(owner, (tx) =>
      tx
        .update(memberships)
        .set({ joinedAt: daysAgo(100) })
        .where(eq(memberships.organizationId, organizationId)),
    );
    const acting = (days: number, who = owner) => ({ ...who, happenedAt: daysAgo(days) });
    const decisionId = await proposed(acting(90, author), [lineId], "Queue");
    const contentHash = await contentHashOf(owner, decisionId);
    await approveDecision(acting(80), { decisionId, contentHash, note: "" });
    await recordAdoption(acting(60), { decisionId, lineIds: [lineId], ...ADOPTED });
    await recordAdoption(acting(40), { decisionId, lineIds: [lineId], ...ADOPTED, stance: "planned" });
    await withdrawAnswer(acting(20), { decisionId, lineId });
    await deprecateDecision(acting(10), { decisionId, reason: "Outdated." });

    const at = async (days: number) => {
      const { rows, isPast } = await readMatrix(owner, { on: dayBefore(days) });
      expect(isPast).toBe(true);
      return rows.flatMap(({ cells }) =>
        cells.map(({ standing }) => (standing.kind === "answered" ? standing.answer.stance : standing.kind)),
      );
    };
    expect(await at(85)).toEqual([]);
    expect(await at(70)).toEqual(["missing"]);
    expect(await at(60)).toEqual(["adopted"]);
    expect(await at(30)).toEqual(["planned"]);
    expect(await at(15)).toEqual(["missing"]);
    expect(await at(5)).toEqual([]);
    const stood = async (days: number) =>
      (await pastPortfolio(owner, lineId, dayBefore(days))).map(({ status, isInForce }) => [status, isInForce]);
    expect(await stood(95)).toEqual([]);
    expect(await stood(85)).toEqual([["proposed", false]]);
    expect(await stood(70)).toEqual([["accepted", true]]);
    expect(await stood(5)).toEqual([["deprecated", true]]);
  });

  test("an imported decision was accepted until the one that superseded it was decided", async () => {
    const { owner, lineId } = await testOrganization();
    const file = (number: number, day: string, status: string) => ({
      path: `adr/000${number}-queue-${number}.md`,
      bytes: Buffer.from(
        `# ${number}. Queue ${number}\n\nDate: ${day}\n\n## Status\n\n${status}\n\n## Decision\n\nOne.\n`,
      ),
    });
    const { id: importId } = await startImport(owner, { way: "files", sourceName: "shop", productLineId: lineId });
    await addFiles(owner, importId, [
      file(1, "2019-05-02", "Superseded by [2. Queue 2](0002-queue-2.md)"),
      file(2, "2022-03-04", "Accepted"),
    ]);
    await finishImport(owner, { importId });
    const inForce = async (on: string) => (await readMatrix(owner, { on })).rows.map(({ decision }) => decision.number);
    expect(await inForce("2019-05-01")).toEqual([]);
    expect(await inForce("2022-03-03")).toEqual([1]);
    expect(await inForce("2022-03-04")).toEqual([2]);
    expect(
      (await pastPortfolio(owner, lineId, "2020-01-01")).map(({ status, isInForce }) => [status, isInForce]),
    ).toEqual([["accepted", true]]);
  });

  test("at today is the present, and at a later day too, which is said", async () => {
    const { owner } = await house();
    const today = new Date().toISOString().slice(0, 10);
    const present = { isPast: false, isAhead: false, day: today };
    expect(await readMatrix(owner, {})).toMatchObject(present);
    expect(await readMatrix(owner, { on: today })).toMatchObject(present);
    expect(await readMatrix(owner, { on: "2099-12-31" })).toMatchObject({ ...present, isAhead: true });
    expect(await readMatrix(owner, { on: dayBefore(1) })).toMatchObject({ isPast: true, isAhead: false });
  });
});

test("decisions linked as conflicting on lines beside each other are shown with both outcomes, to whoever sees both", async () => {
  const { owner, organizationId, slug, core, beside, other } = await house();
  expect(await listDivergences(owner)).toEqual([]);
  await withOrg(owner, (tx) =>
    tx.insert(decisionLinks).values({ organizationId, decisionId: beside, kind: "conflicts_with", targetId: core }),
  );
  expect(await listDivergences(owner)).toMatchObject([
    { first: { number: 1, lineNames: ["Core"] }, second: { number: 2, lineNames: ["Other"] }, shared: [] },
  ]);
  expect(await listDivergences(owner, other)).toHaveLength(1);
  const follower = await testMember({ organizationId, slug }, "stakeholder", { productLineIds: [other] });
  expect(await listDivergences(follower)).toEqual([]);
});
