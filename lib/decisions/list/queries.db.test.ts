import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { withOrg } from "@/db/client";
import { DECISION_STATUSES } from "@/db/enums";
import { testDecision } from "@/db/testing/decision-states";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { setTags } from "../tags/mutations";
import { portfolio } from "../portfolio/queries";
import { decisionListShape } from "./input";
import { countDecisions } from "./counts/queries";
import { findDecisions, listAllDecisions, listDecisions, listStewards } from "./queries";

const list = (ctx: Ctx, view: Record<string, string | string[]> = {}, limit?: number) =>
  listDecisions(ctx, decisionListShape.parse(view), { ...(limit !== undefined && { limit }) });
const counted = (ctx: Ctx, view: Record<string, string> = {}) => countDecisions(ctx, decisionListShape.parse(view));
const titles = async (ctx: Ctx, view: Record<string, string> = {}) =>
  (await list(ctx, view)).rows.map((row) => row.title);

const statusOf = (name: string) => DECISION_STATUSES.find((status) => status === name) ?? "draft";

async function oneOfEach() {
  const organization = await testOrganization();
  for (const status of DECISION_STATUSES)
    await testDecision(organization.owner, { title: status, status, productLineIds: [organization.lineId] });
  return organization;
}

describe("listDecisions", () => {
  test("shows open, in force and gone, the latest change first, and counts every state", async () => {
    const { owner } = await oneOfEach();
    expect(await titles(owner)).toEqual([
      "proposed",
      "draft",
      "deprecated",
      "accepted",
      "withdrawn",
      "superseded",
      "rejected",
    ]);
    expect((await counted(owner, { state: "open" })).counts).toEqual(
      new Map(DECISION_STATUSES.map((status) => [status, { count: 1, isAtLeast: false }])),
    );
    expect(await titles(owner, { state: "in-force" })).toEqual(["deprecated", "accepted"]);
    expect(await titles(owner, { state: "rejected" })).toEqual(["rejected"]);
  });

  test("pages through every sort order without a gap or a repetition", async () => {
    const { owner } = await oneOfEach();
    for (const sort of ["group", "changed", "number", "title", "state"])
      for (const dir of ["asc", "desc"]) {
        const whole = (await list(owner, { sort, dir })).rows.map((row) => row.number);
        const paged: number[] = [];
        let after: string | null = "";
        while (after !== null) {
          const page = await list(owner, { sort, dir, ...(after !== "" && { after }) }, 2);
          paged.push(...page.rows.map((row) => row.number));
          after = page.next;
        }
        expect(paged, `${sort} ${dir}`).toEqual(whole);
        expect(whole).toHaveLength(7);
      }
  });

  test("filters by line with everything below it, by steward, and by words or number", async () => {
    const organization = await testOrganization();
    const { owner, lineId, organizationId } = organization;
    const below = await testLine(organizationId, "Below", lineId);
    const other = await testLine(organizationId, "Other");
    const mina = await testMember(organization, "member", { name: "Mina Member" });
    await testDecision(owner, { title: "On the line 100%", productLineIds: [lineId] });
    await testDecision(owner, { title: "Below it", productLineIds: [below] });
    const elsewhere = await testDecision(mina, { title: "Elsewhere", productLineIds: [other] });
    await setTags(mina, { decisionId: elsewhere.id, tags: ["queues"] });
    expect(await titles(owner, { line: "core" })).toEqual(["Below it", "On the line 100%"]);
    expect(await titles(owner, { line: "no-such-line" })).toEqual([]);
    expect(await titles(owner, { steward: mina.memberId })).toEqual(["Elsewhere"]);
    expect(await titles(mina, { steward: "me" })).toEqual(["Elsewhere"]);
    expect(await titles(owner, { tag: "#Queues" })).toEqual(["Elsewhere"]);
    expect(await titles(owner, { tag: "queue" })).toEqual([]);
    expect((await counted(owner, { tag: "queues" })).counts.get("draft")).toEqual({ count: 1, isAtLeast: false });
    expect(await titles(owner, { q: "line 10_" })).toEqual([]);
    expect(await titles(owner, { q: "LINE 100%" })).toEqual(["On the line 100%"]);
    expect(await titles(owner, { q: "adr-2" })).toEqual(["Below it"]);
    expect((await listStewards(owner)).map((steward) => steward.name)).toEqual(["Mina Member", "Olga Owner"]);
  });

  test("of words that very many titles have, shows the right ones in any order and with any filter, and says that there are more", async () => {
    const organization = await testOrganization();
    const { owner, lineId } = organization;
    const oldest = await testDecision(owner, { title: "Kafka 0%", productLineIds: [lineId] });
    await withOrg(owner, (tx) =>
      tx.execute(sql`insert into decisions (organization_id, id, number, title, steward_id, created_by, changed_at)
        select organization_id, gen_random_uuid(), 10 + n, 'A kafka ' || n, steward_id, created_by, now() + interval '1 hour'
        from decisions, generate_series(1, 520) n where id = ${oldest.id}`),
    );
    expect((await list(owner, { q: "KAFKA", sort: "number", dir: "asc" })).rows[0]?.title).toBe("Kafka 0%");
    expect(await titles(owner, { q: "kafka", line: "core" })).toEqual(["Kafka 0%"]);
    expect((await counted(owner, { q: "kafka", line: "core" })).counts.get("draft")).toEqual({
      count: 1,
      isAtLeast: false,
    });
    expect((await counted(owner, { q: "kafka" })).counts.get("draft")).toEqual({ count: 500, isAtLeast: true });
    expect(await listAllDecisions(owner, decisionListShape.parse({ q: "kafka" }))).toHaveLength(521);
    expect(await titles(owner, { q: "kafka 0%" })).toEqual(["Kafka 0%"]);
  });

  test("reads a damaged address as no filter", async () => {
    const { owner } = await oneOfEach();
    expect(await titles(owner, { state: "nonsense", sort: "size", steward: "'; --", after: "%zz" })).toHaveLength(7);
    expect((await list(owner, { state: ["draft", "accepted"] })).rows).toHaveLength(1);
  });

  test("starts at the top for a cursor that holds what the database cannot read, and ignores words it cannot be asked for", async () => {
    const { owner } = await oneOfEach();
    const bad = (...keys: string[]) => encodeURIComponent(JSON.stringify(keys));
    const moment = "2026-02-28 10:00:00+00";
    expect((await list(owner, { sort: "changed", after: bad(moment, "1") })).rows.length).toBeLessThan(8);
    for (const [sort, after] of [
      ["changed", bad("yesterday?", "1")],
      ["changed", bad("2026-02-30 10:00:00+00", "1")],
      ["changed", bad("2026-02-28 10:00:00+23", "1")],
      ["changed", bad(moment, "99999999999")],
      ["number", bad("1; --")],
      ["title", bad("a\0", "1")],
      ["group", bad("", moment, "1")],
    ] as const)
      expect((await list(owner, { sort, after })).rows, after).toHaveLength(7);
    expect(await titles(owner, { q: "\0" })).toHaveLength(7);
    expect(await titles(owner, { line: "core\0" })).toHaveLength(7);
  });

  test("shows a stakeholder only what was proposed on their lines, in rows, counts, stewards, palette and portfolio", async () => {
    const organization = await oneOfEach();
    const { lineId, organizationId } = organization;
    const other = await testLine(organizationId, "Other");
    const stakeholder = await testMember(organization, "stakeholder", { productLineIds: [lineId] });
    const elsewhere = await testMember(organization, "stakeholder", { productLineIds: [other] });
    const visible = ["proposed", "deprecated", "accepted", "superseded", "rejected"];
    expect(await titles(stakeholder)).toEqual(visible);
    const { counts } = await counted(stakeholder);
    expect(["draft", "withdrawn", "accepted"].map((status) => counts.get(statusOf(status))?.count)).toEqual([0, 0, 1]);
    expect((await list(elsewhere)).rows).toEqual([]);
    expect(await listStewards(elsewhere)).toEqual([]);
    expect((await findDecisions(stakeholder, { q: "dra" })).decisions).toEqual([]);
    expect((await findDecisions(elsewhere, { q: "core" })).lines).toEqual([]);
    expect((await portfolio(stakeholder, lineId)).map((entry) => entry.title).sort()).toEqual(visible.toSorted());
    expect(await portfolio(elsewhere, lineId)).toEqual([]);
  });

  test("never shows another organization's decisions", async () => {
    const { lineId } = await oneOfEach();
    const elsewhere = await testOrganization();
    expect(await list(elsewhere.owner)).toEqual({ rows: [], next: null });
    expect(await listStewards(elsewhere.owner)).toEqual([]);
    expect(await portfolio(elsewhere.owner, lineId)).toEqual([]);
    expect(await findDecisions(elsewhere.owner, { q: "accepted" })).toEqual({ decisions: [], lines: [] });
  });
});

describe("findDecisions", () => {
  test("finds decisions by word and number, and product lines by name", async () => {
    const { owner } = await oneOfEach();
    const found = await findDecisions(owner, { q: "acc" });
    expect(found.decisions).toMatchObject([{ number: 3, title: "accepted", status: "accepted" }]);
    expect((await findDecisions(owner, { q: "ADR-3" })).decisions.map((decision) => decision.number)).toEqual([3]);
    expect((await findDecisions(owner, { q: "cor" })).lines).toEqual([{ name: "Core", slug: "core" }]);
  });
});
