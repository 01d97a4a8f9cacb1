import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { type Binaries, as, installedBinaries, majorVersion } from "./binaries";
import { type Account, databaseAccount } from "./user";

/** Where one embedded server lives and who runs it. */
export interface Place {
  readonly data: string;
  readonly log: string;
  readonly binaries: string;
  readonly major: number;
  readonly account: Account | undefined;
}

const elsewhere = "/var/lib/accord";

/**
 * Returns the place of the checkout's server: `.accord/`, or `/var/lib/accord/<id>` (named in `.accord/where`) when the
 * account that runs PostgreSQL cannot enter the checkout. `.accord/` must exist; the data need not.
 */
export function checkoutPlace(checkout: string): Place {
  const state = path.join(checkout, ".accord");
  const where = path.join(state, "where");
  const named = existsSync(where) ? readFileSync(where, "utf8").trim() : undefined;
  if (named !== undefined && !existsSync(named)) {
    throw new Error(
      `The database was in ${named}, which is gone: put it back, or delete ${state} to begin with an empty one.`,
    );
  }
  const account = databaseAccount([path.join(named ?? state, "postgres"), checkout]);
  const installed = installedBinaries();
  if (named === undefined) {
    const place = placeIn(state, installed.folder, account);
    if (place !== undefined && canEnter(state, account)) return place;
    if (existsSync(path.join(state, "postgres"))) {
      throw new Error(
        `The user ${account?.name ?? "you are"} can no longer enter ${state}: give the folders above it the right x.`,
      );
    }
  }
  const folder = named ?? chooseFolder(where);
  const place = placeIn(folder, copyBinaries(installed, folder, account), account);
  if (place === undefined)
    throw new Error(`PostgreSQL does not run from ${folder}: programs may be forbidden there (noexec).`);
  return place;
}

/** Returns the place of a throw-away server in `folder`, on the programs in `binaries` or, without, the installed ones. */
export function temporaryPlace(folder: string, binaries?: string): Place {
  const account = databaseAccount([]);
  const installed = installedBinaries();
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  const place =
    placeIn(folder, binaries ?? installed.folder, account) ??
    placeIn(folder, copyBinaries(installed, folder, account), account);
  if (place === undefined) throw new Error(`PostgreSQL does not run from ${folder}.`);
  return place;
}

function placeIn(folder: string, binaries: string, account: Account | undefined): Place | undefined {
  const major = majorVersion(binaries, account);
  if (major === undefined) return undefined;
  return { data: path.join(folder, "postgres"), log: path.join(folder, "postgres.log"), binaries, major, account };
}

function canEnter(folder: string, account: Account | undefined): boolean {
  return account === undefined || spawnSync("test", ["-x", folder], { ...as(account), cwd: "/" }).status === 0;
}

/** The id is random and not made from the path: a new clone in an old place must not find the old data. */
function chooseFolder(where: string): string {
  const folder = path.join(elsewhere, randomBytes(6).toString("hex"));
  mkdirSync(folder, { recursive: true });
  for (const each of [elsewhere, folder]) chmodSync(each, 0o755);
  writeFileSync(where, `${folder}\n`);
  return folder;
}

function copyBinaries(installed: Binaries, folder: string, account: Account | undefined): string {
  const copy = path.join(folder, `programs-${installed.version}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.partial`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(path.dirname(installed.folder), partial, { recursive: true, verbatimSymlinks: true });
    if (account !== undefined) execFileSync("chown", ["-R", `${account.uid}:${account.gid}`, partial]);
    renameSync(partial, copy);
  }
  return path.join(copy, "bin");
}
