import { createElement, Fragment, type ComponentType, type ReactNode } from "react";
import type { MarkdownTree } from "@/lib/adr/text/markdown";
import { pictureName } from "@/lib/adr/text/picture-names";
import { CODE_STYLE, PRE_STYLE } from "./code/code-style";
import { Diagram } from "./diagram/diagram";

type MarkdownNode = MarkdownTree["children"][number];
type MarkdownElement = Extract<MarkdownNode, { type: "element" }>;

const HEADING = "mt-5 text-md font-semibold text-ink first:mt-0";

const CLASSES: Readonly<Partial<Record<string, string>>> = {
  a: "text-accent-ink underline decoration-line-2 underline-offset-2 hover:decoration-current",
  blockquote: "space-y-3 border-l-2 border-line-2 pl-4",
  code: CODE_STYLE,
  h2: "mt-6 text-lg font-semibold text-ink first:mt-0",
  h3: HEADING,
  h4: HEADING,
  h5: HEADING,
  h6: HEADING,
  hr: "border-line",
  li: "pl-1 [&>p+p]:mt-2",
  ol: "list-decimal space-y-1 pl-6",
  img: "h-auto max-w-full rounded-control border border-line bg-surface",
  mark: "rounded-cell bg-ink/6 box-decoration-clone text-inherit underline decoration-ink-3 decoration-dotted underline-offset-4",
  pre: PRE_STYLE,
  section: "mt-6 border-t border-line pt-3 text-base",
  strong: "font-semibold text-ink",
  table: "w-full border-collapse text-base wrap-normal",
  td: "border-b border-line px-2 py-1.5 align-top first:pl-0",
  th: "border-b border-line px-2 py-1.5 align-top font-medium text-ink first:pl-0",
  ul: "list-disc space-y-1 pl-6",
};

const SIDES: Readonly<Partial<Record<string, string>>> = { right: "text-right tabular-nums", center: "text-center" };

/** Inside these a line break between rows is not text: React refuses to hydrate it. */
const TABLE_PARTS: readonly string[] = ["table", "thead", "tbody", "tr"];

/** A picture that a text may show: its name as the text writes it, where it is, and its size in pixels. */
export interface Picture {
  readonly name: string;
  readonly address: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** What shows a block of code in a language. */
export type CodeComponent = ComponentType<{ readonly language: string; readonly source: string }>;

/** How code and pictures are shown. */
export interface MarkdownParts {
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Left out: code has one colour. */
  readonly code?: CodeComponent;
}

/** Turns a sanitized tree into React elements in the look of the house. */
export function markdownElements(
  parent: { readonly tagName?: string; readonly children: readonly MarkdownNode[] },
  parts: MarkdownParts,
): ReactNode[] {
  const isTable = TABLE_PARTS.includes(parent.tagName ?? "");
  const children = isTable ? parent.children.filter((node) => node.type === "element") : parent.children;
  return children.map((node) =>
    node.type === "text" ? node.value : node.type === "element" ? element(node, parts) : null,
  );
}

function element(node: MarkdownElement, parts: MarkdownParts): ReactNode {
  const { tagName, properties } = node;
  const attributes = {
    id: text(properties.id),
    role: text(properties.role),
    "aria-label": text(properties.ariaLabel),
    className: CLASSES[tagName],
  };
  const make = (more: object = {}) =>
    createElement(tagName, { ...attributes, ...more }, ...markdownElements(node, parts));

  switch (tagName) {
    case "a":
      return make(
        properties.dataDecision === undefined
          ? link(text(properties.href), text(properties.title))
          : { href: text(properties.href), title: text(properties.title), "data-link": "" },
      );
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      return make(attributes.id === undefined ? {} : { className: `${attributes.className} scroll-mt-4` });
    case "img":
      return picture(node, parts);
    case "mark":
      return passage(node, make());
    case "ol":
      return make({ start: properties.start });
    case "pre": // Wide content scrolls inside itself, so it has to be reachable by keyboard.
      return block(node, parts) ?? make({ tabIndex: 0 });
    case "table":
      return createElement(
        "div",
        { role: "group", "aria-label": "Table", tabIndex: 0, className: "overflow-x-auto" },
        make(),
      );
    case "td":
      return make({ className: cell(tagName, properties.align) });
    case "th":
      return make({ className: cell(tagName, properties.align), scope: "col" });
    case "ul":
      return make(isTaskList(properties.className) ? { className: "list-none space-y-1 pl-1" } : {});
    default:
      return make();
  }
}

/** A picture that is kept here. Its size is known before it is loaded, so that nothing moves. */
function picture({ properties }: MarkdownElement, { pictures }: MarkdownParts): ReactNode {
  const known = pictures.get(pictureName(text(properties.src) ?? "") ?? "");
  const alt = text(properties.alt) ?? "";
  if (known === undefined) return alt;
  const { address, width, height } = known;
  const size = { width: width ?? undefined, height: height ?? undefined };
  const more = { title: text(properties.title), loading: "lazy", className: CLASSES.img };
  return createElement("img", { src: address, alt, ...size, ...more });
}

/** A piece of a marked passage; behind the last stands its number, drawn and not written, so that nobody copies it along. */
function passage({ properties }: MarkdownElement, piece: ReactNode): ReactNode {
  const [id, number] = [text(properties.dataPassage), properties.dataNumber];
  if (id === undefined || typeof number !== "number") return piece;
  const mark = {
    id: `mark-${id}`,
    href: `#passage-${id}`,
    "aria-label": `What is said on this passage, ${number}`,
    "data-number": number,
    className:
      "ml-0.5 scroll-mt-16 rounded-full bg-sunken px-1.5 align-super text-2xs font-medium text-accent-ink no-underline after:content-[attr(data-number)] print:hidden",
  };
  return createElement(Fragment, null, piece, createElement("a", mark));
}

/** A block of code that names its language: a diagram, or code in colours where there is something to colour it with. */
function block(node: MarkdownElement, { code: Code }: MarkdownParts): ReactNode {
  const [child] = node.children;
  if (child?.type !== "element" || child.tagName !== "code") return null;
  const language = languageOf(child.properties.className);
  const source = child.children.map((part) => (part.type === "text" ? part.value : "")).join("");
  if (language === "mermaid") return <Diagram source={source} />;
  return language === null || Code === undefined ? null : <Code language={language} source={source} />;
}

function languageOf(names: unknown): string | null {
  const name = Array.isArray(names) ? String(names[0] ?? "") : "";
  return name.startsWith("language-") ? name.slice("language-".length).toLowerCase() : null;
}

/** A link to somewhere else passes on neither reputation nor our address. */
function link(href: string | undefined, title: string | undefined) {
  return { href, title, rel: href?.startsWith("#") ? undefined : "nofollow noopener noreferrer" };
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const cell = (tag: "td" | "th", align: unknown) => `${CLASSES[tag]} ${SIDES[String(align)] ?? "text-left"}`;
const isTaskList = (names: unknown) => Array.isArray(names) && names.includes("contains-task-list");
