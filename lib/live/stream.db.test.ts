import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { testMember, testOrganization } from "@/db/testing/factories";
import type { Ctx } from "@/lib/access/context";
import { contextOf } from "@/lib/auth/context";
import { changeRole } from "@/lib/evaluations/membership/mutations";
import { changeLines, suspendMember } from "@/lib/organizations/members/mutations";
import { publish } from "./hub";
import { closeStreams, hintStream } from "./stream";

const again = (ctx: Ctx) => contextOf({ userId: ctx.userId, name: ctx.name, email: "", sessionId: "" }, ctx.slug);

/** A reader of a member's stream who was just told that it is open. */
async function follow(ctx: Ctx) {
  let proven: Promise<Ctx | null> = Promise.resolve(ctx);
  const reader = hintStream(ctx, () => (proven = again(ctx))).getReader();
  const read = async () => {
    const { done, value } = await reader.read();
    return done ? null : new TextDecoder().decode(value);
  };
  expect(await read()).toContain("event: open");
  const beat = async () => {
    vi.advanceTimersToNextTimer();
    await proven;
    return read();
  };
  return { read, beat, leave: () => reader.cancel() };
}

describe("hintStream", () => {
  // The beat alone is made to come early; the database answers in its own time.
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
  afterEach(() => void vi.useRealTimers());

  test("goes on while role and lines are the same", async () => {
    const organization = await testOrganization();
    const lead = await testMember(organization, "lead", { productLineIds: [organization.lineId] });
    const { read, beat, leave } = await follow({ ...lead, productLineIds: [organization.lineId] });
    expect(await beat()).toContain("event: beat");
    publish({ organizationId: lead.organizationId, topic: "some chain", sequence: 7 });
    expect(await read()).toContain('{"topic":"some chain","sequence":7}');
    await leave();
  });

  test.each([
    ["demoted", (owner: Ctx, { memberId }: Ctx) => changeRole(owner, { memberId, role: "stakeholder" })],
    [
      "limited to other lines",
      (owner: Ctx, { memberId }: Ctx, lineId: string) => changeLines(owner, { memberId, productLineIds: [lineId] }),
    ],
    ["suspended", (owner: Ctx, { memberId }: Ctx) => suspendMember(owner, { memberId })],
  ])("ends at the next beat for somebody who was %s", async (_, change) => {
    const organization = await testOrganization();
    const lead = await testMember(organization, "lead");
    const { read, beat } = await follow(lead);
    await change(organization.owner, lead, organization.lineId);
    expect(await read()).toContain("event: change");
    expect(await beat()).toContain("event: beat");
    expect(await read()).toBeNull();
  });

  // The last one: a process that is ending stays so.
  test("tells its reader to come back when the process ends, and whoever comes after that at once", async () => {
    const { owner } = await testOrganization();
    const { read } = await follow(owner);
    closeStreams();
    expect(await read()).toMatch(/^retry: [123]\d{3}\nevent: leave\n/);
    expect(await read()).toBeNull();
    const late = await follow(owner);
    expect(await late.read()).toMatch(/^retry: [123]\d{3}\nevent: leave\n/);
    expect(await late.read()).toBeNull();
  });
});
