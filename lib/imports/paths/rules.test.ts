import { describe, expect, it } from "vitest";
import {
  asMegabytes,
  INTAKE_LIMITS,
  isLeftBehind,
  kindOfFile,
  meetingPaths,
  plainPath,
  refuseFile,
  refuseFiles,
  refusePath,
  shownPath,
} from "./rules";

describe("a path", () => {
  it.each([
    "0001-use-postgresql.md",
    "docs/adr/0001 use “PostgreSQL”.md",
    "文档/使用 PostgreSQL.md",
    "docs/..hidden/x.md",
    "docs/a..md",
    "docs/.adr-dir",
    "console/contact.md",
    "2020-01-01T10:00 meeting.md",
    `${"n".repeat(252)}.md`,
    `${"a/".repeat(31)}x.md`,
  ])("may be kept: %s", (path) => {
    expect(refusePath(path)).toBeNull();
  });

  it.each([
    ["", "has no name"],
    ["..", "leads out of its folder"],
    ["a/../b.md", "leads out of its folder"],
    ["/a.md", "is an absolute path"],
    ["//server/a.md", "is an absolute path"],
    ["c:a.md", "begins with a drive"],
    ["a\\b.md", "has a backslash"],
    ["a\0.md", "has a zero byte"],
    ["a\u0007.md", "cannot be seen"],
    ["a\u2066.md", "cannot be seen"],
    ["a\uD800.md", "is not UTF-8"],
    ["a//b.md", "has a folder without a name"],
    ["a/./b.md", "has a folder without a name"],
    ["a/b/", "has a folder without a name"],
    ["CON", "is the name of a device"],
    ["docs/aux.tar.md", "is the name of a device"],
    ["Com¹.md", "is the name of a device"],
    ["lpt9 .md", "is the name of a device"],
    [`${"é".repeat(127)}.md`, "longer than 255 bytes"],
    [`${"abcdefghi/".repeat(25)}${"é".repeat(400)}.md`, "longer than 1024 bytes"],
    [`${"a/".repeat(32)}x.md`, "more than 32 folders deep"],
  ])("is refused with a sentence that says what to do: %j", (path, why) => {
    expect(refusePath(path)).toContain(why);
    expect(refusePath(path)).toMatch(/\. (Rename|Name|Shorten|Move|Leave) .*, then try again\.$/);
  });

  it("is shown without what cannot be seen, and not longer than a line", () => {
    expect(shownPath("a\n\u202Eb.md")).toBe("“a��b.md”");
    expect(shownPath("x".repeat(900))).toHaveLength(88);
  });

  it("loses the dot that some programs put in front", () => {
    expect(plainPath("././docs/.a.md")).toBe("docs/.a.md");
  });
});

describe("two paths", () => {
  it.each([
    [["a/b.md", "a/b.md"], "“a/b.md” is there twice"],
    [["a/b.md", "A/B.md"], "differ only in capitals or accents"],
    [["für.md", "fu\u0308r.md"], "differ only in capitals or accents"],
    [["a/b/c.md", "A"], "“A” is both a file and a folder"],
    [["a/b", "a/b/c.md"], "“a/b” is both a file and a folder"],
  ])("do not meet: %j", (paths, why) => {
    const [first, ...others] = meetingPaths(paths);
    expect(first?.why).toContain(why);
    expect(others).toEqual([]);
  });

  it("are told apart: the first keeps its place", () => {
    const paths = meetingPaths(["a.md", "A.md", "b", "a.md", "b/c.md", "b/d.md"]).map(({ path }) => path);
    expect(paths).toEqual(["A.md", "a.md", "b"]);
  });

  it("may have one folder, and one name in two folders", () => {
    expect(meetingPaths(["a/b.md", "a/c.md", "b.md", "ab.md"])).toEqual([]);
  });
});

describe("a file", () => {
  it.each([
    ["docs/0001.md", "record"],
    ["A.MARKDOWN", "record"],
    ["a.mdx", "record"],
    ["a.adoc", "record"],
    ["a.asciidoc", "record"],
    ["a.rst", "record"],
    ["a.txt", "record"],
    [".adr-dir", "settings"],
    ["docs/.adr-dir", "settings"],
    ["a.adr-dir", "other"],
    ["b.PNG", "picture"],
    ["b.jpeg", "picture"],
    ["b.svg", "picture"],
    ["b.bmp", "other"],
    ["more.zip", "other"],
    ["md", "other"],
    ["docs.md/readme", "other"],
  ])("is by its name: %s is %s", (path, kind) => {
    expect(kindOfFile(path)).toBe(kind);
  });

  it.each(["a/._b.md", ".DS_Store", "a/.DS_Store", "Thumbs.db", "a/desktop.ini"])(
    "is passed over when a system left it behind: %s",
    (path) => {
      expect(isLeftBehind(path)).toBe(true);
      expect(isLeftBehind(path.replace("._", "_").replace(/[a-z]+$/i, "md"))).toBe(false);
    },
  );

  it("is passed over in the folder that macOS adds to an archive", () => {
    expect(["__MACOSX", "__MACOSX/a.md", "a/__MACOSX/b.md", "__MACOSX.md"].map(isLeftBehind)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it("is refused past the size of its kind, and for its path", () => {
    expect(refuseFile({ path: "a.md", size: INTAKE_LIMITS.recordBytes })).toBeNull();
    expect(refuseFile({ path: "a.md", size: INTAKE_LIMITS.recordBytes + 1 })).toBe(
      "“a.md” has 1.1 MB; a record has at most 1 MB. Leave it out, then try again.",
    );
    expect(refuseFile({ path: "a.png", size: 6e6 })).toContain("a picture has at most 5 MB");
    expect(refuseFile({ path: "a.bin", size: 1.1e7 })).toContain("a file has at most 10 MB");
    expect(refuseFile({ path: "../a.md", size: 1 })).toContain("leads out");
  });

  it("has its size said as people read it", () => {
    expect([0, 1023, 1024, 900_000, 1_048_577, 2e9].map(asMegabytes)).toEqual([
      "0 bytes",
      "1023 bytes",
      "1 kB",
      "879 kB",
      "1.1 MB",
      "1,907.4 MB",
    ]);
  });
});

describe("files together", () => {
  const named = (count: number, size: number) => Array.from({ length: count }, (_, at) => ({ path: `${at}.md`, size }));

  it("are at most 10,000 and 100 MB", () => {
    expect(refuseFiles(named(10_000, 9))).toBeNull();
    expect(refuseFiles(named(10_001, 9))).toContain("There are 10,001 files; an import takes at most 10,000.");
    expect(refuseFiles(named(100, 1_048_576))).toBeNull();
    expect(refuseFiles(named(101, 1_048_576))).toContain("The files have 101 MB together");
  });

  it("do not meet in one path", () => {
    expect(refuseFiles([...named(2, 1), { path: "0.MD", size: 1 }])).toContain("differ only in capitals");
  });
});
