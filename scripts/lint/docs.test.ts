import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const pages = [
  ...readdirSync(".").filter((name) => name.endsWith(".md")),
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => path.posix.join("docs", name)),
];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

/** A page without what it quotes, in which a link is only an example. */
const read = (page: string) => readFileSync(page, "utf8").replace(/^```.*?^```$/gms, "");
const linksOf = (page: string) =>
  [
    ...read(page)
      .replace(/`[^`\n]*`/g, "")
      .matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g),
  ].map(([, link = ""]) => link);

/** The anchors of a page's headings, as they are made on the pages of a forge. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );

describe("the documents", () => {
  test("link to what is there", () => {
    expect(pages.length).toBeGreaterThan(40);
    const broken = pages.flatMap((page) =>
      linksOf(page).flatMap((link) => {
        const [file = "", anchor] = link.split("#");
        const target = file === "" ? page : path.posix.join(path.posix.dirname(page), file);
        if (!existsSync(target)) return [`${page}: ${link}`];
        const isThere = anchor === undefined || anchorsOf(readFileSync(target, "utf8")).includes(anchor);
        return isThere ? [] : [`${page}: ${link}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  test("name commands that there are", () => {
    const unknown = pages.flatMap((page) =>
      [...readFileSync(page, "utf8").matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].flatMap(([, command = ""]) =>
        Object.hasOwn(scripts, command) ? [] : [`${page}: ${command}`],
      ),
    );
    expect(unknown).toEqual([]);
  });

  test("can be reached from the README", () => {
    const seen = new Set(["README.md"]);
    for (const page of seen)
      for (const link of linksOf(page)) {
        const [file = ""] = link.split("#");
        if (file.endsWith(".md")) seen.add(path.posix.join(path.posix.dirname(page), file));
      }
    expect(pages.filter((page) => !seen.has(page))).toEqual([]);
  });
});
