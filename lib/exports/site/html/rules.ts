import type { MarkdownTree } from "@/lib/adr/text/markdown";
import { pictureName } from "@/lib/adr/text/picture-names";

/** Markup that was written by us, or escaped. */
export interface Html {
  readonly markup: string;
}

/** What may stand in markup: words are escaped, lists follow each other, null is nothing. */
type Piece = Html | string | number | null | readonly Piece[];

/** Markup with its values escaped, so that no text somebody wrote can be markup. Attributes stand in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return {
    markup: strings.map((part, at) => part + (at < values.length ? markupOf(values[at] ?? null) : "")).join(""),
  };
}

function markupOf(value: Piece): string {
  if (value === null) return "";
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return "markup" in value ? value.markup : value.map(markupOf).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? "");

/** Where a text's own addresses lead on the site. */
export interface TextPlaces {
  /** A picture's file by its name in the text. */
  readonly pictures: ReadonlyMap<string, string>;
}

type TextNode = MarkdownTree["children"][number];

/** Properties of a sanitized tree, by the attribute each is; what is not named here is left out. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  ariaLabel: "aria-label",
  href: "href",
  id: "id",
  role: "role",
  start: "start",
  title: "title",
};
const EMPTY: ReadonlySet<string> = new Set(["br", "hr", "img"]);

/** A sanitized text as markup: a relative link leads nowhere on a disk, so its words alone stay. */
export function textHtml(tree: { readonly children: readonly TextNode[] }, places: TextPlaces): Html {
  return { markup: tree.children.map((node) => nodeMarkup(node, places)).join("") };
}

function nodeMarkup(node: TextNode, places: TextPlaces): string {
  if (node.type === "text") return escaped(node.value);
  if (node.type !== "element") return "";
  const inner = () => textHtml(node, places).markup;
  const { tagName, properties } = node;
  if (tagName === "img") return picture(properties, places).markup;
  if (tagName === "a" && !/^(https?:|mailto:|#)/i.test(asText(properties.href))) return inner();
  const attributes = Object.entries(ATTRIBUTES).flatMap(([property, name]) => {
    const value = properties[property];
    return typeof value === "string" || typeof value === "number" ? [` ${name}="${escaped(String(value))}"`] : [];
  });
  const more = tagName === "pre" ? ' tabindex="0"' : tagName === "a" ? ' rel="noreferrer"' : "";
  const open = `<${tagName}${attributes.join("")}${more}>`;
  if (EMPTY.has(tagName)) return open;
  const whole = `${open}${inner()}</${tagName}>`;
  return tagName === "table"
    ? `<div class="scroll" role="group" aria-label="Table" tabindex="0">${whole}</div>`
    : whole;
}

function picture(properties: Readonly<Record<string, unknown>>, { pictures }: TextPlaces): Html {
  const file = pictures.get(pictureName(asText(properties.src)) ?? "");
  const alt = asText(properties.alt);
  return file === undefined ? html`${alt}` : html`<img src="${file}" alt="${alt}" loading="lazy" />`;
}

const asText = (value: unknown): string => (typeof value === "string" ? value : "");
