import { and, desc, eq } from "drizzle-orm";
import { withOrg } from "@/db/client";
import { decisionProductLines, decisions, revisions } from "@/db/schema/decisions";
import { contentHashOf } from "@/db/testing/decisions";
import { diceOf, type Dice } from "@/db/testing/history/changed-files";
import { dropCorrection } from "@/lib/approvals/correction/mutations";
import { changeLines } from "@/lib/approvals/lines/mutations";
import {
  approveDecision,
  deprecateDecision,
  liftRequest,
  proposeDecision,
  rejectDecision,
  requestChanges,
} from "@/lib/approvals/mutations";
import { readStanding } from "@/lib/approvals/acceptance/mutations";
import { listVerdicts, subjectOf } from "@/lib/approvals/queries";
import { createDecision } from "@/lib/decisions/mutations";
import { changeSteward } from "@/lib/decisions/properties/mutations";
import { loadDecision, sectionCommitments } from "@/lib/decisions/queries";
import { reviseDecision } from "@/lib/decisions/revisions/mutations";
import type { Ctx } from "@/lib/access/context";
import { Refusal } from "@/lib/errors";
import { withdrawDecision } from "@/lib/evaluations/withdrawal/mutations";
import { makeCast, pick, type Cast, type Divergence } from "./cast";
import { draftBy, isWaiting, standing, step, type Move, type Outcome, type State } from "./machine";

/** What one walk came to. */
interface Walk {
  readonly moves: number;
  readonly refusals: number;
  readonly divergence: Divergence | null;
}

/** One life of a decision, by moves that fall as the dice do: the app does each, and has to do what the model says. */
async function walk(cast: Cast, dice: Dice, length: number): Promise<Walk> {
  const life = await beginLife(cast, pick(dice, writersOf(cast)), someLines(dice));
  let refusals = 0;
  let last = "Mia";
  for (let moves = 0; moves < length; moves += 1) {
    const [by, move] = nextMove(cast, life.state, dice, last);
    last = by;
    const apart = await life.does(by, move);
    if (apart !== null) return { moves, refusals, divergence: apart };
    refusals += life.wasRefused() ? 1 : 0;
  }
  return { moves: length, refusals, divergence: null };
}

/** What many walks came to. */
export interface Walks {
  readonly walks: number;
  readonly moves: number;
  readonly refusals: number;
  readonly divergences: readonly Divergence[];
}

/** How many decisions live in one organization, before another one is made. */
const LIVES = 50;

/** As many walks, in large and small organizations by turns, in as many side by side as `lanes`. The same seed walks the same ways. */
export async function walkOften(walks: number, length: number, seed: number, lanes = 4): Promise<Walks> {
  const all = { walks, moves: 0, refusals: 0, divergences: new Array<Divergence>() };
  const lane = async (first: number) => {
    let cast: Cast | null = null;
    for (let at = first, lived = 0; at < walks; at += lanes, lived += 1) {
      if (cast === null || lived % LIVES === 0) cast = await makeCast((first + lived / LIVES) % 2 === 1);
      const one = await walk(cast, diceOf(seed + at), length);
      all.moves += one.moves;
      all.refusals += one.refusals;
      if (one.divergence !== null) all.divergences.push(one.divergence);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_none, at) => lane(at)));
  return all;
}

/** A decision in the app, and what the model knows of it. */
export interface Life {
  readonly state: State;
  /** Makes a move in both. Returns how they came apart, or null. Without `looksAlways` it does not look at what a refusal left. */
  readonly does: (by: string, move: Move, looksAlways?: boolean) => Promise<Divergence | null>;
  readonly wasRefused: () => boolean;
}

