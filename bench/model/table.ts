import { beginLife, type Cast, type Divergence } from "./walk";
import { step, type Move } from "./machine";

/** How a decision gets into every state that its rules tell apart. */
const STATES: Readonly<Record<string, readonly (readonly [string, Move])[]>> = {
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

/** Every state, by every move, by everybody: the app does and refuses what the model says. */
export async function checkTable(cast: Cast): Promise<Checked> {
  const divergences: Divergence[] = [];
  let [cells, allowed] = [0, 0];
  const names = Object.keys(cast.people);
  const last = names.at(-1);
  for (const path of Object.values(STATES)) {
    let life = await reach(cast, path, divergences);
    for (const move of MOVES)
      for (const name of names) {
        const before = life.state;
        cells += 1;
        allowed += "next" in step(cast.people, before, name, move) ? 1 : 0;
        const apart = await life.does(name, move, name === last);
        if (apart !== null) divergences.push(apart);
        // What was refused has changed nothing: the next one finds the same.
        if (apart !== null || life.state !== before) life = await reach(cast, path, divergences);
      }
  }
  return { states: Object.keys(STATES).length, cells, allowed, divergences };
}

async function reach(cast: Cast, path: readonly (readonly [string, Move])[], divergences: Divergence[]) {
  const life = await beginLife(cast, "Mia", ["a", "b"]);
  for (const [name, move] of path) {
    const apart = await life.does(name, move);
    if (apart !== null) divergences.push(apart);
  }
  return life;
}
