import { z } from "zod";
import { DECISION_STATUSES, SECTION_KINDS } from "@/db/enums";
import { READ_LINK_TYPES } from "../document";
import { numberedFileName } from "./file-name";
import type { AdrRecord } from "./record";

const names = z.array(z.string());

/** A record as a JSON file. Every key is there, whatever is known; a later version only adds keys. */
export const recordFileShape = z.strictObject({
  accord: z.literal("record").describe("What the file is."),
  version: z.literal(1),
  number: z.int().nullable().describe("In its organization or folder; null for none."),
  title: z.string().describe("In words, without Markdown."),
  status: z.enum(DECISION_STATUSES),
  supersededBy: z.array(z.int()).describe("Numbers of the decisions that replaced it."),
  date: z.string().describe("When it was last updated, as yyyy-mm-dd."),
  decisionMakers: names,
  consulted: names,
  informed: names,
  tags: names,
  appliesTo: names.describe("Names of product lines; none where nothing is said."),
  sections: z.array(
    z.strictObject({
      kind: z.enum(SECTION_KINDS).nullable().describe("Null for a section that is none of a record's kinds."),
      heading: z.string().nullable().describe("As it was written; null where the kind says it all."),
      body: z.string().describe("Markdown."),
    }),
  ),
  links: z.array(
    z.strictObject({
      relation: z.string().describe("How it is called, such as Supersedes."),
      type: z.enum(READ_LINK_TYPES).nullable().describe("Null for a relation that is none of these."),
      number: z.int().nullable().describe("Of the other record; null where only its file is known."),
      title: z.string(),
      fileName: z.string().describe("Where the other record would be beside this one."),
      lines: names.describe("Product lines it holds for; none where it holds for all."),
    }),
  ),
});

/** Prints a decision as JSON, in the shape of `recordFileShape`, keys in its order, with a line end at its end. */
export function printJson(record: AdrRecord): string {
  const { title, status, date, decisionMakers } = record;
  const file: z.output<typeof recordFileShape> = {
    accord: "record",
    version: 1,
    number: record.number ?? null,
    title,
    status,
    supersededBy: [...(record.supersededBy ?? [])],
    date,
    decisionMakers: [...decisionMakers],
    consulted: [...(record.consulted ?? [])],
    informed: [...(record.informed ?? [])],
    tags: [...(record.tags ?? [])],
    appliesTo: [...(record.appliesTo ?? [])],
    sections: record.sections.map(({ kind, heading = null, body }) => ({ kind, heading, body })),
    links: (record.links ?? []).map(({ relation, type = null, number, title: other, fileName, lines = [] }) => ({
      relation,
      type,
      number,
      title: other,
      fileName: fileName ?? numberedFileName(number ?? 0, other),
      lines: [...lines],
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The name of a decision's JSON file, such as `0012-django-or-flask.json`. */
export function jsonFileName(number: number, title: string): string {
  return numberedFileName(number ?? 0, title).replace(/\.md$/, ".json");
}
