import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { SECTION_KINDS } from "@/db/enums";
import { readAdr } from "../read/read";
import { jsonFileName, printJson, recordFileShape } from "./json";
import { log4brainsFileNames, printLog4brains } from "./log4brains";
import { printMadr4 } from "./madr4";
import { printMadr4Minimal } from "./madr4-minimal";
import { printNygard } from "./nygard";
import { relationName, type AdrRecord } from "./record";

const RECORD: AdrRecord = {
  number: 7,
  title: "Use MySQL for *all* ledgers",
  status: "accepted",
  date: "2026-11-09",
  decisionMakers: ["Aoife Brennan", "Núria Soler"],
  tags: ["storage"],
  sections: [
    { kind: null, heading: null, body: "Asked for by the auditors." },
    { kind: "context", heading: "Context", body: "Two services share one table." },
    { kind: "drivers", body: "- cost" },
    { kind: "outcome", body: "# MySQL\n\nBecause we know it." },
    { kind: "consequences", heading: "Positive Consequences", body: "- quick" },
    { kind: "consequences", heading: "Negative Consequences", body: "- old" },
    { kind: "options", heading: "Considered Options", body: "- MySQL\n- SQLite" },
    { kind: "options", heading: "Pros and Cons of the Options", body: "### SQLite\n\n- Good, because small" },
    { kind: null, heading: "Rollout", body: "In spring." },
  ],
  links: [
    { relation: "Supersedes", type: "supersedes", number: 3, title: "Use [flat] files" },
    {
      relation: "Amends",
      type: "amends",
      number: 5,
      title: "Ledgers",
      fileName: "0005-ledgers-old.md",
      lines: ["Web"],
    },
  ],
};

const OLD: AdrRecord = {
  ...RECORD,
  number: 3,
  status: "superseded",
  supersededBy: [7],
  links: [
    { relation: "Superseded by", type: "superseded by", number: 7, title: "Use MySQL", fileName: "0007-use-mysql.md" },
  ],
};

