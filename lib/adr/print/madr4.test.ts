import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { SECTION_KINDS } from "@/db/enums";
import { printMadr4 } from "./madr4";
import type { AdrRecord } from "./record";
import { parseMarkdown } from "../text/markdown-text";

const RECORD: AdrRecord = {
  title: "Django or Flask for the billing services",
  status: "accepted",
  date: "2026-11-09",
  decisionMakers: ["Aoife Brennan", 'Núria "Nu" Soler: lead'],
  sections: [
    { kind: "context", body: "Two services share one invoice table." },
    { kind: "outcome", body: "# Django\n\nChosen option: Django, because the admin saves us a screen." },
    { kind: "consequences", body: "We upgrade every eighteen months." },
  ],
};

const FRONT = z.object({ status: z.string(), date: z.string(), "decision-makers": z.array(z.string()) });

/** Splits a printed file into its front matter and its Markdown. */
function read(file: string) {
  const [, front = "", body = ""] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(file) ?? [];
  return { front: FRONT.parse(parse(front)), body };
}

const NODE = z.object({ value: z.string().optional(), children: z.array(z.unknown()).optional() });

/** The words of a Markdown node, without its markup. */
function words(node: unknown): string {
  const { value, children = [] } = NODE.parse(node);
  return value ?? children.map(words).join("");
}

/** The headings on which the record's sections hang, as `## Decision Outcome`. */
function skeleton(body: string): string[] {
  const known = body.includes("\n### ") ? 3 : 2;
  return parseMarkdown(body).children.flatMap((node) =>
    node.type === "heading" && node.depth <= known ? [`${"#".repeat(node.depth)} ${words(node)}`] : [],
  );
}

describe("a printed record", () => {
  it("is MADR 4 in its full variant", () => {
    expect(printMadr4(RECORD)).toBe(`---
status: accepted
date: 2026-11-09
decision-makers:
  - Aoife Brennan
  - 'Núria "Nu" Soler: lead'
---

# Django or Flask for the billing services

## Context and Problem Statement

Two services share one invoice table.

## Considered Options

## Decision Outcome

#### Django

Chosen option: Django, because the admin saves us a screen.

### Consequences

We upgrade every eighteen months.
`);
  });

  it("names every successor of a superseded decision", () => {
    const file = printMadr4({ ...RECORD, status: "superseded", supersededBy: [12, 104] });
    expect(read(file).front.status).toBe("superseded by ADR-0012 and ADR-0104");
  });

  it("links to other decisions below More Information, even when nothing else is written there", () => {
    const file = printMadr4({ ...RECORD, links: [{ relation: "Supersedes", number: 3, title: "Use [Flask]" }] });
    expect(file).toContain("## More Information\n\n* Supersedes [ADR-3: Use \\[Flask\\]](<0003-use-flask.md>)\n");
  });

  it("keeps setext headings, open fences and open comments inside their section", () => {
    const body = "Big\n===\n\n```\n# not a heading\n";
    const file = printMadr4({
      ...RECORD,
      sections: [
        { kind: "context", body },
        { kind: "drivers", body: "<!-- open" },
        { kind: "more", body: "End." },
      ],
    });
    expect(skeleton(read(file).body)).toEqual([
      "# Django or Flask for the billing services",
      "## Context and Problem Statement",
      "### Big",
      "## Decision Drivers",
      "## Considered Options",
      "## Decision Outcome",
      "## More Information",
    ]);
    expect(file).toContain("```\n# not a heading\n```");
  });
});

/** Lines that would break a naive printer: headings, fences, rules, HTML, quotes and lists. */
const line = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom(
    "# One",
    "## Decision Outcome",
    "### Consequences",
    "---",
    "===",
    "```",
    "~~~~",
    "<!--",
    "<pre>",
    "> # q",
  ),
  fc.constantFrom("- a", "    code", "", "", "[a]: b", "<?x", "<![CDATA[", "<!D", "| a |", "|---|", "#", "\t# x", "\r"),
);
const body = fc.array(line, { maxLength: 12 }).map((lines) => lines.join("\n"));
const records = fc.record({
  title: fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.constantFrom("C #", "#", "a*b*c", "<b>x</b>", "& &amp; 1"),
  ),
  decisionMakers: fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }),
  bodies: fc.tuple(body, body, body, body, body, body, body),
});

test("whatever is written, the front matter is YAML and the sections are MADR's, each with its own text", () => {
  fc.assert(
    fc.property(records, ({ title, decisionMakers, bodies }) => {
      const sections = SECTION_KINDS.map((kind, index) => ({
        kind,
        body: `${bodies[index] ?? ""}\n\nmark-${kind}-mark`,
      }));
      const { front, body: text } = read(printMadr4({ ...RECORD, title, decisionMakers, sections }));
      expect(front["decision-makers"]).toEqual(decisionMakers);

      const owners: string[] = [];
      let owner = "";
      for (const node of parseMarkdown(text).children) {
        if (node.type === "heading" && node.depth <= 3) owner = words(node);
        const start = node.position?.start.offset ?? 0;
        const source = text.slice(start, node.position?.end.offset);
        for (const [, kind = ""] of source.matchAll(/mark-(\w+)-mark/g)) owners.push(`${kind}: ${owner}`);
      }
      expect(owners.map((name) => name.split(":")[0])).toEqual([...SECTION_KINDS]);
      for (const kind of ["outcome", "consequences", "confirmation"])
        expect(owners.find((name) => name.startsWith(kind))?.toLowerCase()).toContain(kind);
      const top = parseMarkdown(text).children.filter((node) => node.type === "heading" && node.depth <= 2);
      expect(top.slice(1).map((node) => words(node))).toEqual([
        "Context and Problem Statement",
        "Decision Drivers",
        "Considered Options",
        "Decision Outcome",
        "More Information",
      ]);
    }),
    { numRuns: 150 },
  );
}, 30_000);

test("a title is read back as it was written, markup characters and all", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 40 }), (title) => {
      fc.pre(title.trim() !== "");
      const [heading] = parseMarkdown(read(printMadr4({ ...RECORD, title })).body).children;
      expect(heading && words(heading)).toBe(title.trim().replace(/\s+/g, " "));
    }),
    { numRuns: 150 },
  );
}, 30_000);
