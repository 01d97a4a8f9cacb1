import { kindOfFile } from "@/lib/imports/paths/rules";

/** What git knows of one file. */
export interface FileHistory {
  /** When the commit that brought it, under whatever name, was written: ISO 8601. Null in a clone that does not reach back so far. */
  readonly createdAt: string | null;
  /** Name of that commit's author; null with `createdAt`. */
  readonly createdBy: string | null;
  /** When the last commit that changed it was written, and its hash. */
  readonly changedAt: string;
  readonly commit: string;
}

interface Commit {
  readonly hash: string;
  readonly at: string;
  readonly by: string;
}

interface Known {
  readonly first: Commit;
  readonly last: Commit;
  readonly isThere: boolean;
}

/** A log of files that is read as it comes. */
interface GitLog {
  readonly add: (chunk: Buffer) => void;
  /** The records that are there after the last commit, by path from the top of the repository. */
  readonly end: () => ReadonlyMap<string, FileHistory>;
}

/** No commit or path comes near; what has no end in sight is no log. */
const LONGEST_TOKEN = 1024 * 1024;
const COMMIT = /^\n?([0-9a-f]{40,64})\x1f([^\x1f]*)\x1f([\s\S]*)$/;
const CHANGE = /^\n?([AMDTR])\d*$/;

/**
 * Follows files through the output of `git log -z --name-status --reverse` with commits as `hash \x1f date \x1f author`, oldest first.
 * `shallow` are the hashes at which the history is cut off.
 */
export function createGitLog(shallow: ReadonlySet<string>): GitLog {
  const known = new Map<string, Known>();
  let rest: Buffer = Buffer.alloc(0);
  let commit: Commit | null = null;
  let change: { readonly what: string; readonly from: string | null } | null = null;

  function take(token: string): void {
    if (change !== null && commit !== null) {
      if (change.what === "R" && change.from === null) change = { what: "R", from: token };
      else {
        follow(known, commit, change.what, change.from, token);
        change = null;
      }
      return;
    }
    const [, hash, at, by] = COMMIT.exec(token) ?? [];
    if (hash !== undefined && at !== undefined && by !== undefined) commit = { hash, at, by };
    const [, what] = CHANGE.exec(token) ?? [];
    if (what !== undefined) change = { what, from: null };
  }

  return {
    add(chunk) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let begin = 0;
      for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0, begin)) {
        take(rest.toString("utf8", begin, end));
        begin = end + 1;
      }
      rest = rest.subarray(rest.length - begin > LONGEST_TOKEN ? rest.length : begin);
    },
    end() {
      const files = [...known].filter(([, { isThere }]) => isThere);
      return new Map(files.map(([path, { first, last }]) => [path, historyOf(first, last, shallow)]));
    },
  };
}

/** A file that comes back after it was deleted is the one that it was. */
function follow(known: Map<string, Known>, commit: Commit, what: string, from: string | null, path: string): void {
  const before = known.get(from ?? path);
  // Deleted first: what later comes under the name that was left is another file.
  if (from !== null) known.delete(from);
  if (kindOfFile(path) !== "record") return;
  known.set(path, { first: before?.first ?? commit, last: commit, isThere: what !== "D" });
}

function historyOf(first: Commit, last: Commit, shallow: ReadonlySet<string>): FileHistory {
  const isCutOff = shallow.has(first.hash);
  return {
    createdAt: isCutOff ? null : first.at,
    createdBy: isCutOff ? null : first.by,
    changedAt: last.at,
    commit: last.hash,
  };
}
