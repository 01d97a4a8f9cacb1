import { and, asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import { withOrg, type Tx } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { evaluations } from "@/db/schema/evaluations";
import { memberships } from "@/db/schema/organizations";
import { hiddenTemplates, templates, templateVersions } from "@/db/schema/evaluation/templates";
import type { Scope } from "@/db/scope";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { notFound, precondition } from "@/lib/errors";
import { BUILT_IN_TEMPLATES } from "./built-in/list";
import { templateContentShape, type TemplateContent, type TemplateVersionInput } from "./input";

/** Where a template comes from: it ships with Accord, or the organization wrote it. */
export type TemplateSource = "own" | "built-in";

/** A template as a list shows it. */
export interface TemplateRow {
  readonly key: string;
  readonly source: TemplateSource;
  readonly name: string;
  readonly summary: string;
  /** The latest. */
  readonly version: number;
  readonly options: number;
  readonly criteria: number;
  /** How many evaluations began from it, in any version. */
  readonly uses: number;
  readonly isHidden: boolean;
}

/** A template in one version. */
export interface FoundTemplate {
  readonly key: string;
  readonly source: TemplateSource;
  /** The key of one that is built in, the id of an own one: what its events are about. */
  readonly subject: string;
  readonly version: number;
  readonly latestVersion: number;
  readonly content: TemplateContent;
}

/** A template's page. */
export interface TemplatePage extends FoundTemplate {
  readonly uses: number;
  readonly isHidden: boolean;
  /** The latest first; empty for one that is built in, which changes only with Accord. */
  readonly versions: readonly { readonly version: number; readonly createdAt: Date; readonly createdBy: string }[];
}

/** All templates, own ones by name and then those that are built in; hidden ones are marked. Stakeholders begin nothing and see none. */
export async function listTemplates(ctx: Ctx): Promise<readonly TemplateRow[]> {
  assertCan(ctx, "create decisions");
  return withOrg(ctx, async (tx) => {
    const own = await readOwn(tx, ctx);
    const hidden = await readHidden(tx, ctx);
    const uses = await readUses(tx, ctx);
    const builtIn = BUILT_IN_TEMPLATES.map(({ key, version, content }) => ({
      key,
      version,
      name: content.name,
      summary: content.summary,
      options: content.options.length,
      criteria: content.criteria.length,
    }));
    const marked = (source: TemplateSource) => (row: (typeof builtIn)[number]) => ({
      ...row,
      source,
      uses: uses.get(row.key) ?? 0,
      isHidden: hidden.has(row.key),
    });
    return [...own.map(marked("own")), ...builtIn.map(marked("built-in"))];
  });
}

/** One template in its latest version, or in the one that is named; NOT_FOUND otherwise. */
export async function getTemplate(ctx: Ctx, { key, version }: TemplateVersionInput): Promise<TemplatePage> {
  assertCan(ctx, "create decisions");
  return withOrg(ctx, async (tx) => {
    const found = await requireTemplate(tx, ctx, key, version);
    return {
      ...found,
      uses: (await readUses(tx, ctx)).get(key) ?? 0,
      isHidden: (await readHidden(tx, ctx)).has(key),
      versions: found.source === "built-in" ? [] : await readVersions(tx, ctx, found.subject),
    };
  });
}

/** A template by its key, in its latest version unless another is named; NOT_FOUND when there is none. */
export async function requireTemplate(tx: Tx, scope: Scope, key: string, version?: number): Promise<FoundTemplate> {
  const found = await findTemplate(tx, scope, key, version);
  if (found === null) throw notFound("template");
  return found;
}

/** The latest version of a template that may be begun from: NOT_FOUND when there is none, refused when it is hidden. */
export async function requireOffered(tx: Tx, scope: Scope, key: string): Promise<FoundTemplate> {
  const template = await requireTemplate(tx, scope, key);
  if (await isHidden(tx, scope, key))
    throw precondition(
      `${template.content.name} is hidden. Choose another template; an owner or admin can offer it again.`,
    );
  return template;
}

/** A template by its key, in its latest version unless another is named. Of one that is built in only this release's version is there. */
export async function findTemplate(
  tx: Tx,
  { organizationId }: Scope,
  key: string,
  version?: number,
): Promise<FoundTemplate | null> {
  const builtIn = BUILT_IN_TEMPLATES.find((template) => template.key === key);
  if (builtIn !== undefined) {
    const { version: latestVersion, content } = builtIn;
    return { key, source: "built-in", subject: key, version: latestVersion, latestVersion, content };
  }
  const t = templates;
  const [row] = await tx
    .select({
      id: t.id,
      latestVersion: t.latestVersion,
      version: templateVersions.version,
      body: templateVersions.body,
    })
    .from(t)
    .innerJoin(
      templateVersions,
      and(
        eq(templateVersions.organizationId, t.organizationId),
        eq(templateVersions.templateId, t.id),
        eq(templateVersions.version, version ?? t.latestVersion),
      ),
    )
    .where(and(eq(t.organizationId, organizationId), eq(t.key, key)));
  if (row === undefined) return null;
  const { id, body, ...numbers } = row;
  return { key, source: "own", subject: id, ...numbers, content: templateContentShape.parse(body) };
}

/** Is this template kept out of what is offered here? */
export async function isHidden(tx: Tx, { organizationId }: Scope, key: string): Promise<boolean> {
  const t = hiddenTemplates;
  return (await tx.$count(t, and(eq(t.organizationId, organizationId), eq(t.key, key)))) > 0;
}

/** The keys and names of the organization's own templates. */
export async function readOwnNames(tx: Tx, { organizationId }: Scope) {
  return tx
    .select({ id: templates.id, key: templates.key, name: templates.name })
    .from(templates)
    .where(eq(templates.organizationId, organizationId));
}

/** What a record may still hold of a template's skeleton: those that ship, and those a decision's evaluations began from. */
export async function listSkeletons(ctx: Ctx, decisionId: string): Promise<readonly string[]> {
  return withOrg(ctx, async (tx) => {
    const begun = await tx
      .selectDistinct({ key: evaluations.templateKey, version: evaluations.templateVersion })
      .from(evaluations)
      .where(
        and(
          eq(evaluations.organizationId, ctx.organizationId),
          eq(evaluations.decisionId, decisionId),
          isNotNull(evaluations.templateVersion),
        ),
      );
    const records = BUILT_IN_TEMPLATES.map(({ content }) => content.record);
    for (const { key, version } of begun) {
      const found = await findTemplate(tx, ctx, key ?? "", version ?? undefined);
      if (found !== null) records.push(found.content.record);
    }
    return records.flatMap((record) => Object.values(record)).filter((text) => text !== "");
  });
}

/** What the template of an evaluation began the record's context with; empty without a template. */
export async function readContextSkeleton(tx: Tx, scope: Scope, evaluationId: string): Promise<string> {
  const t = evaluations;
  const [row] = await tx
    .select({ key: t.templateKey, version: t.templateVersion })
    .from(t)
    .where(and(eq(t.organizationId, scope.organizationId), eq(t.id, evaluationId)));
  const key = row?.key ?? null;
  const found = key === null ? null : await findTemplate(tx, scope, key, row?.version ?? undefined);
  return found?.content.record.context ?? "";
}

async function readOwn(tx: Tx, { organizationId }: Scope) {
  const t = templates;
  const length = (list: string) => sql<number>`jsonb_array_length(${templateVersions.body}->${list}::text)`;
  return tx
    .select({
      key: t.key,
      version: t.latestVersion,
      name: t.name,
      summary: t.summary,
      options: length("options"),
      criteria: length("criteria"),
    })
    .from(t)
    .innerJoin(
      templateVersions,
      and(
        eq(templateVersions.organizationId, t.organizationId),
        eq(templateVersions.templateId, t.id),
        eq(templateVersions.version, t.latestVersion),
      ),
    )
    .where(eq(t.organizationId, organizationId))
    .orderBy(asc(sql`lower(${t.name})`), asc(t.key));
}

async function readHidden(tx: Tx, { organizationId }: Scope): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ key: hiddenTemplates.key })
    .from(hiddenTemplates)
    .where(eq(hiddenTemplates.organizationId, organizationId));
  return new Set(rows.map((row) => row.key));
}

async function readUses(tx: Tx, { organizationId }: Scope): Promise<ReadonlyMap<string | null, number>> {
  const rows = await tx
    .select({ key: evaluations.templateKey, uses: sql<number>`count(*)::int` })
    .from(evaluations)
    .where(and(eq(evaluations.organizationId, organizationId), isNotNull(evaluations.templateKey)))
    .groupBy(evaluations.templateKey);
  return new Map(rows.map((row) => [row.key, row.uses]));
}

async function readVersions(tx: Tx, { organizationId }: Scope, templateId: string): Promise<TemplatePage["versions"]> {
  const t = templateVersions;
  return tx
    .select({ version: t.version, createdAt: t.createdAt, createdBy: users.name })
    .from(t)
    .innerJoin(memberships, and(eq(memberships.organizationId, t.organizationId), eq(memberships.id, t.createdBy)))
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(t.organizationId, organizationId), eq(t.templateId, templateId)))
    .orderBy(desc(t.version));
}