/** Creates a draft in the app and in the model. */
export async function beginLife(cast: Cast, steward: string, lines: readonly string[]): Promise<Life> {
  const { contexts, lineIds } = cast;
  const ctxOf = (name: string) => {
    const ctx = contexts[name];
    if (ctx === undefined) throw new Error(`Nobody is called ${name}.`);
    return ctx;
  };
  const owner = ctxOf("Olga");
  const idsOf = (of: readonly string[]) => of.map((line) => lineIds[line] ?? "");
  const { id: decisionId } = await createDecision(ctxOf(steward), {
    title: "Where sessions live",
    productLineIds: idsOf(lines),
    sections: { outcome: "Text 1." },
  });
  const told: string[] = [`${steward} drafts on ${lines.join(" and ") || "no line"}`];
  let state = draftBy(steward, lines);
  let wasRefused = false;

  async function inApp(by: string, move: Move): Promise<void> {
    const ctx = ctxOf(by);
    const hash = async (isStale: boolean) => (isStale ? "0".repeat(64) : contentHashOf(owner, decisionId));
    switch (move.kind) {
      case "revise": {
        const body = `Text ${state.texts + 1}.`;
        const baseCommitment = await commitmentOf(owner, decisionId);
        await reviseDecision(ctx, { decisionId, changes: [{ kind: "outcome", body, baseCommitment }], summary: "" });
        return;
      }
      case "propose":
        await proposeDecision(ctx, { decisionId });
        return;
      case "approve":
        await approveDecision(ctx, { decisionId, contentHash: await hash(move.isStale), note: "" });
        return;
      case "request":
        await requestChanges(ctx, {
          ...{ decisionId, contentHash: await hash(move.isStale), reason: `Because of text ${state.text}.` },
        });
        return;
      case "reject":
        await rejectDecision(ctx, { decisionId, contentHash: await hash(move.isStale), reason: "No." });
        return;
      case "lift":
        await liftRequest(ctx, { decisionId, approvalId: await verdictAt(owner, decisionId, move.at) });
        return;
      case "withdraw":
        await withdrawDecision(ctx, { decisionId, reason: "Not now." });
        return;
      case "deprecate":
        await deprecateDecision(ctx, { decisionId, reason: "Past." });
        return;
      case "drop":
        await dropCorrection(ctx, { decisionId });
        return;
      case "hand":
        await changeSteward(ctx, { decisionId, stewardId: ctxOf(move.to).memberId });
        return;
      case "lines":
        await changeLines(ctx, { decisionId, productLineIds: idsOf(move.lines) });
    }
  }

  return {
    get state() {
      return state;
    },
    wasRefused: () => wasRefused,
    does: async (by, move, looksAlways = true) => {
      const outcome = step(cast.people, state, by, move);
      told.push(`${by}: ${JSON.stringify(move)}`);
      const refusal = await inApp(by, move).then(
        () => null,
        (error: unknown) => {
          if (error instanceof Refusal) return error.code;
          throw error;
        },
      );
      wasRefused = refusal !== null;
      if ("next" in outcome && refusal === null) state = outcome.next;
      const isAsSaid = "next" in outcome ? refusal === null : refusal !== null && outcome.refusals.has(refusal);
      // What is refused changes nothing: whoever tries much looks once for all of it.
      if (isAsSaid && refusal !== null && !looksAlways) return null;
      const looks = await shownInApp(cast, decisionId);
      if (isAsSaid && looks === shown(state)) return null;
      return {
        told: [...told],
        expected: `${inWords(outcome)}; then ${shown(state)}`,
        was: `${refusal ?? "done"}; then ${looks}`,
      };
    },
  };
}

const inWords = (outcome: Outcome) => ("next" in outcome ? "done" : [...outcome.refusals].toSorted().join(" or "));

/** What of a state both sides can show. */
function shown(state: State): string {
  const { status, steward, author, lines } = state;
  const waits = isWaiting(state) ? waitsWith(standing(state)) : "";
  return `${status} of ${steward}, last by ${author}, on ${[...lines].toSorted().join(" and ") || "no line"}${waits}`;
}

const waitsWith = ({
  approved,
  asking,
}: {
  readonly approved: readonly string[];
  readonly asking: readonly string[];
}) =>
  `, waits with ${[...approved].toSorted().join(" and ") || "nothing"} approved, changes asked for by ${[...asking].toSorted().join(" and ") || "nobody"}`;

