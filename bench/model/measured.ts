import type { Measured } from "../trust/promises";
import { makeCasts, type Divergence } from "./cast";
import { checkEvaluations } from "./evaluation/table";
import { walkEvaluations } from "./evaluation/walk";
import { checkTable, type Checked } from "./table";
import { walkOften, type Walks } from "./walk";

const MOVES = 13;
/** As many organizations live side by side. */
const LANES = 6;

/** Walks half as often with decisions and half as often with evaluations, and tries every cell of both tables. */
export async function measureModels(walks: number): Promise<Measured[]> {
  return [
    walked("A decision", await walkOften(walks / 2, MOVES, 1, LANES)),
    walked("An evaluation", await walkEvaluations(walks / 2, MOVES, 1, LANES)),
    checked("a decision", await checkTable(await makeCasts(LANES))),
    checked("an evaluation", await checkEvaluations(await makeCasts(LANES))),
  ];
}

function walked(what: string, { walks, moves, refusals, divergences }: Walks): Measured {
  tell(divergences);
  return {
    promise: `${what} beside a model of its rules, ${walks} random walks`,
    promised: "0 divergences",
    reached: `${divergences.length} in ${moves} moves, ${refusals} of them refused`,
    isKept: divergences.length === 0 && refusals > 0,
  };
}

function checked(what: string, { states, cells, allowed, divergences }: Checked): Measured {
  tell(divergences);
  return {
    promise: `Every move by everybody in each of ${states} states of ${what}`,
    promised: "0 divergences",
    reached: `${divergences.length} in ${cells} cells, ${allowed} of them allowed`,
    isKept: divergences.length === 0 && allowed > 0,
  };
}

const tell = (divergences: readonly Divergence[]) => {
  for (const one of divergences.slice(0, 3)) process.stdout.write(`${JSON.stringify(one, null, 2)}\n`);
};
