import { and, eq } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import type { Tx } from "@/db/client";
import { organizations } from "@/db/schema/organizations";
import { hiddenTemplates, templates, templateVersions } from "@/db/schema/evaluation/templates";
import { assertCan } from "@/lib/access/can";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { conflict, precondition } from "@/lib/errors";
import { momentOf } from "@/lib/history/clock";
import { appendEvent, type ActingCtx, type NewEvent } from "@/lib/history/mutations";
import { canonicalJson } from "@/lib/mcda/hash/canonical";
import { slugOf } from "@/lib/organizations/rules";
import { freeSlug } from "@/lib/product-lines/rules";
import { BUILT_IN_TEMPLATES } from "./built-in/list";
import { parseTemplateFile } from "./files/rules";
import { readFrame } from "./frame/queries";
import type {
  CreateTemplate,
  EditTemplate,
  ImportTemplate,
  SaveAsTemplate,
  TemplateContent,
  TemplateInput,
} from "./input";
import { isHidden, readOwnNames, requireTemplate } from "./queries";
import { assertNameIsFree } from "./rules";

export interface TemplateReceipt {
  readonly key: string;
  readonly version: number;
}

/** Saves what an evaluation asks as a template: options, criteria, context questions, weighting and the record's skeleton. No vote, no answer. */
export async function saveAsTemplate(ctx: ActingCtx, input: SaveAsTemplate): Promise<TemplateReceipt> {
  assertCan(ctx, "manage templates");
  return withAuthority(ctx, async (tx) => {
    const { evaluationId, name, summary } = input;
    const { frame, decisionId } = await readFrame(tx, ctx, evaluationId);
    const content = { ...frame, name, summary };
    return insertTemplate(tx, ctx, content, { from: "evaluation", evaluation: evaluationId, decision: decisionId });
  });
}

/** Makes a template that was written in the editor, from nothing or as a copy of another. */
export async function createTemplate(ctx: ActingCtx, input: CreateTemplate): Promise<TemplateReceipt> {
  assertCan(ctx, "manage templates");
  return withAuthority(ctx, async (tx) => {
    const { content, from } = input;
    const copied = from === null ? null : await requireTemplate(tx, ctx, from);
    return insertTemplate(tx, ctx, content, { from: copied === null ? "editor" : "copy", copied: copied?.subject });
  });
}

/** Makes a template of a file's text. A file never replaces a template that is there; a refusal says what is wrong and where. */
export async function importTemplate(ctx: ActingCtx, input: ImportTemplate): Promise<TemplateReceipt> {
  assertCan(ctx, "manage templates");
  const content = parseTemplateFile(input.text);
  return withAuthority(ctx, (tx) =>
    insertTemplate(tx, ctx, { ...content, name: input.name ?? content.name }, { from: "file" }),
  );
}

/** Saves the next version of an own template. Evaluations that began from an earlier one stay as they are, and it stays readable. */
export async function editTemplate(ctx: ActingCtx, input: EditTemplate): Promise<TemplateReceipt> {
  assertCan(ctx, "manage templates");
  return withAuthority(ctx, async (tx) => {
    const { key, content } = input;
    const own = await lockNames(tx, ctx);
    const before = await requireTemplate(tx, ctx, key);
    if (before.source === "built-in")
      throw precondition("This template is built in and stays as it is. Copy it, and change the copy.");
    if (before.version !== input.version)
      throw conflict(
        `Somebody saved version ${before.version} while you were editing version ${input.version}. Read theirs, then save yours anew.`,
      );
    assertNameIsFree(
      own.filter(({ id }) => id !== before.subject).map(({ name }) => name),
      content.name,
    );
    const text = canonicalJson(content);
    if (text === canonicalJson(before.content)) return { key, version: before.version };
    const version = before.version + 1;
    await insertVersion(tx, ctx, before.subject, version, content);
    await tx
      .update(templates)
      .set({ name: content.name, summary: content.summary, latestVersion: version })
      .where(and(eq(templates.organizationId, ctx.organizationId), eq(templates.id, before.subject)));
    await append(tx, ctx, {
      type: "template.edited",
      data: { template: before.subject, version },
      texts: { name: content.name, content: text },
    });
    return { key, version };
  });
}

