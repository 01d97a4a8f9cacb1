import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { INTAKE_LIMITS } from "@/lib/imports/paths/rules";
import { readFolder } from "./folder";
import { MalformedFile } from "./read-file";

const base = mkdtempSync(path.join(tmpdir(), "accord-folder-"));
afterAll(() => rmSync(base, { recursive: true }));

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(base, "f-"));
});

function put(at: string, content: string | Uint8Array = `# ${at}\r\n`): string {
  const file = path.join(folder, at);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const pathsOf = (files: readonly { readonly path: string }[]) => files.map((file) => file.path);

describe("reading a folder from disk", () => {
  it("gives records, settings and pictures by path, with their bytes as they are, and names the other files", async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x23, 0x20, 0x61, 0x0d, 0x0a, 0xff]);
    put("docs/adr/0002-b.md", bytes);
    put("docs/adr/0001 使用.md");
    put(".adr-dir", "docs/adr\n");
    put("docs/adr/img/a.PNG");
    put("src/main.ts");
    put("empty.txt", "");
    const { files, leftOut, others } = await readFolder(folder);
    const wanted = [".adr-dir", "docs/adr/0001 使用.md", "docs/adr/0002-b.md", "docs/adr/img/a.PNG", "empty.txt"];
    expect(pathsOf(files)).toEqual(wanted);
    expect(Buffer.from(files[2]?.bytes ?? []).equals(bytes)).toBe(true);
    expect(leftOut).toEqual([]);
    expect(others).toEqual(["src/main.ts"]);
  });

  it("passes over what programs and systems put there", async () => {
    for (const at of [".git/a.md", "node_modules/p/README.md", ".DS_Store", "._a.md", "x/.hg/b.md", "x/Thumbs.db"])
      put(at);
    expect(await readFolder(folder)).toEqual({ files: [], leftOut: [], others: [] });
  });

  it("follows no link below it, not to a file, not to a folder, not in a circle, and waits for no pipe", async () => {
    put("a.md");
    symlinkSync("/etc/passwd", path.join(folder, "b.md"));
    symlinkSync("/etc", path.join(folder, "etc"));
    symlinkSync(folder, path.join(folder, "again"));
    execFileSync("sh", ["-c", 'mkfifo "$0"', path.join(folder, "pipe.md")]);
    const { files, leftOut } = await readFolder(folder);
    expect(pathsOf(files)).toEqual(["a.md"]);
    expect(pathsOf(leftOut)).toEqual(["again", "b.md", "etc", "pipe.md"]);
    expect(leftOut[1]?.why).toBe("“b.md” is a symbolic link, which is not followed. Put the file in its place.");
    expect(leftOut[3]?.why).toContain("is not a plain file.");
  });

  it("may itself be named by a link", async () => {
    put("a.md");
    const link = path.join(base, "link");
    symlinkSync(folder, link);
    expect(pathsOf((await readFolder(link)).files)).toEqual(["a.md"]);
  });

  it("leaves out one file that is too large, has no proper name, or is a device on Windows, and reads the others", async () => {
    put("a.md");
    truncateSync(put("large.md"), INTAKE_LIMITS.recordBytes + 1);
    put("con.md");
    put("b\\c.md");
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x61, 0xff]), Buffer.from(".md")]), "x");
    const { files, leftOut } = await readFolder(folder);
    expect(pathsOf(files)).toEqual(["a.md"]);
    expect(leftOut.map(({ why }) => why.replace(/^“[^”]*” /, ""))).toEqual([
      "has a name that is not UTF-8. Rename it, then try again.",
      "has a backslash in its name, which some systems take for a folder. Rename it, then try again.",
      "is the name of a device on Windows. Rename it, then try again.",
      "has 1.1 MB; a record has at most 1 MB. Leave it out, then try again.",
    ]);
  });

  it("does not unpack memory for a file of 100 GB", async () => {
    truncateSync(put("large.png"), 100 * 1024 ** 3);
    const { files, leftOut } = await readFolder(folder);
    expect(files).toEqual([]);
    expect(leftOut[0]?.why).toContain("“large.png” has 102,400 MB; a picture has at most 5 MB.");
  });

  it("says how far it is", async () => {
    for (const at of ["a.md", "b.md", "c.png"]) put(at);
    const seen: string[] = [];
    await readFolder(folder, { onProgress: (done, of) => seen.push(`${done}/${of}`) });
    expect(seen).toEqual(["0/3", "1/3", "2/3", "3/3"]);
  });

  it("stops when it is told to", async () => {
    put("a.md");
    await expect(readFolder(folder, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
  });

  it("refuses what is no folder, and files that are too much together, with a sentence", async () => {
    const file = put("a.md");
    await expect(readFolder(file)).rejects.toThrow(
      new MalformedFile(`${file}: this is no folder. Name the folder with the records.`),
    );
    await expect(readFolder(`${folder}/none`)).rejects.toThrow(/there is no such folder/);
    for (let at = 0; at < 21; at += 1) truncateSync(put(`${at}.png`), INTAKE_LIMITS.pictureBytes);
    await expect(readFolder(folder)).rejects.toThrow(
      /The files have 105(\.1)? MB together; an import takes at most 100 MB\./,
    );
  });

  it("leaves out a path that differs from another in capitals, which some disks cannot keep side by side", async () => {
    put("a/B.md");
    put("A/b.md");
    const { files, leftOut } = await readFolder(folder);
    expect(pathsOf(files)).toEqual(["A/b.md"]);
    expect(leftOut).toEqual([
      {
        path: "a/B.md",
        why: "“a/B.md” and “A/b.md” differ only in capitals or accents. Rename one of them, then try again.",
      },
    ]);
  });

  it("reads on where a folder or a file may not be read", async () => {
    put("a.md");
    chmodSync(put("b.md"), 0);
    put("c/d.md");
    chmodSync(path.join(folder, "c"), 0);
    const { files, leftOut } = await readFolder(folder);
    chmodSync(path.join(folder, "c"), 0o755);
    // Whoever runs this as root may read everything.
    const read = process.getuid?.() === 0 ? ["a.md", "b.md", "c/d.md"] : ["a.md"];
    expect(pathsOf(files)).toEqual(read);
    expect(leftOut).toHaveLength(3 - read.length);
  });
});
