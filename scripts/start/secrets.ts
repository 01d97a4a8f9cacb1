import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const shape = z.object({
  databaseAdmin: z.string(),
  databaseMigrator: z.string(),
  databaseApp: z.string(),
  nextAuthSecret: z.string(),
  serverActionsKey: z.string(),
});

/** What a checkout keeps to itself. Passwords and keys are random; none is derived from another. */
export type Secrets = z.infer<typeof shape>;

/**
 * Returns the secrets in `.accord/secrets.json`, made on the first start and readable by its owner only. `give` hands a
 * new file to the checkout's owner. Throws when they are gone but the database that knows them is still there.
 */
export function checkoutSecrets(root: string, give: (file: string) => void): Secrets {
  const file = path.join(root, ".accord", "secrets.json");
  if (!existsSync(file)) {
    if (existsSync(path.join(root, ".accord", "postgres")) || existsSync(path.join(root, ".accord", "where"))) {
      throw new Error(`${file} is gone, and with it the passwords of the database beside it: put it back.`);
    }
    const made: Secrets = {
      databaseAdmin: password(),
      databaseMigrator: password(),
      databaseApp: password(),
      nextAuthSecret: password(),
      serverActionsKey: randomBytes(32).toString("base64"),
    };
    writeFileSync(`${file}.new`, JSON.stringify(made, undefined, 2), { mode: 0o600 });
    give(`${file}.new`);
    renameSync(`${file}.new`, file);
  }
  requirePrivateFile(file);
  return shape.parse(JSON.parse(readFileSync(file, "utf8")));
}

/**
 * Returns the file of the key that checkpoints are signed with, made on the first start. A new one in the place of one that is lost is an
 * event in every history, so nothing is refused here.
 */
export function checkoutCheckpointKey(root: string, give: (file: string) => void): string {
  const file = path.join(root, ".accord", "checkpoint.key");
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync("ed25519");
    writeFileSync(`${file}.new`, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
    give(`${file}.new`);
    renameSync(`${file}.new`, file);
  }
  return file;
}

/** Throws a sentence where others on this machine could read the file. */
export function requirePrivateFile(file: string): void {
  if (!existsSync(file)) throw new Error(`${file} is not there: put the key back, or unset CHECKPOINT_KEY_FILE.`);
  if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0) {
    throw new Error(`Others can read ${file}: run chmod 600 on it.`);
  }
}

/** Safe inside an address without escaping. */
function password(): string {
  return randomBytes(32).toString("base64url");
}
