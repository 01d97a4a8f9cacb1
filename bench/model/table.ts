import type { Cast, Divergence } from "./cast";
import { beginLife } from "./walk";
import { step, type Move } from "./machine";

type Path = readonly (readonly [string, Move])[];

/** How a decision gets into every state that its rules tell apart. */
const STATES: Readonly<Record<string, Path>> = {
  draft: [],
  "a draft on no line": [["Mia", { kind: "lines", lines: [] }]],
  proposed: [["Mia", { kind: "propose" }]],
  "proposed, changes requested": [
    ["Mia", { kind: "propose" }],
    ["Olga", { kind: "request", isStale: false }],
  ],
  "proposed by its approver": [
    ["Mia", { kind: "hand", to: "Olga" }],
    ["Olga", { kind: "revise" }],
    ["Olga", { kind: "propose" }],
  ],
  accepted: [
    ["Mia", { kind: "propose" }],
    ["Olga", { kind: "approve", isStale: false }],
  ],
  "accepted, corrected": [
    ["Mia", { kind: "propose" }],
    ["Olga", { kind: "approve", isStale: false }],
    ["Mia", { kind: "revise" }],
  ],
  rejected: [
    ["Mia", { kind: "propose" }],
    ["Olga", { kind: "reject", isStale: false }],
  ],
  withdrawn: [["Mia", { kind: "withdraw" }]],
  "withdrawn after it was proposed": [
    ["Mia", { kind: "propose" }],
    ["Mia", { kind: "withdraw" }],
  ],
  deprecated: [
    ["Mia", { kind: "propose" }],
    ["Olga", { kind: "approve", isStale: false }],
    ["Olga", { kind: "deprecate" }],
  ],
};

const MOVES: readonly Move[] = [
  ...(["revise", "propose", "withdraw", "deprecate", "drop"] as const).map((kind) => ({ kind })),
  ...(["approve", "request", "reject"] as const).flatMap((kind) => [
    { kind, isStale: false },
    { kind, isStale: true },
  ]),
  ...[0, 1].map((at) => ({ kind: "lift" as const, at })),
  ...["Max", "Sue", "Xavier"].map((to) => ({ kind: "hand" as const, to })),
  ...[["a"], []].map((lines) => ({ kind: "lines" as const, lines })),
];

/** What the whole table came to. */
export interface Checked {
  readonly states: number;
  readonly cells: number;
  readonly allowed: number;
  readonly divergences: readonly Divergence[];
}

/**
 * Every state, by every move, by everybody: the app does and refuses what the model says. Of so many cells as `parts` only the first,
 * where the whole takes too long. States are tried side by side, as many as there are organizations.
 */
export async function checkTable(casts: readonly Cast[], parts = 1): Promise<Checked> {
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
  let life = await reach(cast, path, all.divergences);
  for (const [place, [move, name]] of MOVES.flatMap((one) => names.map((by) => [one, by] as const)).entries()) {
    if ((place + from) % parts !== 0) continue;
    const before = life.state;
    all.cells += 1;
    all.allowed += "next" in step(cast.people, before, name, move) ? 1 : 0;
    const apart = await life.does(name, move, place % names.length === 0);
    if (apart !== null) all.divergences.push(apart);
    // What was refused has changed nothing: the next one finds the same.
    if (apart !== null || life.state !== before) life = await reach(cast, path, all.divergences);
  }
}

async function reach(cast: Cast, path: Path, divergences: Divergence[]) {
  const life = await beginLife(cast, "Mia", ["a", "b"]);
  for (const [name, move] of path) {
    const apart = await life.does(name, move);
    if (apart !== null) divergences.push(apart);
  }
  return life;
}
