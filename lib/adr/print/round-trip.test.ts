import { describe, expect, test } from "vitest";
import type { AdrDocument } from "../document";
import { whyNoRecord } from "../folder/not-records";
import { readAdr } from "../read/read";
import { FIXTURE_FILES } from "../testing/fixtures";
import { recordOf } from "./from-document";
import { printLog4brains } from "./log4brains";
import { printMadr4 } from "./madr4";
import { printNygard } from "./nygard";
import type { AdrRecord } from "./record";

/** The printer of a dialect's own format; what has none is printed as MADR. */
function printerOf({ format }: AdrDocument): (record: AdrRecord) => string {
  if (format === "nygard") return printNygard;
  return format === "log4brains" ? printLog4brains : printMadr4;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What has to be the same after printing and reading: everything but how it is written. */
function modelOf(document: AdrDocument) {
  const { title, number, people, tags, appliesTo, options, chosenOption } = document;
  const record = recordOf(document);
  const texts = new Map<string, string>();
  for (const { kind, heading, body } of record.sections) {
    const name = kind ?? heading ?? "opening";
    texts.set(name, [texts.get(name), body].filter(Boolean).join("\n\n"));
  }
  return {
    title,
    number,
    status: record.status,
    date: record.date.slice(0, 7) || "none",
    people: record.decisionMakers,
    consulted: people.consulted,
    informed: people.informed,
    tags,
    appliesTo,
    options: options.map((option) => option.title),
    chosenOption,
    links: linksOf(document),
    // Formats print some headings even where nothing is below them.
    texts: [...texts].map(([name, text]) => [name, ...wordsOf(text)]).filter((words) => words.length > 1),
  };
}

/** Links that are stated, wherever they stand: MADR prints them below its last heading. */
const linksOf = ({ links }: AdrDocument) =>
  links
    .filter(({ isStated }) => isStated)
    .map(({ type, label, target }) => `${type} ${Number(/\d+/.exec(`${label} ${target}`)?.[0])}`)
    .sort();

/** Such as `* Supersedes [ADR-41: Ports](<0041-ports.md>)`. */
const LINK_LINE = /^[*-] [A-Z][a-z ]+ \[.*$/gm;

/** Headings move to the level of their place, and a kind's own heading is its format's; every word else stays. */
const wordsOf = (text: string) =>
  text
    .replace(LINK_LINE, "")
    .replace(/^#{1,6} (?:Positive |Negative )?\w+.*$/gm, "")
    .split(/\s+/)
    .filter(Boolean);

const records = FIXTURE_FILES.map((file) => readAdr(file)).filter((document) => whyNoRecord(document) === null);

describe("read, printed in its own format and read again, a record is the same", () => {
  test.each(records.map((document) => [document.path, document] as const))("%s", (path, document) => {
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    // Formats without a number in the text carry it in the file's name.
    const { number } = document;
    const name =
      number === null ? path.replace(/\.\w+$/, ".md") : `${folder}${String(number).padStart(4, "0")}-again.md`;
    const again = readAdr({ path: name, bytes: bytesOf(printerOf(document)(recordOf(document))) });
    expect(modelOf(again)).toEqual(modelOf(document));
  });
});
