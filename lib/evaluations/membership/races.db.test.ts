import { and, eq, isNull, ne, notInArray } from "drizzle-orm";
import type pg from "pg";
import { describe, expect, it } from "vitest";
import { withOrg } from "@/db/client";
import { decisions } from "@/db/schema/decisions";
import { evaluationParticipants, evaluations } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import type { Scope } from "@/db/scope";
import { testDecision } from "@/db/testing/decision-states";
import { evaluationInScoring, testEvaluation } from "@/db/testing/evaluations";
import { testLine, testMember, testOrganization } from "@/db/testing/factories";
import { whileHolding } from "@/db/testing/holding";
import { createDecision, startAgain } from "@/lib/decisions/mutations";
import { changeReviewDate, changeSteward } from "@/lib/decisions/properties/mutations";
import { Refusal } from "@/lib/errors";
import { addParticipant } from "../participants/mutations";
import { openWeighting } from "../phases/mutations";
import { changeRole, removeMember } from "./mutations";

const shareMember = (client: pg.Client, memberId: string) =>
  client.query("select from memberships where id = $1 for share", [memberId]);

/** Removed people who still look after a decision or are still on the list of an open evaluation. */
function countOrphans(scope: Scope): Promise<number> {
  const { organizationId } = scope;
  const p = evaluationParticipants;
  return withOrg(scope, async (tx) => {
    const stewards = await tx
      .select({ id: decisions.id })
      .from(decisions)
      .innerJoin(
        memberships,
        and(eq(memberships.organizationId, decisions.organizationId), eq(memberships.id, decisions.stewardId)),
      )
      .where(and(eq(decisions.organizationId, organizationId), ne(memberships.status, "active")));
    const participants = await tx
      .select({ id: p.memberId })
      .from(p)
      .innerJoin(memberships, and(eq(memberships.organizationId, p.organizationId), eq(memberships.id, p.memberId)))
      .innerJoin(evaluations, and(eq(evaluations.organizationId, p.organizationId), eq(evaluations.id, p.evaluationId)))
      .where(
        and(
          eq(p.organizationId, organizationId),
          isNull(p.removedAt),
          ne(memberships.status, "active"),
          notInArray(evaluations.phase, ["closed", "cancelled"]),
        ),
      );
    return stewards.length + participants.length;
  });
}

