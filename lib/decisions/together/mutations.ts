import { and, asc, eq, inArray } from "drizzle-orm";
import { v7 as uuid } from "uuid";
import { diffUpdate, mergeUpdates } from "yjs";
import type { Tx } from "@/db/client";
import type { SectionKind } from "@/db/enums";
import { sharedDrafts, sharedDraftUpdates } from "@/db/schema/record/shared-drafts";
import { assertCan } from "@/lib/access/can";
import type { Ctx } from "@/lib/access/context";
import { withAuthority } from "@/lib/auth/authority/with-authority";
import { invalid, precondition } from "@/lib/errors";
import { publish } from "@/lib/live/hub";
import { presentIn, type Presence } from "@/lib/live/presence";
import { loadDecision, type LoadedDecision } from "../queries";
import { WRITERS_LIMIT, type Exchange } from "./input";
import { readSaved } from "./queries";
import { beginningOf, isUpdate, textOf, withPlainEnds } from "./rules";

/** What one gets back: what one lacks of the shared text, what it stands on, and who else is there. */
export interface Exchanged {
  readonly draftId: string;
  /** True when the text one had is no longer there: this is the one to go on with, whole. */
  readonly isOther: boolean;
  /** What one lacks, in base64. */
  readonly update: string;
  /** Given where one stands on another saved text than this draft. */
  readonly base: { readonly commitment: string; readonly body: string } | null;
  /** The saved text is newer than what this draft stands on: saving shows both. */
  readonly isBehind: boolean;
  readonly people: readonly Presence[];
}

/** Updates beyond this are merged into one. */
const KEPT_APART = 50;
/** A shared text with its whole past, in bytes. */
const DRAFT_BYTES = 4 * 1024 * 1024;

/**
 * Takes in what somebody typed into a section that is written together, and hands out what they lack: both at once, so that a
 * line that was cut is made good by the next call. Opens the shared text on the latest revision where there is none. Not saved,
 * no event, and never sent to anybody who may not edit the decision now (rules 11, 20).
 */
export async function exchangeText(ctx: Ctx, input: Exchange): Promise<Exchanged> {
  const typed = input.update === null ? null : Buffer.from(input.update, "base64");
  if (typed !== null && !isUpdate(typed)) throw invalid("This text cannot be merged. Reload the page.");
  const { decisionId, ...exchanged } = await withAuthority(ctx, async (tx) => {
    // Saving locks the decision for update: no text is added to a draft that a revision is just taking up.
    const decision = await loadDecision(tx, ctx, { number: input.number }, "share");
    assertCan(ctx, "edit decisions", decision);
    const draft = await openDraft(tx, ctx, decision, input.kind);
    const isOther = input.draftId !== draft.id;
    if (typed !== null && !isOther) await addUpdate(tx, ctx, draft.id, typed);
    const whole = await readWhole(tx, ctx, draft.id);
    // Nothing more is taken in; what is there can still be read, saved and so ended.
    if (typed !== null && whole.length > DRAFT_BYTES)
      throw precondition("This section was changed too often without being saved. Save a revision, then go on.");
    const vector = isOther || input.vector === null ? null : Buffer.from(input.vector, "base64");
    const update = vector === null ? whole : diffOf(whole, vector);
    const isSame = input.base === draft.base;
    return {
      decisionId: decision.id,
      draftId: draft.id,
      isOther,
      update: Buffer.from(update).toString("base64"),
      base: isSame && !isOther ? null : await baseOf(tx, ctx, decision, input.kind, draft.base),
      isBehind: draft.base !== draft.saved,
    };
  });
  const place = `${decisionId} ${input.kind}`;
  const others = presentIn(place).filter(({ client }) => client !== input.client);
  if (input.isHere && others.length >= WRITERS_LIMIT)
    throw precondition(`${WRITERS_LIMIT} people write this section now. What you write stays your own draft.`);
  const { client, cursor, isHere } = input;
  const presence = { client, memberId: ctx.memberId, name: ctx.name, cursor, isHere };
  const before = presentIn(place).find((one) => one.client === client);
  const hasMoved = JSON.stringify(before?.cursor) !== JSON.stringify(cursor) || (before !== undefined) !== isHere;
  // Whoever only says that they are still there wakes nobody.
  const isQuiet = typed === null && !hasMoved;
  publish({
    organizationId: ctx.organizationId,
    topic: decisionId,
    sequence: 0,
    section: input.kind,
    presence,
    isQuiet,
  });
  return { ...exchanged, people: others };
}

interface OpenDraft {
  readonly id: string;
  /** Commitments in lower-case hex: of the text it stands on, and of the one that is saved now. */
  readonly base: string;
  readonly saved: string;
}

