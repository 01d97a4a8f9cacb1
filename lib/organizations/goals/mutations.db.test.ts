import { v7 as uuid } from "uuid";
import { describe, expect, test } from "vitest";
import { testMember, testOrganization } from "@/db/testing/factories";
import { archiveGoal, restoreGoal, saveGoal } from "./mutations";
import { listGoals } from "./queries";
import { GOAL_LIMITS } from "./rules";

const goal = (name: string, importance = 50) => ({ name, description: "", importance });

describe("goals", () => {
  test("are added, changed, archived and brought back, and every member reads them", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    const member = await testMember(organization, "member");
    const { id } = await saveGoal(owner, goal("Deliver sooner"));
    await saveGoal(owner, { id, ...goal("Deliver much sooner", 80) });
    expect(await listGoals(member)).toMatchObject([{ name: "Deliver much sooner", importance: 80, archivedAt: null }]);
    await archiveGoal(owner, { goalId: id });
    expect(await listGoals(member)).toMatchObject([{ archivedAt: expect.any(Date) as Date }]);
    await restoreGoal(owner, { goalId: id });
    expect(await listGoals(member)).toMatchObject([{ archivedAt: null }]);
  });

  test("are no business of members who do not manage, nor of another organization", async () => {
    const organization = await testOrganization();
    const member = await testMember(organization, "member");
    const { owner: stranger } = await testOrganization();
    const { id } = await saveGoal(organization.owner, goal("Deliver sooner"));
    await expect(saveGoal(member, goal("Mine"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(archiveGoal(stranger, { goalId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(saveGoal(stranger, { id, ...goal("Theirs") })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listGoals(stranger)).toEqual([]);
  });

  test("have names of their own, also when one is brought back", async () => {
    const { owner } = await testOrganization();
    const { id } = await saveGoal(owner, goal("Deliver sooner"));
    await expect(saveGoal(owner, goal("deliver SOONER"))).rejects.toMatchObject({ code: "INVALID" });
    await archiveGoal(owner, { goalId: id });
    await saveGoal(owner, goal("Deliver sooner"));
    await expect(restoreGoal(owner, { goalId: id })).rejects.toMatchObject({ code: "INVALID" });
  });

  test("are limited in number, also when two are added at once", async () => {
    const { owner } = await testOrganization();
    for (let at = 1; at < GOAL_LIMITS.count; at += 1) await saveGoal(owner, goal(`Goal ${at} ${uuid()}`));
    const both = await Promise.allSettled([saveGoal(owner, goal("One more")), saveGoal(owner, goal("Another"))]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