describe("a record for adr-tools", () => {
  it("is laid out as they lay it out, with what they have no place for below the date and after the consequences", () => {
    expect(printNygard(RECORD)).toBe(`# 7. Use MySQL for \\*all\\* ledgers

Date: 2026-11-09

Deciders: Aoife Brennan, Núria Soler

Tags: storage

Asked for by the auditors.

## Status

Accepted

Supersedes [3. Use \\[flat\\] files](0003-use-flat-files.md)

Amends [5. Ledgers](0005-ledgers-old.md) on Web

## Context

Two services share one table.

## Decision

### MySQL

Because we know it.

## Consequences

### Positive Consequences

- quick

### Negative Consequences

- old

## Decision Drivers

- cost

## Options Considered

### Considered Options

- MySQL
- SQLite

### Pros and Cons of the Options

#### SQLite

- Good, because small

## Rollout

In spring.
`);
  });

  it("has its successors in the place of its state", () => {
    expect(printNygard(OLD)).toContain("## Status\n\nSuperseded by [7. Use MySQL](0007-use-mysql.md)\n\n");
    expect(printNygard({ ...OLD, links: [] })).toContain("## Status\n\nSuperseded by ADR-0007\n\n");
    expect(printNygard({ ...OLD, links: [], supersededBy: [] })).toContain("## Status\n\nSuperseded\n\n");
  });

  it("goes without a number where it has none", () => {
    expect(printNygard({ ...RECORD, number: null, title: "Use MySQL" })).toMatch(/^# Use MySQL\n/);
  });
});

describe("a record for log4brains", () => {
  it("has its metadata as a list before the first section, and the text as MADR 2 has it", () => {
    expect(printLog4brains({ ...RECORD, sections: RECORD.sections.slice(1, -1) }))
      .toBe(`# Use MySQL for \\*all\\* ledgers

- Status: accepted
- Date: 2026-11-09
- Deciders: Aoife Brennan, Núria Soler
- Tags: storage

## Context and Problem Statement

Two services share one table.

## Decision Drivers

- cost

## Considered Options

- MySQL
- SQLite

## Decision Outcome

#### MySQL

Because we know it.

### Positive Consequences

- quick

### Negative Consequences

- old

## Pros and Cons of the Options

### SQLite

- Good, because small

## Links

- Supersedes ADR-3: Use \\[flat\\] files
- Amends [0005-ledgers-old](0005-ledgers-old.md) on Web
`);
  });

  it("names its successor by its file", () => {
    expect(printLog4brains(OLD)).toContain("- Status: superseded by [0007-use-mysql](0007-use-mysql.md)\n");
  });

  it("is kept under its date, and two of a day with one title under two names", () => {
    const day = { date: "2026-11-09", title: "Use Kafka" };
    expect(log4brainsFileNames([day, day, { ...day, title: "Use Kafka 2" }, day])).toEqual([
      "20261109-use-kafka.md",
      "20261109-use-kafka-2.md",
      "20261109-use-kafka-2-2.md",
      "20261109-use-kafka-3.md",
    ]);
  });
});

describe("a record in MADR 4", () => {
  it("has no front matter in the minimal variant, and keeps under further headings what does not fit", () => {
    const headings = printMadr4Minimal(RECORD)
      .split("\n")
      .filter((line) => /^#{1,3} /.test(line));
    expect(headings).toEqual([
      "# Use MySQL for \\*all\\* ledgers",
      "## Context and Problem Statement",
      "## Considered Options",
      "## Decision Outcome",
      "### Consequences",
      "## Decision Drivers",
      "## Pros and Cons of the Options",
      "### SQLite",
      "## More Information",
      "## Rollout",
      "## Status",
    ]);
  });

  it("has tags and product lines in the front matter of the full variant", () => {
    expect(printMadr4({ ...RECORD, appliesTo: ["Web"] })).toContain("tags:\n  - storage\napplies_to:\n  - Web\n---");
  });
});

test("a record as JSON is in the shape that is documented, with every key", () => {
  const file = recordFileShape.parse(JSON.parse(printJson({ ...RECORD, number: undefined })));
  expect(Object.keys(file)).toEqual(Object.keys(recordFileShape.shape));
  expect(file.number).toBeNull();
  expect(file.links[0]).toEqual({
    relation: "Supersedes",
    type: "supersedes",
    number: 3,
    title: "Use [flat] files",
    fileName: "0003-use-flat-files.md",
    lines: [],
  });
  expect(jsonFileName(7, "Use MySQL")).toBe("0007-use-mysql.json");
});

test("a link is called by its type, partial ones too", () => {
  expect(relationName("superseded by")).toBe("Superseded by");
  expect(relationName("supersedes", true)).toBe("Partly supersedes");
});

const PRINTERS = { printMadr4, printMadr4Minimal, printNygard, printLog4brains, printJson };
const line = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.constantFrom(
    "# One",
    "## Status",
    "## Decision",
    "---",
    "===",
    "```",
    "<!--",
    "> q",
    "- a",
    "",
    "",
    "    code",
    "\r",
    "| a |",
  ),
);
const body = fc.array(line, { maxLength: 8 }).map((lines) => lines.join("\n"));
const sections = fc.array(
  fc.record({
    kind: fc.constantFrom(...SECTION_KINDS, null),
    heading: fc.option(fc.constantFrom("Notes", "# x *y*", "Context")),
    body,
  }),
  { maxLength: 8 },
);

test.each(Object.entries(PRINTERS))("%s leaves out no section, whatever is written", (_, print) => {
  fc.assert(
    fc.property(sections, (drawn) => {
      const marked = drawn.map((section, at) => ({ ...section, body: `${section.body}\n\nmark${at}x` }));
      const file = print({ ...RECORD, sections: marked });
      marked.forEach((_section, at) => expect(file.split(`mark${at}x`)).toHaveLength(2));
    }),
    { numRuns: 100 },
  );
});

test.each([
  ["0007-use-mysql.md", printMadr4, "madr"],
  ["0007-use-mysql.md", printMadr4Minimal, "madr"],
  ["0007-use-mysql.md", printNygard, "nygard"],
  ["20261109-use-mysql.md", printLog4brains, "log4brains"],
] as const)("what is printed to %s is read back as the record it is", (path, print, format) => {
  // Headings of options as MADR has them make a text MADR's, wherever they stand.
  const sections = RECORD.sections.filter(({ kind }) => kind !== "options" || format !== "nygard");
  const bytes = new TextEncoder().encode(print({ ...RECORD, sections }));
  const read = readAdr({ path, bytes });
  expect([read.format, read.title, read.status.state]).toEqual([format, "Use MySQL for *all* ledgers", "accepted"]);
  expect(read.links.map(({ type }) => type).sort()).toEqual(["amends", "supersedes"]);
  expect(read.sections.map(({ body }) => body).join("\n")).toContain("In spring.");
});