describe("somebody who is removed", () => {
  it("while they are made steward hands that decision over too", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    const { memberId } = await testMember(organization, "member");
    const { id } = await testDecision(owner);
    const outcome = await whileHolding(
      async (client) => {
        await shareMember(client, memberId);
        await client.query("update decisions set steward_id = $1 where id = $2", [memberId, id]);
      },
      () => removeMember(owner, { memberId }),
    );
    expect(outcome).toEqual({ status: "fulfilled", value: { stewardships: 1, voidedBallots: 0 } });
    expect(await countOrphans(owner)).toBe(0);
  });

  it("while they join an evaluation is off its list again", async () => {
    const { organization, steward, evaluationId } = await evaluationInScoring();
    const { memberId } = await testMember(organization, "member");
    const outcome = await whileHolding(
      async (client) => {
        await shareMember(client, memberId);
        await client.query(
          "insert into evaluation_participants (organization_id, evaluation_id, member_id) values ($1, $2, $3)",
          [organization.organizationId, evaluationId, memberId],
        );
      },
      () => removeMember(steward, { memberId }),
    );
    expect(outcome.status).toBe("fulfilled");
    expect(await countOrphans(steward)).toBe(0);
  });

  it("or made a stakeholder at the same moment as they are named, is never left behind, and nothing breaks", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { organization, steward, evaluationId, decisionId } = await evaluationInScoring();
      const { memberId } = await testMember(organization, "member");
      const leaving =
        round % 2 === 0
          ? removeMember(steward, { memberId })
          : changeRole(steward, { memberId, role: "stakeholder" as const });
      const outcomes = await Promise.allSettled([
        leaving,
        addParticipant(steward, { evaluationId, memberId }),
        changeSteward(steward, { decisionId, stewardId: memberId }),
      ]);
      expect(outcomes[0].status).toBe("fulfilled");
      for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(Refusal);
      expect(await countOrphans(steward)).toBe(0);
      const gone = await withOrg(steward, (tx) =>
        tx.$count(
          evaluationParticipants,
          and(eq(evaluationParticipants.memberId, memberId), isNull(evaluationParticipants.removedAt)),
        ),
      );
      expect(gone).toBe(0);
    }
  });

  it("while they begin a decision leaves none that nobody looks after", async () => {
    for (let round = 0; round < 8; round += 1) {
      const organization = await testOrganization();
      const member = await testMember(organization, "member");
      const [removed, created] = await Promise.allSettled([
        removeMember(organization.owner, { memberId: member.memberId }),
        createDecision(member, { title: "Just in time", productLineIds: [] }),
      ]);
      expect(removed.status).toBe("fulfilled");
      if (created.status === "rejected") expect(created.reason).toMatchObject({ code: "FORBIDDEN" });
      expect(await countOrphans(organization.owner)).toBe(0);
    }
  });

  it("or loses their role or lines a moment before can no longer use them", async () => {
    const organization = await testOrganization();
    const { organizationId, lineId } = organization;
    const other = await testLine(organizationId, "Other");
    const lead = await testMember(organization, "lead", { productLineIds: [lineId] });
    const { id: decisionId } = await testDecision(organization.owner, { status: "proposed", productLineIds: [lineId] });
    const revise = () => changeReviewDate(lead, { decisionId, reviewOn: "2031-01-01" });
    const limit = (line: string) =>
      whileHolding(async (client) => {
        await client.query("select from memberships where id = $1 for no key update", [lead.memberId]);
        await client.query("update membership_product_lines set product_line_id = $1 where member_id = $2", [
          line,
          lead.memberId,
        ]);
      }, revise);
    expect(await limit(other)).toMatchObject({ status: "rejected", reason: { code: "FORBIDDEN" } });
    expect(await limit(lineId)).toMatchObject({ status: "fulfilled" });
    const demoted = await whileHolding(
      (client) => client.query("update memberships set role = 'member' where id = $1", [lead.memberId]),
      revise,
    );
    expect(demoted).toMatchObject({ status: "rejected", reason: { code: "FORBIDDEN" } });
  });

  it("while they open weighting with themselves on the list", async () => {
    for (let round = 0; round < 6; round += 1) {
      const { steward, ana, decisionId, evaluationId } = await testEvaluation();
      await changeSteward(steward, { decisionId, stewardId: ana.memberId });
      const participants = [steward.memberId, ana.memberId];
      const [removed, opened] = await Promise.allSettled([
        removeMember(steward, { memberId: ana.memberId }),
        openWeighting(ana, { evaluationId, participants }),
      ]);
      expect(removed.status).toBe("fulfilled");
      if (opened.status === "rejected") expect(opened.reason).toBeInstanceOf(Refusal);
      expect(await countOrphans(steward)).toBe(0);
    }
  });
});

describe("in the order of a removal", () => {
  const nobodyHolds = (table: "decisions" | "organizations", column: string, id: string) => (client: pg.Client) =>
    client.query(`select from ${table} where ${column} = $1 for update nowait`, [id]);

  it("handing a decision to a member waits for the member before it holds the decision", async () => {
    const organization = await testOrganization();
    const { owner } = organization;
    const { memberId } = await testMember(organization, "member");
    const { id } = await testDecision(owner);
    const outcome = await whileHolding(
      (client) => client.query("select from memberships where id = $1 for no key update", [memberId]),
      () => changeSteward(owner, { decisionId: id, stewardId: memberId }),
      nobodyHolds("decisions", "id", id),
    );
    expect(outcome.status).toBe("fulfilled");
  });

  it("starting again waits for the organization before it holds the decision", async () => {
    const { owner, organizationId } = await testOrganization();
    const { id } = await testDecision(owner, { status: "withdrawn" });
    const outcome = await whileHolding(
      (client) =>
        client.query("select from organizations where organization_id = $1 for no key update", [organizationId]),
      () => startAgain(owner, { decisionId: id }),
      nobodyHolds("decisions", "id", id),
    );
    expect(outcome.status).toBe("fulfilled");
  });

  it("removing waits for the member before it holds the organization, which a member's new decision counts in", async () => {
    const organization = await testOrganization();
    const { memberId } = await testMember(organization, "member");
    const outcome = await whileHolding(
      (client) => shareMember(client, memberId),
      () => removeMember(organization.owner, { memberId }),
      nobodyHolds("organizations", "organization_id", organization.organizationId),
    );
    expect(outcome.status).toBe("fulfilled");
  });
});
