import { randomBytes } from "node:crypto";
import { startTestServer } from "@/scripts/test/server";
import { type Measured, printPromises } from "../trust/promises";
import type { Checked } from "../model/table";
import type { Divergence, Walks } from "../model/walk";
import type { RaceReport } from "./race";

const ROUNDS = { keys: 20, deadline: 150, approvals: 300, owners: 400 };
const WALKS = 5_000;
const MOVES = 12;

/** `npm run trust:races`: plays the races of the promises at full size on a PostgreSQL of its own, and the same with naive code. Exit code 1 when one goes wrong. */
async function main(): Promise<void> {
  const server = await startTestServer();
  try {
    const variables = await server.createDatabase("accord_races");
    Object.assign(process.env, variables, {
      NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
      LOG_LEVEL: "silent",
    });
    // Imported only now: the environment is read when the first verb is loaded.
    const [{ raceDeadline }, { raceApprovals }, { raceOwners }, { raceKeys }, { raceNaively }, { pool }, model, table] =
      await Promise.all([
        import("./deadline"),
        import("./approvals"),
        import("./owners"),
        import("./keys"),
        import("./naive"),
        import("@/db/client"),
        import("../model/walk"),
        import("../model/table"),
      ]);
    try {
      const naive = await raceNaively(variables["DATABASE_ADMIN_URL"] ?? "", ROUNDS);
      printPromises([
        measured(await raceKeys(ROUNDS.keys), "One key × 50 in parallel; the same key with another body"),
        measured(await raceDeadline(ROUNDS.deadline), "Ballot against the deadline", naive.deadline),
        measured(await raceApprovals(ROUNDS.approvals), "Approving while the text is edited", naive.approvals),
        measured(await raceOwners(ROUNDS.owners), "Owners removing each other", naive.owners),
        walked(await model.walkOften(WALKS, MOVES, 1)),
        checked(await table.checkTable(await model.makeCast(false))),
      ]);
    } finally {
      // Before their server goes: else its going would be the error that is shown.
      await pool().end();
    }
  } finally {
    await server.stop();
  }
}

function measured({ rounds, ways, wrong }: RaceReport, promise: string, naive?: number): Measured {
  for (const line of wrong.slice(0, 3)) process.stdout.write(`  ${line}\n`);
  const each = Object.entries(ways).map(([way, times]) => `${times} ${way}`);
  // Where one way is rare, nothing raced.
  const hasRaced = Math.min(...Object.values(ways)) >= rounds / 10;
  return {
    promise: `${promise}, ${rounds} rounds`,
    promised: "0 wrong",
    reached: `${wrong.length} wrong (${each.join(", ")})${hasRaced ? "" : ", but nothing raced"}`,
    ...(naive !== undefined && { naive: `${naive} wrong` }),
    isKept: wrong.length === 0 && hasRaced,
  };
}

function walked({ walks, moves, refusals, divergences }: Walks): Measured {
  tell(divergences);
  return {
    promise: `A decision against a model of its rules, ${walks} random walks`,
    promised: "0 divergences",
    reached: `${divergences.length} in ${moves} moves, ${refusals} of them refused`,
    isKept: divergences.length === 0 && refusals > 0,
  };
}

function checked({ states, cells, allowed, divergences }: Checked): Measured {
  tell(divergences);
  return {
    promise: `Every move by everybody in each of ${states} states`,
    promised: "0 divergences",
    reached: `${divergences.length} in ${cells} cells, ${allowed} of them allowed`,
    isKept: divergences.length === 0 && allowed > 0,
  };
}

const tell = (divergences: readonly Divergence[]) => {
  for (const one of divergences.slice(0, 3)) process.stdout.write(`${JSON.stringify(one, null, 2)}\n`);
};

await main();
