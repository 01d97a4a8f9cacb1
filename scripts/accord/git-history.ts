import { spawn } from "node:child_process";
import { readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { createGitLog, type FileHistory } from "./git-log";

/** Either what git knows of a folder's files, by path from that folder, or why it knows nothing. */
export type GitHistory =
  | { readonly isKnown: true; readonly files: ReadonlyMap<string, FileHistory> }
  | { readonly isKnown: false; readonly why: string };

interface GitHistoryOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds after which git is ended; a minute unless told. */
  readonly timeout?: number;
  /** The program, for tests. */
  readonly git?: string;
}

/** What may hold records, wherever in the repository it lay before: a record that was moved keeps its first commit. */
const RECORDS = ["md", "markdown", "mdx", "adoc", "asciidoc", "rst", "txt"].map(
  (end) => `:(top,icase,glob)**/*.${end}`,
);

/** What a repository's own settings must not change: that programs they name are run, or that commits are shown otherwise. */
const SETTINGS = ["core.fsmonitor=false", "log.showSignature=false", "log.showRoot=true"];
const SHAPE = ["--format=tformat:%H%x1f%aI%x1f%aN", "--encoding=UTF-8", "--name-status", "--find-renames", "-z"];
const ORDER = ["--topo-order", "--reverse", "--no-relative", "--no-color", "--no-ext-diff", "--no-textconv"];

/**
 * Reads the history of the records below a folder that exists, with one call of `git log`. Where git is missing, the folder lies in no repository, or
 * git takes too long, it says so; it throws nothing but the reason of an aborted signal.
 */
export async function readGitHistory(folder: string, options: GitHistoryOptions = {}): Promise<GitHistory> {
  options.signal?.throwIfAborted();
  const real = realpathSync(folder);
  const top = findTop(real);
  if (top === null) return { isKnown: false, why: `${folder} lies in no git repository.` };
  const log = createGitLog(readShallow(top));
  const why = await runLog(real, options, (chunk) => log.add(chunk));
  options.signal?.throwIfAborted();
  if (why !== null) return { isKnown: false, why };
  const prefix = path.relative(top, real).split(path.sep).join("/");
  const files = new Map<string, FileHistory>();
  for (const [at, history] of log.end())
    if (prefix === "") files.set(at, history);
    else if (at.startsWith(`${prefix}/`)) files.set(at.slice(prefix.length + 1), history);
  return { isKnown: true, files };
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

/** Runs git without a shell, hands on what it prints, and returns why it came to no good end, or null. */
function runLog(cwd: string, options: GitHistoryOptions, onPrint: (chunk: Buffer) => void): Promise<string | null> {
  const { signal, timeout = 60_000, git = "git" } = options;
  const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
  const parameters = ["--no-pager", ...settings, "log", ...SHAPE, ...ORDER, "--", ...RECORDS];
  return new Promise((resolve) => {
    const child = spawn(git, parameters, {
      cwd,
      env: plainEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
      timeout,
      killSignal: "SIGKILL",
      signal,
    });
    let said = "";
    child.stdout.on("data", onPrint);
    child.stderr.on("data", (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(0, 500)));
    child.on("error", () => resolve("git is not there to ask."));
    child.on("close", (code, by) => {
      if (code === 0) resolve(null);
      else if (by !== null) resolve(`git took longer than ${timeout / 1000} s.`);
      else resolve(`git would not say: ${said.trim().split("\n")[0] ?? ""}`);
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
