import { randomBytes } from "node:crypto";
import { startTestServer } from "@/scripts/test/server";
import type { RaceReport } from "./race";

/** `npm run bench:races`: plays the races of the promises at full size on a PostgreSQL of its own. Exit code 1 when one goes wrong. */
async function main(): Promise<void> {
  const server = await startTestServer();
  try {
    Object.assign(process.env, await server.createDatabase("accord_races"), {
      NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
      LOG_LEVEL: "silent",
    });
    // Imported only now: the environment is read when the first verb is loaded.
    const [{ raceDeadline }, { raceApprovals }, { raceOwners }, { pool }] = await Promise.all([
      import("./deadline"),
      import("./approvals"),
      import("./owners"),
      import("@/db/client"),
    ]);
    const races = [() => raceDeadline(150), () => raceApprovals(300), () => raceOwners(400)];
    try {
      for (const race of races) print(await race());
    } finally {
      // Before their server goes: else its going would be the error that is shown.
      await pool().end();
    }
  } finally {
    await server.stop();
  }
}

function print({ name, rounds, ways, wrong }: RaceReport): void {
  const each = Object.entries(ways).map(([way, times]) => `${times} ${way}`);
  process.stdout.write(`${name}: ${rounds} rounds, ${each.join(", ")}, ${wrong.length} wrong\n`);
  for (const line of wrong.slice(0, 3)) process.stdout.write(`  ${line}\n`);
  const rarest = Math.min(...Object.values(ways));
  if (wrong.length === 0 && rarest < rounds / 10) process.stdout.write("  One way is too rare: nothing raced.\n");
  if (wrong.length > 0 || rarest < rounds / 10) process.exitCode = 1;
}

await main();
