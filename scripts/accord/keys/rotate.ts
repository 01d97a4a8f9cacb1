import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { database, pool, withOrg } from "@/db/client";
import { organizationDirectory } from "@/db/schema/accounts";
import { mintOrganizationId } from "@/lib/auth/context";
import { addCheckpoint } from "@/lib/history/checkpoints/mutations";
import { checkpointKeyOf, newCheckpointKey } from "@/lib/history/checkpoints/signing";

/**
 * Makes a new key for checkpoints, has it sign one in every organization together with the former key, and puts it in the former's file.
 * Ended half way, it goes on where it was. Throws a sentence for what cannot be.
 */
export async function rotateCheckpointKey(file: string | undefined, print: (line: string) => void): Promise<void> {
  if (file === undefined) throw new Error("CHECKPOINT_KEY_FILE is not set: there is no key to take over from.");
  try {
    const next = `${file}.next`;
    if (!existsSync(next)) writeFileSync(next, newCheckpointKey(), { mode: 0o600, flag: "wx" });
    const signers = {
      key: checkpointKeyOf(readFileSync(next, "utf8")),
      former: checkpointKeyOf(readFileSync(file, "utf8")),
    };
    const all = await database().select({ id: organizationDirectory.organizationId }).from(organizationDirectory);
    for (const { id } of all) {
      const scope = { organizationId: mintOrganizationId(id), userId: null };
      await withOrg(scope, (tx) => addCheckpoint(tx, scope, signers));
    }
    renameSync(next, file);
    print(`${file} holds a new key. ${all.length} histories say so, in a checkpoint that both keys signed.`);
    print("Put the new file on every machine that runs Accord, and destroy copies of the former one.");
  } finally {
    await pool().end();
  }
}
