import { joined } from "@/lib/adr/folder/paths";
import { numberedFileName } from "@/lib/adr/print/file-name";
import { log4brainsFileNames, printLog4brains } from "@/lib/adr/print/log4brains";
import { printMadr4 } from "@/lib/adr/print/madr4";
import { printNygard } from "@/lib/adr/print/nygard";
import type { AdrRecord } from "@/lib/adr/print/record";
import { withAddresses } from "@/lib/adr/text/addresses";
import { pictureName } from "@/lib/adr/text/picture-names";
import type { FileFormat, FileOptions } from "./input";

interface Layout {
  readonly print: (record: AdrRecord) => string;
  /** Where the format's own tool looks for records. */
  readonly folder: string;
}

/** How each format is printed, and where it lies. */
export const LAYOUTS: Readonly<Record<FileFormat, Layout>> = {
  madr: { print: printMadr4, folder: "docs/decisions" },
  nygard: { print: printNygard, folder: "doc/adr" },
  log4brains: { print: printLog4brains, folder: "docs/adr" },
};

/** A decision that becomes a file, by what its file is named after. */
export interface FiledDecision {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** yyyy-mm-dd. */
  readonly date: string;
  /** Where it was imported from; null for one that was made here. */
  readonly source: FiledSource | null;
}

interface FiledSource {
  readonly name: string;
  readonly path: string;
  /** Text and state are still those of the file. */
  readonly isUntouched: boolean;
}

/** Where the files of some decisions lie in their folder, by decision number. */
export interface FileNames {
  readonly byNumber: ReadonlyMap<number, string>;
  /** Those that come back as they were imported. */
  readonly asImported: ReadonlySet<number>;
  /** Numbers by source and path, for links that texts have to each other's files. */
  readonly bySource: ReadonlyMap<string, number>;
}

const sourceKey = (name: string, path: string) => `${name}\n${path}`;

/** Names a file for each decision, each name once whatever the case of its letters. */
export function nameFiles(decisions: readonly FiledDecision[], { format, asImported }: FileOptions): FileNames {
  const taken = new Set<string>();
  const byNumber = new Map<number, string>();
  const kept = new Set<number>();
  const bySource = new Map<string, number>();
  const claim = (number: number, name: string): boolean => {
    if (taken.has(name.toLowerCase())) return false;
    taken.add(name.toLowerCase());
    byNumber.set(number, name);
    return true;
  };
  const dated = format === "log4brains" ? log4brainsFileNames(decisions) : [];
  for (const [at, { number, title, source }] of decisions.entries()) {
    if (source !== null) bySource.set(sourceKey(source.name, source.path), number);
    if (asImported && source?.isUntouched === true && isPlain(source.path) && claim(number, source.path)) {
      kept.add(number);
      continue;
    }
    const name = dated[at] ?? numberedFileName(number, title);
    if (!claim(number, name)) claim(number, name.replace(/\.md$/, `-adr-${number}.md`));
  }
  return { byNumber, asImported: kept, bySource };
}

/** A path that stays in its folder, on any system. */
export const isPlain = (path: string): boolean =>
  path !== "" && !/^\/|\\|:|(^|\/)\.\.?(\/|$)/.test(path) && !path.endsWith("/");

/** A record whose links lead to the files beside it, and to `addressOf` where the other decision is not among them. */
export function withFileLinks(record: AdrRecord, names: FileNames, addressOf: (number: number) => string): AdrRecord {
  return {
    ...record,
    links: (record.links ?? []).map((link) => {
      if (link.number === null) return link;
      const name = names.byNumber.get(link.number);
      return { ...link, fileName: name === undefined ? addressOf(link.number) : inAddress(name) };
    }),
  };
}

/** A record whose texts' addresses are changed; null leaves one. */
export function withTextAddresses(record: AdrRecord, change: (url: string) => string | null): AdrRecord {
  return { ...record, sections: record.sections.map((one) => ({ ...one, body: withAddresses(one.body, change) })) };
}

/**
 * Where an address of an imported text leads now: a link to another imported file follows it to its name among the files, a picture
 * to where it was put. Null where nothing changes.
 */
export function newAddress(
  url: string,
  source: FiledSource | null,
  names: FileNames,
  pictures: ReadonlyMap<string, string>,
): string | null {
  const name = pictureName(url);
  if (name === null) return null;
  const picture = pictures.get(name);
  if (picture !== undefined) return picture === name ? null : inAddress(picture);
  if (source === null) return null;
  const number = names.bySource.get(sourceKey(source.name, joined(source.path, url)));
  const file = number === undefined ? undefined : names.byNumber.get(number);
  if (file === undefined || file === name) return null;
  return inAddress(file) + (/[?#].*$/s.exec(url)?.[0] ?? "");
}

/** A path as Markdown takes it for an address. */
const inAddress = (path: string) =>
  path.replace(/[\s()<>%]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
