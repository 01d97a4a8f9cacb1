import { referenceName, rstInlines, type RstInline } from "./inline";
import { codeSpan, escapeWords, markdownLink } from "../markdown-writer";

/** What the names in a reStructuredText stand for: an address for a reference, null for one that is not known. */
export interface RstNames {
  readonly addressOf: (name: string) => string | null;
  /** The next address without a name. */
  readonly nextAddress: () => string | null;
  /** What stands for `|name|`: its text, or a picture. */
  readonly substituteFor: (name: string) => { readonly text: string; readonly isImage: boolean } | null;
}

/** Turns a line or paragraph of reStructuredText into Markdown; marks without a partner stay as they are. */
export function rstInline(text: string, names: RstNames): string {
  let markdown = "";
  let end = 0;
  for (const inline of rstInlines(text)) {
    markdown += words(text.slice(end, inline.at)) + markdownOf(inline, names, text);
    end = inline.end;
  }
  return markdown + words(text.slice(end));
}

function markdownOf(inline: RstInline, names: RstNames, text: string): string {
  const { kind, target, role } = inline;
  const label = words(inline.text.replace(/\\(.)/g, "$1"));
  switch (kind) {
    case "literal":
      return codeSpan(inline.text);
    case "strong":
      return `**${label}**`;
    case "emphasis":
      return `*${label}*`;
    case "interpreted":
      return codeSpan(inline.text);
    case "role":
      return roleOf(inline, role, label);
    case "link":
      return markdownLink(target, inline.text === target && role === "" ? target : label);
    case "reference":
      return linked(names.addressOf(referenceName(target)), inline.text, label);
    case "anonymous":
      return linked(names.nextAddress(), inline.text, label);
    case "substitution": {
      const substitute = names.substituteFor(inline.text);
      if (substitute === null) return words(text.slice(inline.at, inline.end));
      return substitute.isImage ? markdownLink(substitute.text, label, true) : words(substitute.text);
    }
    case "footnote":
      return /^[\w.-]+$/.test(inline.text) ? `[^${inline.text}]` : words(`[${inline.text}]`);
    case "escape":
      return words(inline.text);
  }
}

/** Text in a role that is no link: code for most, marks for the few that are marks. */
function roleOf(inline: RstInline, role: string, label: string): string {
  if (role === "strong") return `**${label}**`;
  if (role === "emphasis" || role === "title") return `*${label}*`;
  if (/^(?:sub|sup|subscript|superscript|term|guilabel|menuselection|abbr)$/.test(role)) return label;
  return codeSpan(inline.text);
}

function linked(address: string | null, text: string, label: string): string {
  return address === null ? label : markdownLink(address, text === address ? address : label);
}

/** Words with Markdown's marks escaped; what looks like a character reference is none here. */
function words(text: string): string {
  return escapeWords(text).replace(/&(?=#?\w{1,31};)/g, "\\&");
}
