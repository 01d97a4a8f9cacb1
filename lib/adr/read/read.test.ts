import { expect, test } from "vitest";
import type { AdrDocument } from "../document";
import { FIXTURES } from "../testing/fixtures";
import { readAdr } from "./read";

function read(path: string): AdrDocument {
  const text = FIXTURES[path];
  if (text === undefined) throw new Error(`There is no fixture ${path}.`);
  return readAdr({ path, bytes: new TextEncoder().encode(text) });
}

const isoDates = ({ dates }: AdrDocument) => dates.map(({ kind, date }) => `${kind} ${date}`);
const guesses = ({ notes }: AdrDocument) => notes.filter(({ isGuess }) => isGuess).map(({ about }) => about);
const linkWords = ({ links }: AdrDocument) =>
  links.map(({ type, target, isPartial }) => `${isPartial ? "partly " : ""}${type} ${target}`);

test("a record of adr-tools is read with number, date, status, links and sections", () => {
  const document = read("doc/adr/0007-keep-orders-in-postgresql.md");
  expect(document).toMatchObject({
    format: "nygard",
    outcome: "read",
    title: "Keep orders in PostgreSQL",
    number: 7,
    status: { state: "accepted", raw: "Accepted", reading: "stated" },
  });
  expect(document.aliases).toEqual(["0007-keep-orders-in-postgresql", "ADR-7"]);
  expect(isoDates(document)).toEqual(["stated 2024-03-05"]);
  expect(linkWords(document)).toEqual([
    "supersedes 0003-keep-orders-in-files.md",
    "amends 0005-one-database-per-service.md",
  ]);
  expect(document.sections.map(({ heading, kind }) => [heading, kind])).toEqual([
    [null, null],
    ["Status", null],
    ["Context", "context"],
    ["Decision", "outcome"],
    ["Consequences", "consequences"],
  ]);
  expect(document.sections[3]?.body).toBe(
    "We will keep orders in PostgreSQL.\n\n### Migration\n\nFiles are read once, at night.",
  );
});

test("the old spelling of superseded is understood", () => {
  const document = read("doc/adr/0003-keep-orders-in-files.md");
  expect(document.status).toMatchObject({ state: "superseded", reading: "mapped" });
  expect(linkWords(document)).toEqual(["superseded by 0007-keep-orders-in-postgresql.md"]);
});

test("a record of MADR 2 gives its people, options with their arguments, and the one that was chosen", () => {
  const document = read("decisions/0012-choose-a-queue.md");
  expect(document).toMatchObject({
    format: "madr",
    outcome: "read",
    number: 12,
    chosenOption: "A table in PostgreSQL",
  });
  expect(document.people.decisionMakers).toEqual(["Ada Lovelace", "Grace", "Linus"]);
  expect(document.options.map(({ title, pros, cons, neutral }) => [title, pros, cons, neutral])).toEqual([
    ["A table in PostgreSQL", ["nothing is added"], ["it polls"], []],
    ["RabbitMQ", ["it is made for this"], ["somebody has to run it"], []],
    ["Kafka", [], ["it is large"], ["it is known elsewhere"]],
  ]);
  expect(document.options[0]?.description).toBe("Rows that are locked one by one.");
  expect(document.sections.map(({ heading }) => heading)).toContain("Positive Consequences");
  expect(linkWords(document)).toEqual(["amended by 0013-name-the-queue.md"]);
});

test("a record of MADR 4 gives its front matter, consequences, confirmation and where it applies", () => {
  const document = read("decisions/0013-name-the-queue.md");
  expect(document.people).toEqual({
    decisionMakers: ["Ada Lovelace", "Grace Hopper"],
    consulted: ["Linus"],
    informed: ["Everyone in billing"],
    authors: [],
  });
  expect(document.tags).toEqual(["queue", "naming"]);
  expect(document.appliesTo).toEqual(["billing", "shop"]);
  expect(document.sections.flatMap(({ kind }) => kind ?? [])).toEqual([
    ...["context", "options", "outcome", "consequences", "confirmation", "more"],
  ]);
});

test("metadata in tables is read, with the key in the first column or in the header", () => {
  const column = read("table/ADR-4.md");
  expect(column).toMatchObject({ format: "table", number: 4, status: { state: "accepted", reading: "guessed" } });
  expect(column.people.authors).toEqual(["@ada", "@grace"]);
  expect(column.tags).toEqual(["messages", "names"]);
  const header = read("table/header-row.md");
  expect(header).toMatchObject({
    number: 9,
    title: "Ports of services",
    status: { state: "accepted", reading: "stated" },
  });
  expect(isoDates(header)).toEqual(["stated 2021-04-26"]);
});

test("front matter of other tools is read: numbers, titles in blocks, statuses as tags, redirects as names", () => {
  const eip = read("front/ADR-19-names-of-scenes.md");
  expect(eip).toMatchObject({ number: 19, title: "Names of scenes", status: { state: "accepted", reading: "mapped" } });
  expect(eip.status.raw).toBe("Living # pick one of these");
  expect(eip.people.authors).toEqual(["Ada", "grace"]);
  expect(eip.aliases).toContain("/rfc/RFC-8");
  expect(linkWords(eip)).toEqual(["relates to /adr/ADR-4"]);
  const docusaurus = read("front/2021-06-06_002-effects.md");
  expect(docusaurus).toMatchObject({
    number: 2,
    title: "Effects in one place",
    status: { state: "accepted", raw: "Accepted" },
  });
  expect(isoDates(docusaurus)).toEqual(["created 2021-06-06"]);
});

