import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const FOLDER = "docs/asvs";

/** The level of each requirement of ASVS 5.0.0, in the order of their numbers within a section. */
const LEVELS: Readonly<Record<string, string>> = {
  ...{ "1.1": "22", "1.2": "1111122223", "1.3": "112222222223", "1.4": "222", "1.5": "123" },
  ...{ "2.1": "122", "2.2": "112", "2.3": "12223", "2.4": "23" },
  ...{ "3.1": "3", "3.2": "113", "3.3": "12223", "3.4": "11222233", "3.5": "11122333", "3.6": "3", "3.7": "22333" },
  ...{ "4.1": "12233", "4.2": "23333", "4.3": "22", "4.4": "1222" },
  ...{ "5.1": "2", "5.2": "112333", "5.3": "113", "5.4": "222" },
  ...{ "6.1": "122", "6.2": "111111112222", "6.3": "11223333", "6.4": "112233" },
  ...{ "6.5": "22222333", "6.6": "2223", "6.7": "33", "6.8": "2222" },
  ...{ "7.1": "222", "7.2": "1111", "7.3": "22", "7.4": "11222", "7.5": "223", "7.6": "22" },
  ...{ "8.1": "1233", "8.2": "1123", "8.3": "133", "8.4": "23" },
  ...{ "9.1": "111", "9.2": "1222" },
  ...{ "10.1": "22", "10.2": "223", "10.3": "22223", "10.4": "1111122222233333" },
  ...{ "10.5": "22222", "10.6": "22", "10.7": "222" },
  ...{ "11.1": "2233", "11.2": "22233", "11.3": "11233", "11.4": "1222", "11.5": "23", "11.6": "23", "11.7": "33" },
  ...{ "12.1": "12233", "12.2": "11", "12.3": "22223" },
  ...{ "13.1": "2333", "13.2": "222223", "13.3": "2233", "13.4": "1222233" },
  ...{ "14.1": "22", "14.2": "12223333", "14.3": "122" },
  ...{ "15.1": "12233", "15.2": "12233", "15.3": "1222222", "15.4": "3333" },
  ...{ "16.1": "2", "16.2": "22222", "16.3": "2222", "16.4": "222", "16.5": "2223" },
  ...{ "17.1": "23", "17.2": "22223333", "17.3": "22" },
};

interface Line {
  readonly file: string;
  readonly id: string;
  readonly level: string;
  readonly state: string;
  readonly shownBy: string;
}

const files = readdirSync(FOLDER).filter((file) => file !== "README.md");
const lines = files.flatMap((file) => readFileSync(path.join(FOLDER, file), "utf8").split("\n").flatMap(lineOf(file)));
const commands = new Set(
  Object.keys(
    z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(readFileSync("package.json", "utf8")))
      .scripts,
  ),
);

function lineOf(file: string) {
  return (text: string): Line[] => {
    const [, requirement = "", level = "", , state = "", shownBy = ""] = text.split("|").map((cell) => cell.trim());
    const id = /^v5\.0\.0-(.+)$/.exec(requirement)?.[1];
    return id === undefined ? [] : [{ file, id, level, state, shownBy }];
  };
}

/** The level of a requirement as the standard has it. */
const levelOf = (id: string): string | undefined => {
  const [chapter, section, number] = id.split(".");
  return LEVELS[`${chapter}.${section}`]?.[Number(number) - 1];
};

/** What stands between backticks and is a file or a command, and not a setting, an event or a header. */
const namedIn = (text: string) => {
  const quoted = [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
  return {
    commands: quoted.flatMap((name) => /^npm run (?:-s )?([\w:-]+)/.exec(name)?.[1] ?? []),
    paths: quoted.filter((name) => /^[\w.@()[\]-]+(?:\/[\w.@()[\]-]+)*\.(?:ts|tsx|js|mjs|sql|md)$/.test(name)),
  };
};

describe("the ledger of the ASVS", () => {
  test("knows how many requirements the standard has at each level", () => {
    const levels = Object.values(LEVELS).join("");
    const count = (level: string) => levels.split(level).length - 1;
    expect([count("1"), count("2"), count("3")]).toEqual([70, 183, 92]);
  });

  test("holds each requirement of levels 1 and 2 once, none twice, and each with its level", () => {
    const ids = lines.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(lines.filter(({ id, level }) => levelOf(id) !== level)).toEqual([]);
    const wanted = Object.entries(LEVELS).flatMap(([section, levels]) =>
      [...levels].flatMap((level, index) => (level === "3" ? [] : [`${section}.${index + 1}`])),
    );
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test("has every line in the file of its chapter", () => {
    const chapterOf = (id: string) => `v${(id.split(".")[0] ?? "").padStart(2, "0")}-`;
    expect(lines.filter(({ id, file }) => !file.startsWith(chapterOf(id)))).toEqual([]);
  });

  test("says of each what its state is, and why", () => {
    const states = new Set(["met", "not applicable", "**open**"]);
    expect(lines.filter(({ state, shownBy }) => !states.has(state) || shownBy === "")).toEqual([]);
  });

  test("names for everything that is met what shows it, and nothing that is not there", () => {
    const unfounded = lines.filter(({ state, shownBy }) => {
      const named = namedIn(shownBy);
      return state === "met" && named.paths.length + named.commands.length === 0 && !/\]\(/.test(shownBy);
    });
    expect(unfounded).toEqual([]);
    const gone = lines.flatMap(({ id, shownBy }) => {
      const named = namedIn(shownBy);
      const missing = [
        ...named.paths.filter((file) => !existsSync(file)),
        ...named.commands.filter((command) => !commands.has(command)),
      ];
      return missing.map((name) => `${id}: ${name}`);
    });
    expect(gone).toEqual([]);
  });

  test("adds up", () => {
    const count = (of: readonly Line[], test: (line: Line) => boolean) => String(of.filter(test).length);
    const sums = (of: readonly Line[]) => [
      ...["1", "2", "3"].map((level) => count(of, (line) => line.level === level)),
      ...["met", "not applicable", "**open**"].map((state) => count(of, (line) => line.state === state)),
    ];
    const table = readFileSync(path.join(FOLDER, "README.md"), "utf8")
      .split("\n")
      .map((row) => row.split("|").map((cell) => cell.trim()))
      .flatMap(([, chapter = "", ...cells]) => {
        const file = /\]\((v\d\d-[\w-]+\.md)\)/.exec(chapter)?.[1] ?? (chapter === "all" ? chapter : undefined);
        return file === undefined ? [] : [{ file, sums: cells.slice(0, 6) }];
      });
    expect(table.map(({ file }) => file).sort()).toEqual(["all", ...files].sort());
    for (const row of table)
      expect(row.sums, row.file).toEqual(
        sums(row.file === "all" ? lines : lines.filter(({ file }) => file === row.file)),
      );
  });
});
