import type { Cast, Divergence } from "../cast";
import type { Checked } from "../table";
import { beginEvaluations, type EvaluationLife } from "./life";
import { step } from "./machine";
import type { Move } from "./state";

type Path = readonly (readonly [string | null, Move])[];

const VOTERS = ["Mia", "Max", "Ann"] as const;
const even = { kind: "weigh", points: [50, 50] } as const;
const score = (letters: string, word: string) => ({ kind: "score", letters, word }) as const;
const setUp: Path = [
  ["Mia", { kind: "create" }],
  ["Mia", { kind: "add option" }],
  ["Mia", { kind: "add option" }],
  ["Mia", { kind: "add criterion" }],
  ["Mia", { kind: "add criterion" }],
];
const weighting: Path = [...setUp, ["Mia", { kind: "open weighting", names: VOTERS }]];
const weighed: Path = [...weighting, ["Max", even]];
const scoring: Path = [...weighed, ["Mia", { kind: "open scoring" }]];
const scored: Path = [...scoring, ["Mia", score("5151", "word-1")], ["Max", score("4252", "word-2")]];
const discussed: Path = [...scored, ["Mia", { kind: "reveal" }]];
const closed: Path = [...discussed, ["Mia", { kind: "close", at: null, reason: "" }]];

/** How an evaluation gets into every state that its rules tell apart. */
const STATES: Readonly<Record<string, Path>> = {
  "no evaluation": [],
  "an empty matrix": [["Mia", { kind: "create" }]],
  "a matrix to vote on": setUp,
  "weighting, nobody yet": weighting,
  "weighting, locked": [...weighting, [null, { kind: "time passes" }]],
  "weighting, one has": weighed,
  "weighting, revealed": [...weighed, ["Mia", { kind: "reveal" }]],
  "weighting, set by the steward": [...weighting, ["Mia", { kind: "set weights", points: [50, 50] }]],
  "scoring, nobody yet": scoring,
  "scoring, two have": scored,
  "scoring, locked": [...scored, [null, { kind: "time passes" }]],
  discussion: discussed,
  "another round": [...discussed, ["Mia", { kind: "again", extra: [0] }]],
  reopened: [...discussed, ["Mia", { kind: "reopen" }]],
  "reopened, changed and resumed": [
    ...discussed,
    ["Mia", { kind: "reopen" }],
    ["Mia", { kind: "add option" }],
    ["Mia", { kind: "resume", names: [] }],
  ],
  closed,
  "closed after a tie": [
    ...scoring,
    ["Mia", score("3333", "word-1")],
    ["Max", score("3333", "word-2")],
    ["Mia", { kind: "reveal" }],
    ["Mia", { kind: "close", at: null, reason: "" }],
  ],
  proposed: [...closed, ["Mia", { kind: "propose" }]],
  cancelled: [...weighting, ["Mia", { kind: "cancel" }]],
  withdrawn: [...scored, ["Mia", { kind: "withdraw" }]],
};

const MOVES: readonly Move[] = [
  ...(["create", "open scoring", "reveal", "reopen", "cancel", "withdraw", "propose"] as const).map((kind) => ({
    kind,
  })),
  ...(["add option", "add criterion"] as const).map((kind) => ({ kind })),
  ...(["drop option", "restore option", "drop criterion", "change criterion"] as const).map((kind) => ({
    kind,
    at: 0,
  })),
  { kind: "drop option", at: 7 },
  { kind: "open weighting", names: VOTERS },
  { kind: "open weighting", names: [] },
  { kind: "open weighting", names: ["Mia", "Sue"] },
  { kind: "resume", names: [] },
  { kind: "resume", names: ["Bob", "Mia"] },
  { kind: "set weights", points: [40, 60] },
  { kind: "set weights", points: [40, 40] },
  { kind: "weigh", points: [40, 60] },
  { kind: "weigh", points: [40, 40] },
  score("1234", "word-8"),
  score("-234", "word-8"),
  { kind: "draft", letters: "1-", word: "word-9" },
  { kind: "extend", isAhead: true },
  { kind: "extend", isAhead: false },
  ...["Bob", "Sue", "Xavier"].map((who) => ({ kind: "add" as const, who })),
  ...["Max", "Bob"].map((who) => ({ kind: "remove" as const, who })),
  { kind: "again", extra: [] },
  { kind: "again", extra: [1] },
  { kind: "again", extra: [99] },
  { kind: "close", at: null, reason: "" },
  { kind: "close", at: 1, reason: "" },
  { kind: "close", at: 1, reason: "We know it." },
  { kind: "choose", at: 0, reason: "" },
  { kind: "choose", at: 1, reason: "We know it." },
  { kind: "choose", at: 9, reason: "" },
  ...["Bob", "Sue", "Xavier"].map((who) => ({ kind: "hand" as const, who })),
  ...["Max", "Mia", "Olga"].flatMap((who) => [
    ...(["expel", "suspend", "restore"] as const).map((kind) => ({ kind, who })),
    ...(["stakeholder", "owner"] as const).map((role) => ({ kind: "role" as const, who, role })),
  ]),
];

/**
 * Every state, by every move, by everybody: the app does and refuses what the model says, and sends everybody what they may see. Of so
 * many cells as `parts` only the first, where the whole takes too long. One organization for each state that is tried side by side.
 */
export async function checkEvaluations(casts: readonly Cast[], parts = 1): Promise<Checked> {
  const paths = Object.values(STATES);
  const all = { states: paths.length, cells: 0, allowed: 0, divergences: new Array<Divergence>() };
  const lane = async (cast: Cast, first: number) => {
    for (let at = first; at < paths.length; at += casts.length)
      await checkState(cast, paths[at] ?? [], { all, parts, from: at });
  };
  await Promise.all(casts.map(lane));
  return all;
}

interface Checking {
  readonly all: { cells: number; allowed: number; readonly divergences: Divergence[] };
  readonly parts: number;
  readonly from: number;
}

async function checkState(cast: Cast, path: Path, { all, parts, from }: Checking): Promise<void> {
  const names = Object.keys(cast.people);
  const keep = (apart: Divergence | null) => {
    if (apart !== null) all.divergences.push(apart);
    return apart !== null;
  };
  let life = await reach(cast, path, keep);
  for (const name of names) keep(await life.sees(name));
  for (const [place, [move, name]] of MOVES.flatMap((one) => names.map((by) => [one, by] as const)).entries()) {
    if ((place + from) % parts !== 0) continue;
    const before = life.state;
    all.cells += 1;
    const isAllowed = "next" in step(before, name, move);
    all.allowed += isAllowed ? 1 : 0;
    const isApart = keep(await life.does(name, move, place % 10 === 0));
    if (isAllowed) keep(await life.sees(names[place % names.length] ?? name));
    // What was refused has changed nothing: the next one finds the same.
    if (!isApart && !isAllowed) continue;
    await life.ends();
    life = await reach(cast, path, keep);
  }
  await life.ends();
}

async function reach(cast: Cast, path: Path, keep: (apart: Divergence | null) => boolean): Promise<EvaluationLife> {
  const life = await beginEvaluations(cast, "Mia");
  for (const [name, move] of path) keep(await life.does(name, move));
  return life;
}
