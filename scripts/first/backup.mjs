import path from "node:path";
import { claimRun, giveToOwner } from "./run.mjs";
import { sayFailure } from "./say.mjs";
import { loadTypeScript } from "./typescript.mjs";

const root = path.resolve(import.meta.dirname, "..", "..");

/** Backs up or restores, with what was typed behind the command; ends the process with 0, or 1 after one sentence. */
export async function keepSafe(what) {
  try {
    const { run } = await loadTypeScript("scripts/backup/run.ts");
    await run({
      root,
      what,
      parameters: process.argv.slice(2),
      say: (line) => process.stdout.write(`${line}\n`),
      give: (file) => giveToOwner(root, file),
      claim: async () => {
        const { running, release } = await claimRun(root);
        return { ownerUrl: running?.ownerUrl, release };
      },
    });
  } catch (error) {
    sayFailure(error);
    process.exitCode = 1;
  }
}
