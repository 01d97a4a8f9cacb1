import { diceOf, type Dice } from "@/db/testing/history/changed-files";
import { makeCast, pick, type Cast, type Divergence } from "../cast";
import type { Walks } from "../walk";
import { beginEvaluations, type EvaluationLife } from "./life";
import { step } from "./machine";
import { cellsOf, roundOf, type Move, type State } from "./state";

/** One evaluation by moves that fall as the dice do, and after each what somebody is sent. */
async function walk(cast: Cast, dice: Dice, length: number) {
  const life = await beginEvaluations(cast, pick(dice, ["Mia", "Mia", "Bob", "Adam", "Olga"]));
  try {
    return await wander(life, dice, length);
  } finally {
    await life.ends();
  }
}

async function wander(life: EvaluationLife, dice: Dice, length: number) {
  const names = Object.keys(life.state.people);
  let [moves, refusals] = [0, 0];
  const apartAfter = async (by: string | null, move: Move): Promise<Divergence | null> => {
    moves += 1;
    const apart = await life.does(by, move);
    refusals += life.wasRefused() ? 1 : 0;
    return apart ?? (dice(2) === 0 ? await life.sees(pick(dice, names)) : null);
  };
  // Most begin with a matrix to vote on, and some of those far on, so that what comes late is met as often as what comes first.
  for (const move of beginning(dice)) {
    const apart = await life.does(life.state.steward, move, false);
    if (apart !== null) return { moves, refusals, divergence: apart };
  }
  for (let at = 0; at < length; at += 1) {
    const [by, move] = nextMove(life.state, names, dice, `word-${at}`);
    const apart = await apartAfter(by, move);
    if (apart !== null) return { moves, refusals, divergence: apart };
  }
  return { moves, refusals, divergence: null };
}

function beginning(dice: Dice): readonly Move[] {
  if (dice(8) === 0) return [];
  const rows: readonly Move[] = [
    ...([{ kind: "create" }, { kind: "add option" }, { kind: "add option" }] as const),
    { kind: "add criterion" },
    ...(dice(2) === 0 ? [{ kind: "add criterion" } as const] : []),
  ];
  if (dice(3) === 0) return rows;
  const names = ["Mia", "Max", "Ann", "Adam"].slice(0, 1 + dice(4));
  return [...rows, { kind: "open weighting", names }];
}

/** How many evaluations live in one organization, before another one is made. */
const LIVES = 25;

/** As many walks, in as many organizations side by side as `lanes`. The same seed walks the same ways. */
export async function walkEvaluations(walks: number, length: number, seed: number, lanes = 4): Promise<Walks> {
  const all = { walks, moves: 0, refusals: 0, divergences: new Array<Divergence>() };
  const lane = async (first: number) => {
    let cast: Cast | null = null;
    for (let at = first, lived = 0; at < walks; at += lanes, lived += 1) {
      if (cast === null || lived % LIVES === 0) cast = await makeCast(false);
      const one = await walk(cast, diceOf(seed + at), length);
      all.moves += one.moves;
      all.refusals += one.refusals;
      if (one.divergence !== null) all.divergences.push(one.divergence);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_none, at) => lane(at)));
  return all;
}

/** Any move; three times in four one that the model allows, so that walks come far. */
function nextMove(state: State, names: readonly string[], dice: Dice, word: string): readonly [string | null, Move] {
  const wantsAllowed = dice(4) > 0;
  if (dice(10) === 0) return [null, { kind: pick(dice, ["time passes", "job"]) }];
  for (let tries = 0; ; tries += 1) {
    // Who steers and who votes act more often than the others.
    const voters = state.evaluation?.participants ?? [];
    const by = pick(dice, [...names, state.steward, state.steward, state.steward, ...voters, ...voters]);
    const move = anyMove(state, names, dice, word);
    // What ends a life comes seldom.
    if ((move.kind === "withdraw" || move.kind === "cancel" || move.kind === "propose") && dice(5) > 0) continue;
    if (!wantsAllowed || tries > 80 || "next" in step(state, by, move)) return [by, move];
  }
}

