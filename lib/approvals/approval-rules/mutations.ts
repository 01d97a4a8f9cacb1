import { and, eq, inArray } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { approvalRuleGroups, approvalRulePeople, approvalRules } from "@/db/schema/approvals/rules";
import { memberships, organizations, productLines } from "@/db/schema/organizations";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { conflict, invalid, notFound, precondition } from "@/lib/errors";
import { momentOfEvent } from "@/lib/history/clock";
import { appendEvent, type ActingCtx } from "@/lib/history/mutations";
import { enqueue } from "@/lib/jobs/queue";
import { pathOf } from "@/lib/product-lines/rules";
import { readRuleVersions } from "../standing/queries";
import { groupNames } from "../verification/ruling/rules";
import type { EndApprovalRule, SetApprovalRule } from "./input";
import { BUILT_IN_TERMS, isSameRule, lockAbove, type ApprovalTerms, type RuleVersion } from "./rules";
import { ruleInWords } from "./wording/rules";

export interface RuleReceipt {
  /** The version that holds now. */
  readonly number: number;
  /** False when the rule was already so. */
  readonly isNew: boolean;
}

/**
 * Sets the approval rule of a line, or of the organization. What already waits keeps the rule under which it began, unless
 * `isAtOnce`. Refuses below a locked rule, somebody who cannot approve, and with CONFLICT when the rule is no longer the one that
 * the page showed.
 */
export async function setApprovalRule(ctx: ActingCtx, input: SetApprovalRule): Promise<RuleReceipt> {
  assertCan(ctx, "manage approval rules");
  return withAuthority(ctx, async (tx) => {
    const versions = await lockRules(tx, ctx, input);
    const before = own(versions, input.lineId);
    if (before !== undefined && isSameRule(before, input) && !input.isAtOnce)
      return { number: before.number, isNew: false };
    await assertApprovers(tx, ctx, input);
    return addVersion(tx, ctx, versions, { ...input, isInherited: false });
  });
}

/** Ends a line's own rule: the one above it holds again. */
export async function endApprovalRule(ctx: ActingCtx, input: EndApprovalRule): Promise<RuleReceipt> {
  assertCan(ctx, "manage approval rules");
  return withAuthority(ctx, async (tx) => {
    const versions = await lockRules(tx, ctx, input);
    const before = own(versions, input.lineId);
    if (before === undefined) throw precondition("This product line has no approval rule of its own.");
    const ended = { ...BUILT_IN_TERMS, groups: [], isLocked: false, isInherited: true };
    return addVersion(tx, ctx, versions, { ...ended, lineId: input.lineId, isAtOnce: input.isAtOnce });
  });
}

/** The rule a line has of its own, if any. */
function own(versions: readonly RuleVersion[], lineId: string | null): RuleVersion | undefined {
  const latest = versions.findLast((version) => version.lineId === lineId);
  return latest?.isInherited === true ? undefined : latest;
}

/** The rules and the line's place, under the organization's lock: versions are counted among all of them. */
async function lockRules(
  tx: Tx,
  ctx: ActingCtx,
  { lineId, basedOn }: { readonly lineId: string | null; readonly basedOn: number | null },
): Promise<readonly RuleVersion[]> {
  await tx
    .select({ id: organizations.organizationId })
    .from(organizations)
    .where(eq(organizations.organizationId, ctx.organizationId))
    .for("no key update");
  const lines = await tx
    .select({ id: productLines.id, parentId: productLines.parentId, name: productLines.name })
    .from(productLines)
    .where(eq(productLines.organizationId, ctx.organizationId));
  const path = lineId === null ? [] : pathOf(lines, lineId).map((line) => line.id);
  if (lineId !== null && path.length === 0) throw notFound("product line");
  const versions = await readRuleVersions(tx, ctx);
  const lock = lineId === null ? null : lockAbove(path, versions);
  if (lock !== null) {
    const where = lines.find((line) => line.id === lock.setOn)?.name ?? "the whole organization";
    throw precondition(`The approval rule of ${where} is locked for every line below. Change it there.`);
  }
  if ((own(versions, lineId)?.number ?? null) !== basedOn)
    throw conflict("Somebody changed this approval rule meanwhile. Reload the page, look at it, and change it then.");
  return versions;
}

/** Only owners and leads approve, so only they can be named. */
async function assertApprovers(tx: Tx, ctx: ActingCtx, { groups }: ApprovalTerms): Promise<void> {
  const named = [...new Set(groups.flatMap((group) => (group.kind === "people" ? group.memberIds : [])))];
  if (named.length === 0) return;
  const able = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, ctx.organizationId),
        inArray(memberships.id, named),
        inArray(memberships.role, ["owner", "lead"]),
        eq(memberships.status, "active"),
      ),
    )
    .for("share");
  if (able.length === named.length) return;
  const at = groups.findIndex((group) => group.memberIds.some((id) => !able.some((member) => member.id === id)));
  const message = "Only owners and leads who are here can approve. Make this person a lead first, or name another.";
  throw invalid(message, { [`groups.${at}.memberIds`]: message });
}

type NewVersion = Omit<RuleVersion, "number" | "createdAt">;

async function addVersion(
  tx: Tx,
  ctx: ActingCtx,
  versions: readonly RuleVersion[],
  next: NewVersion,
): Promise<RuleReceipt> {
  const { organizationId } = ctx;
  const { lineId, groups, isInherited, isLocked, isAtOnce } = next;
  const { combination, excluded, selfApproval, silenceDays, overriddenBy, confirmation } = next;
  const id = uuid();
  const number = (versions.at(-1)?.number ?? 0) + 1;
  const settings = { combination, excluded, selfApproval, silenceDays, overriddenBy, confirmation };
  const kept = groups.map((group, position) => ({
    position,
    ...group,
    memberIds: group.kind === "people" ? [...new Set(group.memberIds)].toSorted() : [],
  }));
  const told = await appendEvent(tx, ctx, organizationId, {
    type: isInherited ? "approval_rule.ended" : "approval_rule.set",
    data: {
      rule: id,
      number,
      ...(lineId !== null && { line: lineId }),
      isAtOnce,
      ...(!isInherited && {
        ...settings,
        isLocked,
        groups: kept.map(({ kind, needed, memberIds, sections }) => ({
          kind,
          needed,
          members: memberIds,
          sections: sections === null ? null : sections.toSorted(),
        })),
      }),
    },
    ...(!isInherited && { texts: { summary: ruleInWords(next), groups: groupNames(kept) } }),
  });
  await tx.insert(approvalRules).values({
    ...{ organizationId, id, number, productLineId: lineId, isInherited, isLocked, isAtOnce, ...settings },
    setBy: ctx.memberId,
    createdAt: momentOfEvent(ctx, told),
  });
  if (kept.length > 0)
    await tx.insert(approvalRuleGroups).values(
      kept.map(({ position, kind, name, needed, sections }) => ({
        ...{ organizationId, ruleId: id, position, kind, name, needed },
        sections: sections === null ? null : [...sections],
      })),
    );
  const people = kept.flatMap(({ position, memberIds }) =>
    memberIds.map((memberId) => ({ organizationId, ruleId: id, position, memberId })),
  );
  if (people.length > 0) await tx.insert(approvalRulePeople).values(people);
  // What waits may be accepted by a rule that holds at once: a job looks at each, under its lock.
  if (isAtOnce) await enqueue(tx, "silence", { organizationId, decisionId: null });
  return { number, isNew: true };
}
