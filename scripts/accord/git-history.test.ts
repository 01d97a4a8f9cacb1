import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { readGitHistory } from "./git-history";
import { createGitLog } from "./git-log";

const base = mkdtempSync(path.join(tmpdir(), "accord-git-"));
afterAll(() => rmSync(base, { recursive: true }));

let folder = "";
let day = 0;
beforeEach(() => {
  folder = mkdtempSync(path.join(base, "r-"));
  day = 0;
  git("init", "-q", "-b", "main");
});

function git(...parameters: string[]): string {
  const settings = ["-c", "user.name=Ada Löwe", "-c", "user.email=ada@example.com", "-c", "commit.gpgSign=false"];
  const date = `2020-01-${String(day).padStart(2, "0")}T10:00:00+02:00`;
  const env = {
    PATH: "/usr/bin:/bin",
    HOME: base,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
    NODE_ENV: "test",
  } as const;
  return execFileSync("git", [...settings, ...parameters], { cwd: folder, env, encoding: "utf8" }).trim();
}

function put(at: string, text = LONG): void {
  const file = path.join(folder, at);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Commits everything on the next day and returns the hash. */
function commit(...more: string[]): string {
  day += 1;
  git("add", "-A");
  git("commit", "-q", "--allow-empty", "-m", "x", ...more);
  return git("rev-parse", "HEAD");
}

const LONG = Array.from({ length: 30 }, (_, line) => `Line ${line} of a record.`).join("\n");
const dateOf = (of: number) => `2020-01-0${of}T10:00:00+02:00`;

async function historyOf(at: string, from = folder) {
  const history = await readGitHistory(from);
  return history.isKnown ? history.files.get(at) : history.why;
}

describe("the git history of a folder", () => {
  it("names the first commit's date and author, and the last commit's date and hash, of each record", async () => {
    put("docs/0001 für.md");
    commit("--author", "Grace Hopper <grace@example.com>");
    put("docs/0002.adoc", "= Two");
    const second = commit();
    put("docs/0001 für.md", `${LONG}\nMore.`);
    const third = commit();
    expect(await historyOf("docs/0001 für.md")).toEqual({
      createdAt: dateOf(1),
      createdBy: "Grace Hopper",
      changedAt: dateOf(3),
      commit: third,
    });
    expect(await historyOf("docs/0002.adoc")).toMatchObject({
      createdAt: dateOf(2),
      createdBy: "Ada Löwe",
      commit: second,
    });
  });

  it("follows renames, also from outside of the folder and with changes on the way", async () => {
    put("notes/use-postgresql.txt");
    commit();
    mkdirSync(path.join(folder, "docs"));
    git("mv", "notes/use-postgresql.txt", "docs/0001.md");
    put("docs/0001.md", `${LONG}\nAnother line.`);
    commit();
    git("mv", "docs/0001.md", "docs/0007-use-postgresql.md");
    const last = commit();
    expect(await historyOf("0007-use-postgresql.md", path.join(folder, "docs"))).toMatchObject({
      createdAt: dateOf(1),
      changedAt: dateOf(3),
      commit: last,
    });
  });

  it("takes what comes later under a name that was left for another file, and what comes back for the same", async () => {
    put("a.md");
    commit();
    git("mv", "a.md", "b.md");
    commit();
    put("a.md", "# Something else");
    commit();
    git("rm", "-q", "b.md");
    commit();
    expect(await historyOf("b.md")).toBeUndefined();
    put("b.md");
    commit();
    expect(await historyOf("a.md")).toMatchObject({ createdAt: dateOf(3) });
    expect(await historyOf("b.md")).toMatchObject({ createdAt: dateOf(1), changedAt: dateOf(5) });
  });

  it("sees what came in by a branch", async () => {
    put("a.md");
    commit();
    git("checkout", "-q", "-b", "side");
    put("b.md", "# B");
    const side = commit();
    git("checkout", "-q", "main");
    put("c.md", "# C");
    commit();
    day += 1;
    git("merge", "-q", "--no-ff", "-m", "merge", "side");
    expect(await historyOf("b.md")).toMatchObject({ createdAt: dateOf(2), commit: side });
  });

  it("does not take the end of a shallow clone for the beginning of its files", async () => {
    put("a.md");
    commit();
    put("b.md", "# B");
    commit();
    put("c.md", "# C");
    commit();
    const clone = path.join(base, "shallow");
    git("clone", "-q", "--depth", "2", `file://${folder}`, clone);
    expect(await historyOf("a.md", clone)).toMatchObject({ createdAt: null, createdBy: null });
    expect(await historyOf("c.md", clone)).toMatchObject({ createdAt: dateOf(3), createdBy: "Ada Löwe" });
  });

  it("runs nothing that the repository's settings name, and shows commits as it wants", async () => {
    put("a.md");
    put("b.md");
    commit();
    const touch = `touch ${path.join(folder, "ran")}`;
    const settings = [
      "core.fsmonitor",
      "diff.external",
      "gpg.program",
      "core.pager",
      "diff.x.textconv",
      "diff.x.command",
    ];
    for (const name of settings) git("config", name, touch);
    for (const [name, value] of [
      ["log.showSignature", "true"],
      ["log.showRoot", "false"],
      ["diff.relative", "true"],
      ["color.ui", "always"],
    ] as const)
      git("config", name, value);
    writeFileSync(path.join(folder, ".gitattributes"), "*.md diff=x\n");
    expect(await historyOf("a.md")).toMatchObject({ createdAt: dateOf(1) });
    expect(() => execFileSync("ls", [path.join(folder, "ran")], { stdio: "pipe" })).toThrow();
  });

  it("is not known without a repository, without a commit, without git, or when it takes too long", async () => {
    const none = mkdtempSync(path.join(base, "none-"));
    expect(await readGitHistory(none)).toEqual({ isKnown: false, why: `${none} lies in no git repository.` });
    expect(await historyOf("a.md")).toMatch(/^git would not say: .*does not have any commits yet/);
    expect(await readGitHistory(folder, { git: "/nowhere/git" })).toEqual({
      isKnown: false,
      why: "git is not there to ask.",
    });
    const slow = path.join(base, "slow");
    writeFileSync(slow, "#!/bin/sh\nexec tail -f /dev/null\n", { mode: 0o755 });
    expect(await readGitHistory(folder, { git: slow, timeout: 50 })).toEqual({
      isKnown: false,
      why: "git took longer than 0.05 s.",
    });
  });

  it("is asked of the folder alone when the whole repository takes too long", async () => {
    put("old/a.md");
    commit();
    mkdirSync(path.join(folder, "docs"));
    git("mv", "old/a.md", "docs/a.md");
    put("docs/b.md", "# B");
    commit();
    const docs = path.join(folder, "docs");
    expect(await readGitHistory(docs)).toMatchObject({ isKnown: true, isWhole: true });
    expect(await historyOf("a.md", docs)).toMatchObject({ createdAt: dateOf(1) });
    const slow = path.join(base, "slow-on-all");
    const script = '#!/bin/sh\nfor one; do [ "$one" = . ] && exec git "$@"; done\nexec tail -f /dev/null\n';
    writeFileSync(slow, script, { mode: 0o755 });
    const history = await readGitHistory(docs, { git: slow, timeout: 3_000 });
    expect(history).toMatchObject({ isKnown: true, isWhole: false });
    expect(history.isKnown && history.files.get("a.md")).toMatchObject({ createdAt: dateOf(2) });
  });

  it("stops when it is told to", async () => {
    await expect(readGitHistory(folder, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
  });
});

describe("a log of git", () => {
  const hash = "0123456789abcdef".repeat(4).slice(0, 40);
  const log = `${hash}\x1f2020\x1fA\x1fB ü\0\nA\0a ü.md\0R090\0a ü.md\0${hash}.md\0`;

  it.each([1, 2, 3, 7, 1000])("is read in pieces of %i bytes, whatever names are like", (size) => {
    const bytes = Buffer.from(log);
    const read = createGitLog(new Set());
    for (let at = 0; at < bytes.length; at += size) read.add(bytes.subarray(at, at + size));
    expect([...read.end()]).toEqual([
      [`${hash}.md`, { createdAt: "2020", createdBy: "A\x1fB ü", changedAt: "2020", commit: hash }],
    ]);
  });

  it("that is none is no history", () => {
    const read = createGitLog(new Set());
    read.add(Buffer.from("\0A\0\0R\0x\0fatal\0\n\0M\0"));
    expect([...read.end()]).toEqual([]);
  });
});
