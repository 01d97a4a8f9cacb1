import { randomBytes } from "node:crypto";
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
  if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0) {
    throw new Error(`Others can read ${file}: run chmod 600 on it.`);
  }
  return shape.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Safe inside an address without escaping. */
function password(): string {
  return randomBytes(32).toString("base64url");
}
