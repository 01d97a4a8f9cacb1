import { expect, it } from "vitest";
import { testMember, testOrganization } from "@/db/testing/factories";
import { createInvitation } from "@/lib/organizations/invitations/mutations";
import { countWork, limited } from "./limited";
import { LIMITS } from "./rules";

const work = ["invite", "search"] as const;

it.each(work)(
  "%s stops for one person at their limit, says when to try again, and goes on for others",
  async (kind) => {
    const house = await testOrganization();
    const other = await testMember(house, "admin");
    const tries = Array.from({ length: LIMITS[kind].perPerson + 20 }, () => countWork(house.owner, kind));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(LIMITS[kind].perPerson);
    const refusal: unknown = await countWork(house.owner, kind).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "RATE_LIMITED" });
    expect(refusal).toHaveProperty("message", expect.stringMatching(/^You have .* Try again in \d/));
    expect(refusal).toHaveProperty("retryAfter", expect.any(Number));
    await expect(countWork(other, kind)).resolves.toBeUndefined();
  },
);

it("stops for everybody of an organization at its limit, and for nobody of another", async () => {
  const [house, elsewhere] = [await testOrganization(), await testOrganization()];
  const people = Array.from({ length: 3 }, () => ({ ...house.owner, userId: crypto.randomUUID() }));
  const tries = people.flatMap((person) =>
    Array.from({ length: LIMITS.invite.perPerson }, () => countWork(person, "invite")),
  );
  const outcomes = await Promise.allSettled(tries);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(LIMITS.invite.perOrganization);
  const admin = await testMember(house, "admin");
  const refusal: unknown = await countWork(admin, "invite").catch((error: unknown) => error);
  expect(refusal).toHaveProperty("message", expect.stringMatching(/^Your organization has/));
  await expect(countWork(elsewhere.owner, "invite")).resolves.toBeUndefined();
});

it("does nothing of a verb past its limit, and leaves it its name", async () => {
  const house = await testOrganization();
  const invite = limited("invite", createInvitation);
  expect(invite.name).toBe("createInvitation");
  await Promise.all(Array.from({ length: LIMITS.invite.perPerson }, () => countWork(house.owner, "invite")));
  const input = { role: "member", productLineIds: [], email: null } as const;
  await expect(invite(house.owner, { ...input, productLineIds: [] })).rejects.toMatchObject({ code: "RATE_LIMITED" });
});
