import { describe, expect, test } from "vitest";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { getMembersPage } from "./queries";

describe("the members page", () => {
  test("of a limited stakeholder names only their lines, and says of nobody else's limits", async () => {
    const house = await testOrganization();
    const hidden = await testLine(house.organizationId, "Hidden");
    const reader = await testMember(house, "stakeholder", { productLineIds: [house.lineId] });
    const lead = await testMember(house, "lead", { productLineIds: [hidden] });
    const { members, lines } = await getMembersPage(reader);
    const told = Object.fromEntries(members.map(({ id, productLineIds }) => [id, productLineIds]));
    expect(lines.map(({ name }) => name)).toEqual(["Core"]);
    expect(told).toEqual({
      [house.owner.memberId]: [],
      [reader.memberId]: [house.lineId],
      [lead.memberId]: null,
    });
    expect(JSON.stringify({ members, lines })).not.toContain(hidden);
  });

  test("of everybody else tells every line and whom it limits", async () => {
    const house = await testOrganization();
    const line = await testLine(house.organizationId, "Other");
    const lead = await testMember(house, "lead", { productLineIds: [line] });
    const free = await testMember(house, "stakeholder");
    for (const reader of [lead, free, house.owner]) {
      const { members, lines } = await getMembersPage(reader);
      expect(lines).toHaveLength(2);
      expect(members.find(({ id }) => id === lead.memberId)?.productLineIds).toEqual([line]);
    }
    expect((await getMembersPage((await testOrganization()).owner)).members).toHaveLength(1);
  });
});
