import { v7 as uuid } from "uuid";
import { describe, expect, it } from "vitest";
import { withOrg } from "@/db/client";
import { proposed } from "@/db/testing/decisions";
import { testEvaluation } from "@/db/testing/evaluations";
import { FOUNDING, testLine, testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { createDecision } from "@/lib/decisions/mutations";
import { editTemplate, saveAsTemplate } from "@/lib/evaluations/templates/mutations";
import { getTemplate } from "@/lib/evaluations/templates/queries";
import { appendEvent } from "@/lib/history/mutations";
import { plainText } from "@/lib/history/sentences/words";
import { readCursor, type ActivityView } from "./input";
import { listActivity } from "./queries";

/** Without what the organization began with. */
const since = (types: readonly string[]) => types.filter((type) => !FOUNDING.some((first) => first === type));
const types = async (ctx: Ctx) => since((await listActivity(ctx, null)).events.map((event) => event.type));

describe("the activity of an organization", () => {
  it("tells each reader of what they may see, newest first", async () => {
    const house = await testOrganization();
    const line = await testLine(house.organizationId, "Other");
    const member = await testMember(house, "member");
    const stakeholder = await testMember(house, "stakeholder", { productLineIds: [house.lineId] });
    await withOrg(house.owner, async (tx) => {
      await appendEvent(tx, house.owner, house.organizationId, {
        type: "invitation.created",
        data: { role: "member" },
      });
      await appendEvent(tx, house.owner, house.organizationId, { type: "product_line.archived", data: { line } });
    });
    await proposed(member, [house.lineId]);
    await createDecision(member, { title: "A draft", productLineIds: [house.lineId], sections: {} });
    const decisions = ["decision.created", "decision.proposed", "decision.created"];
    expect(await types(house.owner)).toEqual([...decisions, "product_line.archived", "invitation.created"]);
    expect(await types(member)).toEqual([...decisions, "product_line.archived"]);
    expect(await types(stakeholder)).toEqual(["decision.proposed", "decision.created"]);
    expect(await types((await testOrganization()).owner)).toEqual([]);
  });

  it("can be narrowed to one person, to rules, roles and doors, and to some days", async () => {
    const house = await testOrganization();
    const member = await testMember(house, "member");
    const only = async (view: ActivityView, ctx: Ctx = house.owner) =>
      (await listActivity(ctx, null, 60, view)).events.map((event) => event.type);
    await withOrg(house.owner, async (tx) => {
      const joined = { ...house.owner, happenedAt: new Date("2025-01-31T23:30:00Z") };
      await appendEvent(tx, joined, house.organizationId, { type: "member.suspended", data: { member: uuid() } });
      await appendEvent(tx, house.owner, house.organizationId, { type: "goal.created", data: { goal: uuid() } });
    });
    await createDecision(member, { title: "Theirs", productLineIds: [], sections: {} });
    expect(await only({ who: member.memberId })).toEqual(["decision.created"]);
    expect(since(await only({ about: "audit" }))).toEqual(["member.suspended"]);
    expect(await only({ from: "2025-01-31", to: "2025-01-31" })).toEqual(["member.suspended"]);
    expect(await only({ from: "2025-02-01", who: house.owner.memberId })).toEqual(["goal.created"]);
    const stranger = (await testOrganization()).owner;
    expect(await only({ who: member.memberId }, stranger)).toEqual([]);
    const stakeholder = await testMember(house, "stakeholder");
    expect(await only({ about: "audit" }, stakeholder)).toEqual([]);
  });

  it("tells of templates by the decision they were saved from", async () => {
    const { steward, evaluationId } = await testEvaluation();
    const { key } = await saveAsTemplate(steward, { evaluationId, name: "Ours", summary: "" });
    const { content } = await getTemplate(steward, { key });
    await editTemplate(steward, { key, version: 1, content: { ...content, name: "Ours, again" } });
    const told = (await listActivity(steward, null)).events.map((event) => plainText(event.sentence));
    expect(told).toContain("Olga Owner saved version 2 of the template Ours, again.");
    expect(told).toContain("Olga Owner saved the options and criteria of ADR-1 as the template Ours.");
  });

  it("pages without repeating or losing an event, by when each happened", async () => {
    const house = await testOrganization();
    for (let day = 1; day <= 5; day++) {
      const acting = { ...house.owner, happenedAt: new Date(Date.UTC(2025, 0, (day * 3) % 7)) };
      await createDecision(acting, { title: `Played in ${day}`, productLineIds: [], sections: {} });
    }
    const seen: Date[] = [];
    for (let before: string | null = ""; before !== null;) {
      const page = await listActivity(house.owner, readCursor(before), 2);
      seen.push(...page.events.flatMap((event) => event.happenedAt ?? []));
      before = page.next;
    }
    expect(seen).toEqual([6, 5, 3, 2, 1].map((day) => new Date(Date.UTC(2025, 0, day))));
  });

  it("begins at the newest event when the address holds no cursor", () => {
    expect(readCursor("yesterday")).toBeNull();
    expect(readCursor(undefined)).toBeNull();
  });
});
