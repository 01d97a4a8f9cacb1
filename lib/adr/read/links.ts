import type { ReadAttachment, ReadLink } from "../document";
import type { Outline } from "../outline/outline";
import { fieldMeaning } from "../words/field-words";
import { understandStatus } from "../words/status-words";
import type { Part } from "./parts";
import { isPartly, lastVerb, LINK_FIELDS, relationBefore } from "./relations";

/** So many links of one record are kept. */
const MOST = 500;

/** An identifier without a link around it: `ADR-0057`, `ADR #12`, `ADR7`. */
const BARE = /\bADR[ -]?#?(\d{1,5})(?!\d)/gi;

/** Links to other records: each once per target and type, those with a verb first. */
export function linksOf(outline: Outline, parts: readonly Part[], own: number | null): ReadLink[] {
  const stated = [...fromFields(outline), ...fromStatus(outline, parts)];
  const kept = new Map<string, ReadLink>();
  const named = new Set<string>();
  for (const link of [...stated, ...fromText(outline)]) {
    const to = nameOf(link.target);
    // Its own number is itself; a plain mention of what a link already names adds nothing.
    if (to === String(own) || (link.verb === null && named.has(to))) continue;
    const key = `${link.type} ${to}`;
    if (kept.has(key)) continue;
    if (kept.size >= MOST) break;
    kept.set(key, link);
    named.add(to);
  }
  return [...kept.values()];
}

