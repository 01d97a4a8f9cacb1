import { expect, test } from "vitest";
import { FIXTURE_FILES } from "../testing/fixtures";
import { readFolder } from "./folder";

const read = (folder: string) => readFolder(FIXTURE_FILES.filter(({ path }) => path.startsWith(`${folder}/`)));
const text = (path: string, content: string) => ({ path, bytes: new TextEncoder().encode(content) });

test("an index and a template are no records; a record about templates is one", () => {
  const { records, others } = read("indexed");
  expect(records.map(({ document }) => document.path)).toEqual([
    "indexed/one.md",
    "indexed/0039-use-a-template-engine.md",
  ]);
  expect(others.map(({ why }) => why)).toEqual(["It is an index or a guide.", "It is a template."]);
});

test("a status that stands in the index or in the folder's name is a guess that says so", () => {
  const [one] = read("indexed").records;
  expect(one?.document.status).toEqual({ state: "rejected", raw: "Rejected", reading: "guessed" });
  expect(one?.document.notes.at(-1)?.why).toBe("indexed/README.md says “Rejected”.");
  expect(read("drafts").records[0]?.document.status).toMatchObject({ state: "draft", reading: "guessed" });
});

test("log4brains takes no status as accepted", () => {
  const { records } = read("adr");
  const none = records.find(({ document }) => document.path.endsWith("another-formatter.md"));
  expect(none?.document).toMatchObject({ format: "nygard" });
  const same = readFolder([
    text("adr/20240301-x.md", "# X\n\n- Date: 2024-03-01\n\n## Context and Problem Statement\n\nY\n"),
  ]);
  expect(same.records[0]?.document.status).toMatchObject({ state: "accepted", reading: "guessed" });
});

test("links lead to records by path, by another ending, by number and by address; what leads nowhere is said", () => {
  const { records } = readFolder([
    text(
      "a/0001-one.md",
      "# 1. One\n\nSee [two](0002-two.html), [three](/adr/3), ADR-0002 and [gone](0009-gone.md).\n",
    ),
    text(
      "a/0002-two.md",
      "# 2. Two\n\nSee [one](https://example.org/x/decisions/0001-one.md) and [x](https://example.org/adr/0003-other.md).\n",
    ),
    text("a/0003-three.md", "# 3. Three\n\nSee [the figures](figures.txt.md).\n"),
    text("a/figures.txt.md", "# Figures\n"),
  ]);
  const found = records.flatMap(({ links }) => links.map(({ target, reach, to }) => `${target} ${reach} ${to}`));
  expect(found).toEqual([
    "0002-two.html record a/0002-two.md",
    "/adr/3 record a/0003-three.md",
    "0009-gone.md dangling null",
    "https://example.org/x/decisions/0001-one.md record a/0001-one.md",
    "https://example.org/adr/0003-other.md outside null",
    "figures.txt.md record a/figures.txt.md",
  ]);
});

test("records with one number name each other", () => {
  const { records } = readFolder([
    ...["0001-a.md", "0001-b.md", "0002-c.md"].map((path) => text(path, `# ${path}\n\n## Status\n\nAccepted\n`)),
  ]);
  expect(records.map(({ sameNumber }) => sameNumber)).toEqual([["0001-b.md"], ["0001-a.md"], []]);
});

test("dates that can be read two ways follow the folder's other dates, as a guess; where those disagree they stay open", () => {
  const [first] = read("emoji").records;
  expect(first?.document.dates).toMatchObject([{ date: "2019-06-07", certainty: "ambiguous" }]);
  expect(first?.document.notes.at(-1)).toMatchObject({ about: "date", isGuess: true });
  const mixed = readFolder(
    ["07/06/2019", "25/06/2019", "06/25/2019"].map((date, at) => text(`${at}.md`, `# A ${at}\n\nDate: ${date}\n`)),
  );
  expect(mixed.records[0]?.document.dates).toMatchObject([{ date: null }]);
});

test("the first commit dates what has no date and names its author, and says so", () => {
  const history = new Map([["0001-a.md", { createdAt: "2020-05-06T07:08:09+02:00", createdBy: "Ada" }]]);
  const { records } = readFolder([text("0001-a.md", "# 1. A\n\n## Status\n\nAccepted\n")], { history });
  expect(records[0]?.document).toMatchObject({ outcome: "read with guesses", people: { authors: ["Ada"] } });
  expect(records[0]?.document.dates).toMatchObject([{ kind: "created", date: "2020-05-06" }]);
});
