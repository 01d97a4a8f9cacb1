import { spawn } from "node:child_process";
import { readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { createGitLog, type FileHistory } from "./git-log";

/** Either what git knows of a folder's records, by path from that folder, or why it knows nothing. */
export type GitHistory =
  | {
      readonly isKnown: true;
      /** False when only the folder could be asked about: what was moved into it then begins with that move. */
      readonly isWhole: boolean;
      readonly files: ReadonlyMap<string, FileHistory>;
    }
  | { readonly isKnown: false; readonly why: string };

interface GitHistoryOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds after which a call of git is ended; half a minute unless told. */
  readonly timeout?: number;
  /** The program, for tests. */
  readonly git?: string;
}

/** What a repository's own settings must not change: that programs they name are run, or that commits are shown otherwise. */
const SETTINGS = ["core.fsmonitor=false", "log.showSignature=false", "log.showRoot=true"];
const SHAPE = ["--format=tformat:%H%x1f%aI%x1f%aN", "--encoding=UTF-8", "--name-status", "--find-renames", "-z"];
const ORDER = ["--topo-order", "--reverse", "--no-relative", "--no-color", "--no-ext-diff", "--no-textconv"];

/**
 * Reads the history of the records below a folder that exists, with one call of `git log` over the whole repository, so that a record keeps
 * its first commit wherever it lay before. Only when that takes too long is git asked again, of the folder alone. Where git is missing, the
 * folder lies in no repository, or that takes too long too, it says so; it throws nothing but the reason of an aborted signal.
 */
export async function readGitHistory(folder: string, options: GitHistoryOptions = {}): Promise<GitHistory> {
  options.signal?.throwIfAborted();
  const real = realpathSync(folder);
  const top = findTop(real);
  if (top === null) return { isKnown: false, why: `${folder} lies in no git repository.` };
  let end = await runLog(real, top, [], options);
  if (end.state === "late") end = await runLog(real, top, ["--", "."], options);
  options.signal?.throwIfAborted();
  if (end.state !== "read") return { isKnown: false, why: end.why };
  const prefix = path.relative(top, real).split(path.sep).join("/");
  const below = [...end.files].flatMap(([at, history]): [string, FileHistory][] => {
    if (prefix === "") return [[at, history]];
    return at.startsWith(`${prefix}/`) ? [[at.slice(prefix.length + 1), history]] : [];
  });
  return { isKnown: true, isWhole: end.isWhole, files: new Map(below) };
}

/** The folder in which the repository lies, or null. A worktree has a file `.git` there instead of a folder. */
function findTop(folder: string): string | null {
  for (let at = folder; ; at = path.dirname(at)) {
    if (statSync(path.join(at, ".git"), { throwIfNoEntry: false }) !== undefined) return at;
    if (at === path.dirname(at)) return null;
  }
}

/** The commits at which a shallow clone was cut off: what they seem to add is older than they are. */
function readShallow(top: string): ReadonlySet<string> {
  const file = path.join(top, ".git", "shallow");
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return new Set();
  return new Set(readFileSync(file, "utf8").split("\n"));
}

/** How a call of git ended. */
type LogEnd =
  | { readonly state: "read"; readonly isWhole: boolean; readonly files: ReadonlyMap<string, FileHistory> }
  | { readonly state: "late" | "refused"; readonly why: string };

/** Runs git without a shell and follows what it prints. `scope` limits it to some paths. */
function runLog(cwd: string, top: string, scope: readonly string[], options: GitHistoryOptions): Promise<LogEnd> {
  const { signal, timeout = 30_000, git = "git" } = options;
  const log = createGitLog(readShallow(top));
  const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
  return new Promise((resolve) => {
    const child = spawn(git, ["--no-pager", ...settings, "log", ...SHAPE, ...ORDER, ...scope], {
      cwd,
      env: plainEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
      timeout,
      killSignal: "SIGKILL",
      signal,
    });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => log.add(chunk));
    child.stderr.on("data", (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(0, 500)));
    child.on("error", () => resolve({ state: "refused", why: "git is not there to ask." }));
    child.on("close", (code, by) => {
      if (code === 0) resolve({ state: "read", isWhole: scope.length === 0, files: log.end() });
      else if (by !== null) resolve({ state: "late", why: `git took longer than ${timeout / 1000} s.` });
      else resolve({ state: "refused", why: `git would not say: ${said.trim().split("\n")[0] ?? ""}` });
    });
  });
}

/** The environment without what would point git to another repository, and with what keeps it from asking or fetching. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const pointers = Object.keys(process.env).filter((name) => name.startsWith("GIT_"));
  return {
    ...process.env,
    ...Object.fromEntries(pointers.map((name) => [name, undefined])),
    LC_ALL: "C",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
  };
}
