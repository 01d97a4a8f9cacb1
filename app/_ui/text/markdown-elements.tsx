import { createElement, type ReactNode } from "react";
import type { MarkdownTree } from "@/lib/adr/text/markdown";

type MarkdownNode = MarkdownTree["children"][number];
type MarkdownElement = Extract<MarkdownNode, { type: "element" }>;

const HEADING = "mt-5 text-md font-semibold text-ink first:mt-0";

const CLASSES: Readonly<Partial<Record<string, string>>> = {
  a: "text-accent-ink underline decoration-line-2 underline-offset-2 hover:decoration-current",
  blockquote: "space-y-3 border-l-2 border-line-2 pl-4",
  code: "rounded-cell bg-sunken px-1 font-mono text-[0.92em] text-ink",
  h2: "mt-6 text-lg font-semibold text-ink first:mt-0",
  h3: HEADING,
  h4: HEADING,
  h5: HEADING,
  h6: HEADING,
  hr: "border-line",
  li: "pl-1 [&>p+p]:mt-2",
  ol: "list-decimal space-y-1 pl-6",
  pre: "overflow-x-auto rounded-card border border-line bg-sunken px-4 py-3 text-sm [&_code]:bg-transparent [&_code]:p-0",
  section: "mt-6 border-t border-line pt-3 text-base",
  strong: "font-semibold text-ink",
  table: "w-full border-collapse text-base",
  td: "border-b border-line px-2 py-1.5 align-top first:pl-0",
  th: "border-b border-line px-2 py-1.5 align-top font-medium text-ink first:pl-0",
  ul: "list-disc space-y-1 pl-6",
};

const SIDES: Readonly<Partial<Record<string, string>>> = { right: "text-right tabular-nums", center: "text-center" };

/** Inside these a line break between rows is not text: React refuses to hydrate it. */
const TABLE_PARTS: readonly string[] = ["table", "thead", "tbody", "tr"];

/** Turns a sanitized tree into React elements in the look of the house. */
export function markdownElements(parent: {
  readonly tagName?: string;
  readonly children: readonly MarkdownNode[];
}): ReactNode[] {
  const isTable = TABLE_PARTS.includes(parent.tagName ?? "");
  const children = isTable ? parent.children.filter((node) => node.type === "element") : parent.children;
  return children.map((node) => (node.type === "text" ? node.value : node.type === "element" ? element(node) : null));
}

function element(node: MarkdownElement): ReactNode {
  const { tagName, properties } = node;
  const attributes = {
    id: text(properties.id),
    role: text(properties.role),
    "aria-label": text(properties.ariaLabel),
    className: CLASSES[tagName],
  };
  const make = (more: object = {}) => createElement(tagName, { ...attributes, ...more }, ...markdownElements(node));

  switch (tagName) {
    case "a":
      return make(link(text(properties.href), text(properties.title)));
    case "ol":
      return make({ start: properties.start });
    case "pre": // Wide content scrolls inside itself, so it has to be reachable by keyboard.
      return make({ tabIndex: 0 });
    case "table":
      return createElement(
        "div",
        { role: "region", "aria-label": "Table", tabIndex: 0, className: "overflow-x-auto" },
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

/** A link to somewhere else passes on neither reputation nor our address. */
function link(href: string | undefined, title: string | undefined) {
  return { href, title, rel: href?.startsWith("#") ? undefined : "nofollow noopener noreferrer" };
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const cell = (tag: "td" | "th", align: unknown) => `${CLASSES[tag]} ${SIDES[String(align)] ?? "text-left"}`;
const isTaskList = (names: unknown) => Array.isArray(names) && names.includes("contains-task-list");