async function shownInApp({ contexts, lineIds }: Cast, decisionId: string): Promise<string> {
  const owner = contexts["Olga"];
  if (owner === undefined) return "";
  const nameOf = (memberId: string | undefined) =>
    Object.entries(contexts).find(([, ctx]) => ctx.memberId === memberId)?.[0] ?? "nobody";
  return withOrg(owner, async (tx) => {
    const here = eq(decisions.organizationId, owner.organizationId);
    const [row] = await tx
      .select()
      .from(decisions)
      .where(and(here, eq(decisions.id, decisionId)));
    const [last] = await tx
      .select({ author: revisions.authorId })
      .from(revisions)
      .where(and(eq(revisions.organizationId, owner.organizationId), eq(revisions.decisionId, decisionId)))
      .orderBy(desc(revisions.number))
      .limit(1);
    const on = await tx
      .select({ id: decisionProductLines.productLineId })
      .from(decisionProductLines)
      .where(
        and(
          eq(decisionProductLines.organizationId, owner.organizationId),
          eq(decisionProductLines.decisionId, decisionId),
        ),
      );
    const lines = Object.keys(lineIds).filter((line) => on.some(({ id }) => id === lineIds[line]));
    const waits =
      row?.status === "proposed" || (row?.status === "accepted" && row.latestRevision !== row.acceptedRevision);
    const decision = await loadDecision(tx, owner, { id: decisionId });
    const now = await readStanding(tx, owner, decision, await subjectOf(tx, owner, decision));
    const served = waitsWith({
      approved: Object.keys(lineIds).filter((line) =>
        now.lines.some(({ lineId, by }) => lineId === lineIds[line] && by !== null),
      ),
      asking: [...new Set(now.requests.map(({ memberId }) => nameOf(memberId)))],
    });
    return `${row?.status ?? "gone"} of ${nameOf(row?.stewardId)}, last by ${nameOf(last?.author)}, on ${lines.join(" and ") || "no line"}${waits ? served : ""}`;
  });
}

async function commitmentOf(ctx: Ctx, decisionId: string): Promise<string> {
  return withOrg(ctx, async (tx) => {
    const { latestRevision } = await loadDecision(tx, ctx, { id: decisionId });
    return (await sectionCommitments(tx, ctx, decisionId, latestRevision)).outcome ?? "";
  });
}

async function verdictAt(ctx: Ctx, decisionId: string, at: number): Promise<string> {
  const given = await withOrg(ctx, (tx) => listVerdicts(tx, ctx, decisionId));
  return given.toSorted((one, other) => one.id.localeCompare(other.id))[at]?.id ?? decisionId;
}

const someLines = (dice: Dice): readonly string[] => pick(dice, [["a"], ["b"], ["a", "b"], ["a", "b"], []]);
const writersOf = ({ people }: Cast) =>
  Object.keys(people).filter((name) => people[name]?.role !== "stakeholder" && people[name]?.isStranger === false);

/** Any move; two times in three one that the model allows, so that walks come far. */
function nextMove(cast: Cast, state: State, dice: Dice, last: string): readonly [string, Move] {
  const names = Object.keys(cast.people);
  const wantsAllowed = dice(3) > 0;
  for (let tries = 0; ; tries += 1) {
    // People act twice in a row, too, and change their minds.
    const by = dice(4) === 0 ? last : pick(dice, names);
    const move = anyMove(names, state, dice);
    // Withdrawing ends a life: it comes seldom.
    if ((move.kind === "withdraw" || move.kind === "reject" || move.kind === "deprecate") && dice(4) > 0) continue;
    if (!wantsAllowed || tries > 60 || "next" in step(cast.people, state, by, move)) return [by, move];
  }
}

/** Every kind of move, with every way to make it wrong. */
function anyMove(names: readonly string[], state: State, dice: Dice): Move {
  const kinds = ["revise", "propose", "withdraw", "deprecate", "drop"] as const;
  const verdicts = ["approve", "approve", "request", "reject"] as const;
  switch (dice(5)) {
    case 0:
      return { kind: pick(dice, kinds) };
    case 1:
    case 2:
      return { kind: pick(dice, verdicts), isStale: dice(6) === 0 };
    case 3:
      return { kind: "lift", at: dice(state.verdicts.length + 1) };
    default:
      return dice(2) === 0 ? { kind: "hand", to: pick(dice, names) } : { kind: "lines", lines: someLines(dice) };
  }
}