test("front matter that is not YAML is read line by line, and said; a list of choices is nobody's status", () => {
  const document = read("front/broken.md");
  expect(document.status).toMatchObject({ state: null, reading: "none" });
  expect(document.status.raw).toContain("{proposed | rejected");
  expect(guesses(document)).toEqual(expect.arrayContaining(["status", "date"]));
  expect(document.people.decisionMakers).toEqual([]);
  expect(document.outcome).toBe("read with guesses");
});

test("a status in braces is read with its raw word kept", () => {
  expect(read("front/braces.md").status).toEqual({ state: "accepted", raw: "{ accepted }", reading: "stated" });
});

test("emoji, strikethrough, emphasis and stops around a status do not matter", () => {
  expect(read("emoji/015-one-cluster.md").status.state).toBe("superseded");
  expect(read("emoji/036-many-clusters.md").status).toMatchObject({ state: "proposed", raw: "🤔 Proposed" });
  expect(read("odd/crlf.md")).toMatchObject({ number: 21, title: "Line ends", status: { state: "accepted" } });
});

test("a date that can be day first or month first is left open, and said", () => {
  const document = read("emoji/015-one-cluster.md");
  expect(document.dates).toMatchObject([{ date: null, raw: "07/06/2019", certainty: "ambiguous" }]);
  expect(guesses(document)).toContain("date");
});

test("a dated log of statuses counts by its last line, in Chinese too", () => {
  const document = read("chinese/0001-写测试.md");
  expect(document).toMatchObject({ number: 1, title: "写测试", status: { state: "accepted", raw: "2017-11-26 完成" } });
  expect(isoDates(document)).toEqual(["stated 2017-11-22", "proposed 2017-11-22", "accepted 2017-11-26"]);
  expect(document.sections.flatMap(({ kind }) => kind ?? [])).toEqual(["context", "outcome", "consequences"]);
});

test("headings inside fenced code are text", () => {
  const document = read("odd/fences.md");
  expect(document.status.state).toBe("accepted");
  expect(document.sections.map(({ heading }) => heading)).toEqual([null, "Context", "Decision"]);
});

test("underlined headings, several top headings and votes are read", () => {
  expect(read("odd/setext.md")).toMatchObject({ title: "Use setext headings", status: { state: "accepted" } });
  expect(isoDates(read("odd/setext.md"))).toEqual(["accepted 2023-09"]);
  const several = read("odd/several titles.md");
  expect(several).toMatchObject({ number: 31, title: "The first", status: { state: "accepted", reading: "mapped" } });
  expect(isoDates(several)).toEqual(["accepted 2022-04-28"]);
});

test("two places that disagree are reported, with the place", () => {
  const document = read("odd/disagrees.md");
  expect(document.status.state).toBe("proposed");
  expect(document.notes).toMatchObject([{ about: "status", isGuess: true, line: 7 }]);
  expect(document.notes[0]?.why).toContain("rejected");
});

test("an unknown status keeps its word and says where it stands", () => {
  const document = read("odd/unknown-word.md");
  expect(document.status).toEqual({ state: null, raw: "marinating", reading: "none" });
  expect(document.notes).toMatchObject([{ file: "odd/unknown-word.md", line: 3, about: "status" }]);
  expect(isoDates(document)).toEqual(["stated 2023-09-15"]);
});

test("a part that is superseded by two stays in force, and what is denied is no link of that kind", () => {
  const document = read("odd/part.md");
  expect(document.status).toMatchObject({ state: "accepted", reading: "guessed" });
  expect(linkWords(document)).toEqual([
    ...["partly superseded by 41-a.md", "partly superseded by 42-b.md", "relates to 39-z.md"],
  ]);
});

test("what has no shape is kept as a titled text", () => {
  const document = read("odd/untitled.md");
  expect(document).toMatchObject({ outcome: "kept as text", title: "Untitled", number: null });
  expect(document.sections).toMatchObject([
    { heading: null, body: "Just a paragraph of text, and no heading at all." },
  ]);
});

test("bytes that are no text, empty files and overlong texts are kept, and said", () => {
  const picture = readAdr({ path: "a.md", bytes: Uint8Array.of(0x89, 0x50, 0, 0, 0, 1) });
  expect(picture).toMatchObject({ outcome: "kept as text", title: "A", sections: [] });
  expect(readAdr({ path: "0001-empty.md", bytes: new Uint8Array() })).toMatchObject({ number: 1, title: "Empty" });
  const long = readAdr({ path: "long.md", bytes: new TextEncoder().encode("# Long\n".repeat(200_000)) });
  expect(long.outcome).toBe("kept as text");
});

test("Latin letters in an old encoding are read, and said; a mark of UTF-16 is enough", () => {
  const old = readAdr({
    path: "old.md",
    bytes: Uint8Array.from("# 4. Größe\n\n## Status\n\nAccepted\n", (letter) => letter.charCodeAt(0)),
  });
  expect(old).toMatchObject({ title: "Größe", number: 4, status: { state: "accepted" } });
  expect(guesses(old)).toEqual(["encoding"]);
  const wide = Uint8Array.from([0xff, 0xfe, ...[..."# Wide\n"].flatMap((letter) => [letter.charCodeAt(0), 0])]);
  expect(readAdr({ path: "wide.md", bytes: wide }).title).toBe("Wide");
});
