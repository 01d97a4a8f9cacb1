import { expect, test } from "vitest";
import { readAdr } from "../read/read";
import { MARKUP_FIXTURES } from "./markup-fixtures";

const encoder = new TextEncoder();
const read = (path: string) => readAdr({ path, bytes: encoder.encode(MARKUP_FIXTURES[path]) });

test.each([
  ["asciidoc/ADR041-attributes.adoc", "asciidoc", 41, "Keep the status in an attribute", "accepted"],
  ["asciidoc/ADR042-section.adoc", "asciidoc", 42, "Underline headings", "accepted"],
  ["asciidoc/ADR043-front-matter.adoc", "asciidoc", 43, "Front matter above AsciiDoc", "rejected"],
  ["asciidoc/ADR044-table.adoc", "asciidoc", 44, "Keep metadata in a table", "proposed"],
  ["rst/0051-section.rst", "rst", 51, "Keep the status in a section", "accepted"],
  ["rst/0052-fields.rst", "rst", 52, "Keep the status in a field", "superseded"],
  ["rst/0053-list-table.rst", "rst", 53, "Keep metadata in a table", "deprecated"],
])("%s is read as the record it is", (path, format, number, title, state) => {
  expect(read(path)).toMatchObject({ format, number, title, status: { state } });
});

test("people, dates, options and the choice of a record in AsciiDoc are read", () => {
  const { people, dates, options, chosenOption, sections } = read("asciidoc/ADR041-attributes.adoc");
  expect(people.decisionMakers).toEqual(["Aoife Brennan", "Núria Soler"]);
  expect(dates.map(({ date }) => date)).toContain("2024-03-11");
  expect(options.map(({ title, pros, cons }) => [title, pros.length, cons.length])).toEqual([
    ["Attributes", 1, 0],
    ["Sections", 0, 1],
  ]);
  expect(chosenOption).toBe("Attributes");
  expect(sections.map(({ kind }) => kind).slice(1)).toEqual(["context", "options", "outcome", "options"]);
});

test("people and dates of a record in reStructuredText are read, and its name for other files", () => {
  const { people, dates, aliases } = read("rst/0052-fields.rst");
  expect(people.decisionMakers).toEqual(["Ann Lee", "Bo Berg"]);
  expect(dates.map(({ date }) => date)).toEqual(["2024-02-01"]);
  expect(aliases).toContain("ADR-52");
});

test("links between records are read with what they say", () => {
  const linksOf = (path: string) => read(path).links.map(({ type, target }) => `${type} ${target}`);
  expect(linksOf("asciidoc/ADR041-attributes.adoc")).toEqual(["relates to ADR042-section.adoc"]);
  expect(linksOf("asciidoc/ADR042-section.adoc")).toEqual(["supersedes ADR041"]);
  expect(linksOf("rst/0051-section.rst")).toEqual(["relates to ADR-52", "amends 0053-list-table.rst"]);
  expect(linksOf("rst/0052-fields.rst")).toEqual(["superseded by ADR-51"]);
});