async function openDraft(tx: Tx, ctx: Ctx, decision: LoadedDecision, kind: SectionKind): Promise<OpenDraft> {
  const { organizationId } = ctx;
  const saved = await readSaved(tx, ctx, decision, kind);
  const which = ofSection(ctx, decision.id, kind);
  const columns = { id: sharedDrafts.id, base: sharedDrafts.baseCommitment };
  const isSaved = ({ base }: { readonly base: Buffer }) => base.equals(Buffer.from(saved.commitment, "hex"));
  const known = async (lock: "key share" | "update") =>
    (await tx.select(columns).from(sharedDrafts).where(which).for(lock))[0];
  const [found] = await tx.select(columns).from(sharedDrafts).where(which);
  // Held while it is typed into, and alone while it is judged: it does not go from under what somebody is just typing.
  let draft = found && (await known(isSaved(found) ? "key share" : "update"));
  if (draft !== undefined && !isSaved(draft)) {
    // The text was saved past it, as by an import: where nobody had typed, it begins anew from what is saved now.
    const { body } = await readSaved(tx, ctx, decision, kind, draft.base.toString("hex"));
    if (textOf([await readWhole(tx, ctx, draft.id)]) === withPlainEnds(body)) {
      await tx.delete(sharedDrafts).where(and(which, eq(sharedDrafts.id, draft.id)));
      draft = undefined;
    }
  }
  if (draft === undefined) {
    const baseCommitment = Buffer.from(saved.commitment, "hex");
    const row = { organizationId, id: uuid(), decisionId: decision.id, kind, baseCommitment };
    const [made] = await tx.insert(sharedDrafts).values(row).onConflictDoNothing().returning(columns);
    if (made !== undefined) await addUpdate(tx, ctx, made.id, beginningOf(saved.body));
    draft = made ?? (await known("key share"));
  }
  if (draft === undefined)
    throw new Error(`The shared text of ${kind} of decision ${decision.id} went while it was opened.`);
  return { id: draft.id, base: draft.base.toString("hex"), saved: saved.commitment };
}

async function baseOf(tx: Tx, ctx: Ctx, decision: LoadedDecision, kind: SectionKind, commitment: string) {
  return { commitment, body: (await readSaved(tx, ctx, decision, kind, commitment)).body };
}

async function addUpdate(tx: Tx, ctx: Ctx, draftId: string, data: Uint8Array): Promise<void> {
  await tx.insert(sharedDraftUpdates).values({
    organizationId: ctx.organizationId,
    draftId,
    id: uuid(),
    data: Buffer.from(data),
    memberId: ctx.memberId,
  });
}

const ofDraft = ({ organizationId }: Ctx, draftId: string) =>
  and(eq(sharedDraftUpdates.organizationId, organizationId), eq(sharedDraftUpdates.draftId, draftId));

/** All of a shared text as one update; many rows become one. */
async function readWhole(tx: Tx, ctx: Ctx, draftId: string): Promise<Uint8Array> {
  const rows = await tx
    .select({ id: sharedDraftUpdates.id, data: sharedDraftUpdates.data })
    .from(sharedDraftUpdates)
    .where(ofDraft(ctx, draftId))
    .orderBy(asc(sharedDraftUpdates.id));
  const whole = mergeUpdates(rows.map(({ data }) => new Uint8Array(data)));
  if (rows.length > KEPT_APART) {
    // Two who merge at once each write all they saw: nothing is lost, and the next merge takes the double away.
    const ids = rows.map(({ id }) => id);
    await tx.delete(sharedDraftUpdates).where(and(ofDraft(ctx, draftId), inArray(sharedDraftUpdates.id, ids)));
    await addUpdate(tx, ctx, draftId, whole);
  }
  return whole;
}

/** What a document lacks; all of it where its state vector cannot be read. */
function diffOf(whole: Uint8Array, vector: Uint8Array): Uint8Array {
  try {
    return diffUpdate(whole, vector);
  } catch {
    return whole;
  }
}

/**
 * What a revision means for the shared texts of the sections it saved, in its transaction and after it is written: one that says
 * the same as what was saved is done; one that says more goes on, from the saved text.
 */
export async function settleTogether(
  tx: Tx,
  ctx: Ctx,
  decision: Pick<LoadedDecision, "id" | "latestRevision">,
  kinds: readonly SectionKind[],
): Promise<void> {
  for (const kind of kinds) {
    const which = ofSection(ctx, decision.id, kind);
    const [draft] = await tx.select({ id: sharedDrafts.id }).from(sharedDrafts).where(which);
    if (draft === undefined) continue;
    const { body, commitment } = await readSaved(tx, ctx, decision, kind);
    const text = textOf([await readWhole(tx, ctx, draft.id)]);
    if (text === withPlainEnds(body)) await tx.delete(sharedDrafts).where(which);
    else
      await tx
        .update(sharedDrafts)
        .set({ baseCommitment: Buffer.from(commitment, "hex") })
        .where(which);
  }
}

/**
 * What a text means for the shared one that was saved past it, not from it: one that says the same, or in which nobody had typed, is done and
 * begins anew; any other stays on what it stood on, so that whoever saves it is shown both. In the transaction that saves, before it does:
 * `decision` is as it was.
 */
export async function savePastTogether(
  tx: Tx,
  ctx: Ctx,
  decision: LoadedDecision,
  kind: SectionKind,
  body: string,
): Promise<void> {
  const which = ofSection(ctx, decision.id, kind);
  const columns = { id: sharedDrafts.id, base: sharedDrafts.baseCommitment };
  const [draft] = await tx.select(columns).from(sharedDrafts).where(which).for("update");
  if (draft === undefined) return;
  const before = await readSaved(tx, ctx, decision, kind, draft.base.toString("hex"));
  const text = textOf([await readWhole(tx, ctx, draft.id)]);
  if (text === withPlainEnds(before.body) || text === withPlainEnds(body)) await tx.delete(sharedDrafts).where(which);
}

const ofSection = ({ organizationId }: Ctx, decisionId: string, kind: SectionKind) =>
  and(
    eq(sharedDrafts.organizationId, organizationId),
    eq(sharedDrafts.decisionId, decisionId),
    eq(sharedDrafts.kind, kind),
  );