/** Keeps a template, built in or own, out of what is offered here. What began from it stays, and it can be shown again. */
export async function hideTemplate(ctx: ActingCtx, input: TemplateInput): Promise<TemplateReceipt> {
  assertCan(ctx, "manage templates");
  return withAuthority(ctx, async (tx) => {
    await lockNames(tx, ctx);
    const { key, subject, version, content } = await requireTemplate(tx, ctx, input.key);
    if (await isHidden(tx, ctx, key)) throw precondition(`${content.name} is hidden already.`);
    const { organizationId, memberId } = ctx;
    await tx.insert(hiddenTemplates).values({ organizationId, key, hiddenBy: memberId, hiddenAt: momentOf(ctx) });
    await append(tx, ctx, { type: "template.hidden", data: { template: subject }, texts: { name: content.name } });
    return { key, version };
  });
}

/** Offers a hidden template again. */
export async function showTemplate(ctx: ActingCtx, input: TemplateInput): Promise<TemplateReceipt> {
  assertCan(ctx, "manage templates");
  return withAuthority(ctx, async (tx) => {
    await lockNames(tx, ctx);
    const { key, subject, version, content } = await requireTemplate(tx, ctx, input.key);
    if (!(await isHidden(tx, ctx, key))) throw precondition(`${content.name} is not hidden.`);
    const t = hiddenTemplates;
    await tx.delete(t).where(and(eq(t.organizationId, ctx.organizationId), eq(t.key, key)));
    await append(tx, ctx, { type: "template.shown", data: { template: subject }, texts: { name: content.name } });
    return { key, version };
  });
}

/** How a template came to be, for its event. */
interface Origin {
  readonly from: "evaluation" | "editor" | "copy" | "file";
  readonly evaluation?: string;
  readonly decision?: string;
  readonly copied?: string | undefined;
}

/** Addresses below `/templates` that are not templates. */
const RESERVED = ["new", "import"];

async function insertTemplate(
  tx: Tx,
  ctx: ActingCtx,
  content: TemplateContent,
  origin: Origin,
): Promise<TemplateReceipt> {
  const { organizationId, memberId } = ctx;
  const own = await lockNames(tx, ctx);
  const { name, summary } = content;
  assertNameIsFree(
    own.map((template) => template.name),
    name,
  );
  const taken = [...RESERVED, ...BUILT_IN_TEMPLATES.map(({ key }) => key), ...own.map(({ key }) => key)];
  const key = freeSlug(slugOf(name, "template"), new Set(taken));
  const id = uuid();
  await tx.insert(templates).values({
    organizationId,
    id,
    key,
    name,
    summary,
    latestVersion: 1,
    createdBy: memberId,
    createdAt: momentOf(ctx),
  });
  await insertVersion(tx, ctx, id, 1, content);
  await append(tx, ctx, {
    type: "template.created",
    data: { template: id, ...origin },
    texts: { name, content: canonicalJson(content) },
  });
  return { key, version: 1 };
}

async function insertVersion(
  tx: Tx,
  ctx: ActingCtx,
  templateId: string,
  version: number,
  body: TemplateContent,
): Promise<void> {
  const { organizationId, memberId } = ctx;
  await tx
    .insert(templateVersions)
    .values({ organizationId, templateId, version, body, createdBy: memberId, createdAt: momentOf(ctx) });
}

/** Reads the names in use with the organization's row locked, so that two of one name cannot be made at once. */
async function lockNames(tx: Tx, ctx: ActingCtx) {
  await tx
    .select({ id: organizations.organizationId })
    .from(organizations)
    .where(eq(organizations.organizationId, ctx.organizationId))
    .for("no key update");
  return readOwnNames(tx, ctx);
}

const append = (tx: Tx, ctx: ActingCtx, event: NewEvent) => appendEvent(tx, ctx, ctx.organizationId, event);
