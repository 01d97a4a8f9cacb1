import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";

/** An account that PostgreSQL may run as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const ownAccount = "accord-postgres";

/**
 * Returns the account that runs PostgreSQL, or undefined when this process's own will do. PostgreSQL refuses root, so
 * root takes whoever owns the data already, else the checkout's owner, else a system account made for it.
 */
export function databaseAccount(owned: readonly string[]): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const path of owned) {
    const uid = statSync(path, { throwIfNoEntry: false })?.uid ?? 0;
    const owner = uid === 0 ? undefined : find((account) => account.uid === uid);
    if (owner !== undefined) return owner;
  }
  const account =
    named(ownAccount) ?? (createAccount() ? named(ownAccount) : undefined) ?? named("postgres") ?? named("nobody");
  if (account === undefined) {
    throw new Error(
      `PostgreSQL refuses to run as root: create the system user ${ownAccount}, or start as another user.`,
    );
  }
  return account;
}

function named(name: string): Account | undefined {
  return find((account) => account.name === name);
}

function find(fits: (account: Account) => boolean): Account | undefined {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .find((account) => account.uid > 0 && fits(account));
}

/** Debian and Red Hat have `useradd`, Alpine has `adduser`. */
function createAccount(): boolean {
  const ways: [string, string[]][] = [
    [
      "useradd",
      ["--system", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", ownAccount],
    ],
    ["adduser", ["-S", "-D", "-H", "-s", "/sbin/nologin", ownAccount]],
  ];
  return ways.some(([command, parameters]) => {
    try {
      execFileSync(command, parameters, { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });
}
