import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { withOrg } from "@/db/client";
import type { Role } from "@/db/enums";
import { users } from "@/db/schema/accounts";
import { approvalRules } from "@/db/schema/approvals/rules";
import { memberships, productLines } from "@/db/schema/organizations";
import { canSeeLine } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { inTreeOrder, pathOf } from "@/lib/product-lines/rules";
import { readRuleVersions } from "../standing/queries";
import { lockAbove, ruleFor, type EffectiveRule, type RuleVersion } from "./rules";

/** A line, or with `id` null the organization, with the rule that holds for what is proposed there now. */
export interface RuledPlace {
  readonly id: string | null;
  readonly name: string;
  /** 0 for the organization, 1 for a line at the top. */
  readonly depth: number;
  readonly rule: EffectiveRule;
  /** Its own rule, if it has one. */
  readonly own: RuleVersion | null;
  /** The name of where the rule above it is locked, so that it has none of its own. */
  readonly lockedBy: string | null;
}

/** Somebody a rule can name, or who can stand in for another. */
export interface PossibleApprover {
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
}

/** One change of a rule, as the list of changes tells it. */
export interface RuleChange {
  readonly version: RuleVersion;
  readonly by: string;
  /** The line's name; null for the organization. */
  readonly lineName: string | null;
}

export interface ApprovalRulesPage {
  /** The organization, then its lines in the order of the tree. */
  readonly places: readonly RuledPlace[];
  readonly approvers: readonly PossibleApprover[];
  /** Names of everybody whom a rule names, also of those who cannot approve any more. */
  readonly names: ReadonlyMap<string, string>;
  /** Newest first. */
  readonly changes: readonly RuleChange[];
  /** How many decisions wait for approval, which keep the rule they began under. */
  readonly waiting: number;
}

/**
 * What the page of the approval rules shows; of lines, and of people whom only their rules name, what the reader may see. What only a form
 * needs, whom a rule could name and how many decisions wait, no stakeholder is told.
 */
export async function getApprovalRules(ctx: Ctx): Promise<ApprovalRulesPage> {
  return withOrg(ctx, async (tx) => {
    const versions = await readRuleVersions(tx, ctx);
    const all = await tx
      .select({ id: productLines.id, parentId: productLines.parentId, name: productLines.name })
      .from(productLines)
      .where(and(eq(productLines.organizationId, ctx.organizationId), sql`${productLines.archivedAt} is null`));
    const nameOfLine = new Map(all.map((line) => [line.id, line.name]));
    const seen = inTreeOrder(all).filter((line) => canSeeLine(ctx, line.id));
    const isOutside = ctx.role === "stakeholder";
    const shown = [
      ...versions.filter(({ lineId }) => lineId === null || canSeeLine(ctx, lineId)),
      ...seen.map(
        ({ id }) =>
          ruleFor(
            pathOf(all, id).map((line) => line.id),
            versions,
          ).terms,
      ),
    ];
    const named = shown.flatMap(({ groups }) => groups.flatMap(({ memberIds }) => memberIds));
    const people = await tx
      .select({
        memberId: memberships.id,
        name: users.name,
        role: memberships.role,
        isHere: sql<boolean>`${memberships.status} = 'active'`,
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          eq(memberships.organizationId, ctx.organizationId),
          sql`((${!isOutside}::boolean and ${inArray(memberships.role, ["owner", "lead"])}) or ${memberships.id} = any(${sql.param([...new Set(named)])}::uuid[]))`,
        ),
      )
      .orderBy(asc(users.name));
    const authors = await tx
      .select({ number: approvalRules.number, name: users.name })
      .from(approvalRules)
      .innerJoin(
        memberships,
        and(eq(memberships.organizationId, approvalRules.organizationId), eq(memberships.id, approvalRules.setBy)),
      )
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(approvalRules.organizationId, ctx.organizationId));
    const authorOf = new Map(authors.map(({ number, name }) => [number, name]));
    const { rows } = await tx.execute<{ waiting: number }>(sql`
      select count(*)::int as waiting from decisions where organization_id = ${ctx.organizationId}
        and (status = 'proposed' or (status = 'accepted' and latest_revision > accepted_revision))`);
    const nameOfLock = (lineId: string | null) =>
      lineId === null || canSeeLine(ctx, lineId)
        ? (nameOfLine.get(lineId ?? "") ?? ctx.organizationName)
        : "another product line";
    const placeOf = (id: string | null, name: string, depth: number): RuledPlace => {
      const path = id === null ? [] : pathOf(all, id).map((line) => line.id);
      const own = versions.findLast((version) => version.lineId === id);
      const lock = id === null ? null : lockAbove(path, versions);
      return {
        ...{ id, name, depth },
        rule: ruleFor(path, versions),
        own: own === undefined || own.isInherited ? null : own,
        lockedBy: lock === null ? null : nameOfLock(lock.setOn),
      };
    };
    return {
      places: [
        placeOf(null, ctx.organizationName, 0),
        ...seen.map(({ id, name, depth }) => placeOf(id, name, depth + 1)),
      ],
      approvers: people.filter(({ role, isHere }) => !isOutside && isHere && (role === "owner" || role === "lead")),
      names: new Map(people.map(({ memberId, name }) => [memberId, name])),
      changes: versions
        .filter(({ lineId }) => lineId === null || canSeeLine(ctx, lineId))
        .map((version) => ({
          version,
          by: authorOf.get(version.number) ?? "Somebody",
          lineName: version.lineId === null ? null : (nameOfLine.get(version.lineId) ?? "An archived product line"),
        }))
        .toReversed(),
      waiting: isOutside ? 0 : (rows[0]?.waiting ?? 0),
    };
  });
}
