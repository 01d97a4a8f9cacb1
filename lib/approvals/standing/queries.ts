import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import {
  APPROVAL_GROUP_KINDS,
  CONFIRMATIONS,
  EXCLUDED_WRITERS,
  GROUP_COMBINATIONS,
  OVERRIDERS,
  ROLES,
  SECTION_KINDS,
  SELF_APPROVALS,
} from "@/db/enums";
import type { Scope } from "@/db/scope";
import type { RuleVersion } from "../approval-rules/rules";
import type { Approver, Authorities } from "./rules";

const NOBODY: Authorities = {
  approvers: [],
  versions: [],
  paths: new Map(),
  heardSince: new Map(),
  now: new Date(0),
  isClosed: false,
};

const instant = z.string().transform((text) => new Date(text));
const versionShape = z.object({
  number: z.number(),
  lineId: z.string().nullable(),
  isInherited: z.boolean(),
  isLocked: z.boolean(),
  isAtOnce: z.boolean(),
  createdAt: instant,
  combination: z.enum(GROUP_COMBINATIONS),
  excluded: z.enum(EXCLUDED_WRITERS),
  selfApproval: z.enum(SELF_APPROVALS),
  silenceDays: z.number().nullable(),
  overriddenBy: z.enum(OVERRIDERS),
  confirmation: z.enum(CONFIRMATIONS),
  groups: z.array(
    z.object({
      kind: z.enum(APPROVAL_GROUP_KINDS),
      name: z.string(),
      needed: z.number().nullable(),
      sections: z.array(z.enum(SECTION_KINDS)).nullable(),
      memberIds: z.array(z.string()),
    }),
  ),
});
const approverShape = z.object({
  memberId: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  lineIds: z.array(z.string()),
});
const rowShape = z.object({
  now: instant,
  isClosed: z.boolean(),
  paths: z.array(z.object({ line: z.string(), path: z.array(z.string()), heardSince: instant.nullable() })),
  versions: z.array(versionShape),
  approvers: z.array(approverShape),
  delegations: z.array(z.object({ memberId: z.string(), delegateId: z.string(), name: z.string() })),
});

/** The versions of the approval rules as JSON, those that `which` (a condition on `r`) leaves. */
const versionsAsJson = (organizationId: string, which = sql`true`) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'number', r.number, 'lineId', r.product_line_id, 'isInherited', r.is_inherited, 'isLocked', r.is_locked, 'isAtOnce', r.is_at_once,
    'createdAt', r.created_at, 'combination', r.combination, 'excluded', r.excluded, 'selfApproval', r.self_approval,
    'silenceDays', r.silence_days, 'overriddenBy', r.overridden_by, 'confirmation', r.confirmation,
    'groups', (select coalesce(jsonb_agg(jsonb_build_object('kind', g.kind, 'name', g.name, 'needed', g.needed, 'sections', g.sections,
        'memberIds', array(select p.member_id::text from approval_rule_people p
          where p.organization_id = g.organization_id and p.rule_id = g.rule_id and p.position = g.position order by 1))
        order by g.position), '[]')
      from approval_rule_groups g where g.organization_id = r.organization_id and g.rule_id = r.id)) order by r.number), '[]')
  from approval_rules r where r.organization_id = ${organizationId} and ${which})`;

/**
 * Owners, leads whose lines (with what lies below them) reach one of `lineIds`, whom rules name, and who stands in for one of
 * them: everybody who may decide now, with the rules above those lines. One statement.
 */
export async function readAuthorities(tx: Tx, scope: Scope, lineIds: readonly string[]): Promise<Authorities> {
  if (lineIds.length === 0) return NOBODY;
  const { organizationId } = scope;
  const { rows } = await tx.execute(sql`
    with recursive up(line, id, height, moved_at) as (
      select p.id, p.id, 0, p.moved_at from product_lines p
        where p.organization_id = ${organizationId} and p.id = any(${sql.param([...lineIds])}::uuid[])
      union
      select up.line, above.id, up.height + 1, above.moved_at from up
        join product_lines p on p.organization_id = ${organizationId} and p.id = up.id
        join product_lines above on above.organization_id = ${organizationId} and above.id = p.parent_id
    ), organization as (
      select o.deletion_asked_at, o.opened_again_at from organizations o where o.organization_id = ${organizationId}
    ), approvers as (
      select m.id as "memberId", u.name, m.role, array(
        select distinct up.line::text from up where m.role = 'owner'
          or not exists (select from membership_product_lines l where l.organization_id = ${organizationId} and l.member_id = m.id)
          or exists (select from membership_product_lines l
                     where l.organization_id = ${organizationId} and l.member_id = m.id and l.product_line_id = up.id)) as "lineIds"
      from memberships m join users u on u.id = m.user_id
      where m.organization_id = ${organizationId} and m.status = 'active' and m.role in ('owner', 'lead')
    )
    select clock_timestamp() as now, (select deletion_asked_at is not null from organization) as "isClosed",
      (select jsonb_agg(jsonb_build_object('line', line, 'path', path, 'heardSince',
          greatest(moved_at, (select opened_again_at from organization)))) from (
        select line::text, array_agg(id::text order by height desc) as path, max(moved_at) as moved_at
        from up group by line) paths) as paths,
      ${versionsAsJson(organizationId, sql`(r.product_line_id is null or r.product_line_id in (select id from up))`)} as versions,
      (select coalesce(jsonb_agg(approvers order by case role when 'lead' then 0 else 1 end, name), '[]') from approvers
        where "lineIds" <> '{}' or exists (select from approval_rule_people p
          where p.organization_id = ${organizationId} and p.member_id = "memberId")) as approvers,
      (select coalesce(jsonb_agg(jsonb_build_object('memberId', d.member_id, 'delegateId', d.delegate_id, 'name', delegate.name)
          order by d.created_at), '[]')
        from delegations d join approvers delegate on delegate."memberId" = d.delegate_id
        where d.organization_id = ${organizationId} and d.ended_at is null
          and d.starts_at <= clock_timestamp() and d.ends_at > clock_timestamp()) as delegations`);
  const [read] = z.array(rowShape).parse(rows);
  if (read === undefined) return NOBODY;
  const own = read.approvers.map((approver): Approver => ({ ...approver, standsInFor: null }));
  const stoodIn = read.delegations.flatMap(({ memberId, delegateId, name }): Approver[] => {
    const away = own.find((approver) => approver.memberId === memberId);
    if (away === undefined) return [];
    return [{ ...away, memberId: delegateId, name, standsInFor: { memberId, name: away.name } }];
  });
  return {
    approvers: [...own, ...stoodIn],
    versions: read.versions,
    paths: new Map(read.paths.map(({ line, path }) => [line, path])),
    heardSince: new Map(read.paths.map(({ line, heardSince }) => [line, heardSince])),
    now: read.now,
    isClosed: read.isClosed,
  };
}

/** Every version of every approval rule, oldest first. */
export async function readRuleVersions(tx: Tx, scope: Scope): Promise<readonly RuleVersion[]> {
  const { rows } = await tx.execute(sql`select ${versionsAsJson(scope.organizationId)} as versions`);
  return z.array(z.object({ versions: z.array(versionShape) })).parse(rows)[0]?.versions ?? [];
}