const ROLES = ["owner", "admin", "lead", "member", "stakeholder"] as const;

/** Every kind of move, with every way to make it wrong. */
function anyMove(state: State, names: readonly string[], dice: Dice, word: string): Move {
  const who = pick(dice, names);
  const some = () => names.filter((name) => ["Mia", "Max", "Ann", "Adam", "Bob"].includes(name) && dice(2) === 0);
  const named = () => (dice(8) === 0 ? [...some(), who].filter((name, at, all) => all.indexOf(name) === at) : some());
  switch (dice(12)) {
    case 0:
      return pick<Move>(dice, [
        { kind: "add option" },
        { kind: "add criterion" },
        { kind: "drop option", at: dice(3) },
        { kind: "restore option", at: dice(2) },
        { kind: "drop criterion", at: dice(3) },
        { kind: "change criterion", at: dice(2) },
      ]);
    case 1:
      return pick<Move>(dice, [
        { kind: "create" },
        { kind: "open weighting", names: named() },
        { kind: "open weighting", names: named() },
        { kind: "resume", names: dice(2) === 0 ? [] : named() },
      ]);
    case 2:
      return pick<Move>(dice, [
        { kind: "open scoring" },
        { kind: "reveal" },
        { kind: "set weights", points: pointsFor(state, dice) },
      ]);
    case 3:
      return { kind: "weigh", points: pointsFor(state, dice) };
    case 4:
    case 5:
    case 6:
      return { kind: dice(7) === 0 ? "draft" : "score", letters: lettersFor(state, dice), word };
    case 7:
      return pick<Move>(dice, [
        { kind: "add", who },
        { kind: "remove", who },
        { kind: "extend", isAhead: dice(4) > 0 },
        { kind: "hand", who },
      ]);
    case 8:
      return { kind: "again", extra: dice(3) === 0 ? [] : [dice(5)] };
    case 9:
      return dice(3) > 0
        ? { kind: "close", at: dice(2) === 0 ? null : dice(3), reason: dice(2) === 0 ? "" : "We know it." }
        : { kind: "choose", at: dice(3), reason: dice(2) === 0 ? "" : "We know it." };
    case 10:
      return { kind: pick(dice, ["reopen", "reopen", "cancel", "withdraw", "propose"]) };
    default:
      return dice(3) === 0
        ? { kind: "role", who, role: pick(dice, ROLES) }
        : { kind: pick(dice, ["expel", "suspend", "restore"]), who };
  }
}

/** Points for each criterion, 100 in all; now and then too few. */
function pointsFor({ evaluation }: State, dice: Dice): readonly number[] {
  const count = Math.max(1, evaluation?.criteria.length ?? 1);
  const even = Array.from({ length: count }, (_none, at) => Math.floor(100 / count) + (at === 0 ? 100 % count : 0));
  const shift = count > 1 ? 3 * dice(8) : 0;
  const points = even.map((one, at) => one + (at === 0 ? -shift : at === 1 ? shift : 0));
  return dice(10) === 0 ? points.map((one) => one - 1) : points;
}

/** A letter for each cell that is asked for; now and then one is left open. */
function lettersFor({ evaluation }: State, dice: Dice): string {
  const round = evaluation === null ? undefined : roundOf(evaluation);
  const count = round?.cells?.length ?? (evaluation === null ? 1 : cellsOf(evaluation).length);
  const middle = 1 + dice(5);
  const letter = () => {
    if (dice(25) === 0) return pick(dice, ["a", "n"]);
    return String(Math.min(5, Math.max(1, middle + dice(3) - 1)));
  };
  const letters = Array.from({ length: Math.max(1, count) }, letter);
  return (dice(12) === 0 ? ["-", ...letters.slice(1)] : letters).join("");
}
