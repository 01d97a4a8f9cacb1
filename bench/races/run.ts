import { randomBytes } from "node:crypto";
import { startTestServer } from "@/scripts/test/server";
import { type Measured, printPromises } from "../trust/promises";
import type { RaceReport } from "./race";

const ROUNDS = { keys: 20, deadline: 150, approvals: 300, owners: 400 };
const WALKS = 5_000;

/**
 * `npm run trust:races`: plays the races of the promises at full size on a PostgreSQL of its own, and the same with naive code. With
 * the argument `model` it only walks beside the models. Exit code 1 when one goes wrong.
 */
async function main(): Promise<void> {
  const server = await startTestServer();
  try {
    const variables = await server.createDatabase("accord_races");
    Object.assign(process.env, variables, {
      NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
      LOG_LEVEL: "silent",
    });
    // Imported only now: the environment is read when the first verb is loaded.
    const [{ measureModels }, { pool }] = await Promise.all([import("../model/measured"), import("@/db/client")]);
    try {
      const races = process.argv.includes("model") ? [] : await playRaces(variables["DATABASE_ADMIN_URL"] ?? "");
      printPromises([...races, ...(await measureModels(WALKS))]);
    } finally {
      // Before their server goes: else its going would be the error that is shown.
      await pool().end();
    }
  } finally {
    await server.stop();
  }
}

async function playRaces(adminUrl: string): Promise<Measured[]> {
  const [{ raceDeadline }, { raceApprovals }, { raceOwners }, { raceKeys }, { raceNaively }] = await Promise.all([
    import("./deadline"),
    import("./approvals"),
    import("./owners"),
    import("./keys"),
    import("./naive"),
  ]);
  const naive = await raceNaively(adminUrl, ROUNDS);
  return [
    measured(await raceKeys(ROUNDS.keys), "One key × 50 in parallel; the same key with another body"),
    measured(await raceDeadline(ROUNDS.deadline), "Ballot against the deadline", naive.deadline),
    measured(await raceApprovals(ROUNDS.approvals), "Approving while the text is edited", naive.approvals),
    measured(await raceOwners(ROUNDS.owners), "Owners removing each other", naive.owners),
  ];
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

await main();