/** What a target names: a number where it has one, else itself. */
function nameOf(target: string): string {
  const last =
    target
      .replace(/[?#].*$/, "")
      .replace(/\/$/, "")
      .split("/")
      .at(-1) ?? target;
  return /^(?:ADR)?[ _#-]{0,2}0*(\d{1,5})(?!\d)/i.exec(last)?.[1] ?? last;
}

function fromFields(outline: Outline): ReadLink[] {
  return outline.fields.flatMap((field): ReadLink[] => {
    const meaning = fieldMeaning(field.key);
    const type = meaning === null ? undefined : LINK_FIELDS[meaning];
    if (type === undefined) return [];
    const verb = field.key;
    return field.values
      .flatMap((value) => value.split(/[,;]\s+/))
      .flatMap((value): ReadLink[] => {
        const target = targetIn(value);
        if (target === null) return [];
        return [
          { type, verb, isPartial: isPartly(value), isStated: true, ...target, line: field.line, column: field.column },
        ];
      });
  });
}

/** A link, a path or an identifier; nothing for `n/a` and prose. */
function targetIn(value: string): { target: string; label: string } | null {
  const link = /\[([^[\]]*)\]\(((?:[^)\]\s]|\](?!\())+)\)/.exec(value);
  if (link !== null) return { target: link[2] ?? "", label: link[1] ?? "" };
  const word = value.replace(/[*_`"'{}]/g, "").trim();
  const isId =
    /^(?:ADR[ -]?)?#?\d{1,8}$/i.test(word) ||
    /^[\w./-]+\.(?:md|adoc|rst|html)$/i.test(word) ||
    /^\d{8}-[\w-]+$/.test(word);
  return isId ? { target: word, label: word } : null;
}

/** What a status says of another record: `superseded by ADR-0057`, `accepted; supersedes [3](0003-x.md)`. */
function fromStatus(outline: Outline, parts: readonly Part[]): ReadLink[] {
  const texts = [
    ...outline.fields
      // What a template offers is no link.
      .filter(({ key, raw }) => fieldMeaning(key) === "status" && understandStatus(raw).state !== null)
      .map(({ raw, line, column }) => ({ raw, line, column })),
    ...parts
      .filter(({ meaning }) => meaning === "status")
      .map(({ start, end, heading }) => ({
        raw: outline.source.slice(start, Math.min(end, start + 4_000)),
        line: heading?.line ?? 1,
        column: 1,
      })),
  ];
  return texts.flatMap(({ raw, line, column }) =>
    raw.split("\n").flatMap((text, at) => statedIn(text, { line: line + at, column })),
  );
}

function statedIn(text: string, place: { line: number; column: number }): ReadLink[] {
  const verb = lastVerb(text);
  if (verb === null) return [];
  const rest = text.slice(verb.end, verb.end + 500);
  const links = [...rest.matchAll(/\[([^[\]]{0,300})\]\(((?:[^)\]\s]|\](?!\()){1,500})\)/g)].map((link) => ({
    label: link[1] ?? "",
    target: link[2] ?? "",
  }));
  const bare = [...rest.replace(/\[[^[\]]{0,300}\]\((?:[^)\]]|\](?!\()){0,500}\)/g, "").matchAll(BARE)].map(
    ([word]) => ({
      label: word,
      target: word,
    }),
  );
  const of = verb.type;
  return [...links, ...bare].map((one) => ({
    type: of,
    verb: verb.word,
    isPartial: isPartly(text),
    isStated: true,
    ...one,
    ...place,
  }));
}

/** Links and identifiers in the text, with the verb that stands before them on their line. */
function fromText(outline: Outline): ReadLink[] {
  const linked = outline.links
    .filter(({ isImage, target, label }) => !isImage && isRecordTarget(target, label))
    .map(({ target, label, offset, line, column }): ReadLink => {
      const from = Math.max(outline.source.lastIndexOf("\n", offset - 1) + 1, offset - 200);
      const before = outline.source.slice(from, offset);
      return { ...relationBefore(before), target, label, line, column };
    });
  return [...linked, ...bareIn(outline)];
}

/** An address whose last part is a file or a number in a folder of records. */
const RECORD_ADDRESS =
  /\/(?:adrs?|decisions|architecture-decision-records?)\/(?:[^/?#]{1,200}\.(?:md|adoc|rst|html)|(?:ADR-?)?\d[^/?#]{0,200})(?:[?#].*)?$/i;

/** Whether a link leads to what may be another record. */
function isRecordTarget(target: string, label: string): boolean {
  if (/^(?:mailto:|#)/i.test(target)) return false;
  if (/^[a-z]+:\/\//i.test(target)) return RECORD_ADDRESS.test(target);
  return (
    /\.(?:md|markdown|mdx|adoc|rst|html)(?:[?#].*)?$/i.test(target) ||
    /\/adrs?\/[\w-]+\/?$/i.test(target) ||
    /^\[?ADR[ -]?\d/i.test(label)
  );
}

function bareIn({ source, start }: Outline): ReadLink[] {
  const found: ReadLink[] = [];
  let [line, counted] = [1, 0];
  for (const match of source.slice(start, start + 200_000).matchAll(BARE)) {
    if (found.length >= MOST) break;
    const at = start + match.index;
    for (; counted < at; counted += 1) if (source.charCodeAt(counted) === 10) line += 1;
    const lineStart = source.lastIndexOf("\n", at - 1) + 1;
    const before = source.slice(Math.max(lineStart, at - 200), at);
    // Inside a link's words or address it is that link.
    if (/\[[^\]]*$|\]\([^)]*$|[\w/.-]$/.test(before)) continue;
    const [label] = match;
    found.push({ ...relationBefore(before), target: label, label, line, column: at - lineStart + 1 });
  }
  return found;
}

/** Pictures and other files beside the record. */
export function attachmentsOf({ links }: Outline): ReadAttachment[] {
  return links
    .filter(({ target, isImage }) => !/^[a-z]+:|^#|^\/\//i.test(target) && (isImage || ATTACHED.test(target)))
    .slice(0, MOST)
    .map(({ target, label, line, column }) => ({ target, label, line, column }));
}

const ATTACHED = /\.(?:png|jpe?g|gif|webp|svg|pdf|drawio|puml|xlsx?|docx?|pptx?)(?:[?#].*)?$/i;
