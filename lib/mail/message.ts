/** A short mail: a few sentences and at most one thing to do. */
export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly label: string; readonly url: string };
  /** Said below as it is, to the letter: a text that a machine reads, and what it is for. */
  readonly attached?: { readonly why: string; readonly text: string };
  /** Said small below: why this came, and what to do when it was not expected. */
  readonly footnote?: string;
}

/** The mail as plain text, the link on a line of its own. */
export function textOf({ paragraphs, link, attached, footnote }: Message): string {
  const parts = [
    ...paragraphs,
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    ...(attached ? [attached.why, attached.text.trimEnd()] : []),
    ...(footnote ? [footnote] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The mail as HTML that needs no images and no styles from elsewhere. */
export function htmlOf({ paragraphs, link, attached, footnote }: Message): string {
  const body = paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${escaped(paragraph)}</p>`);
  if (link)
    body.push(
      `<p style="margin:24px 0"><a href="${escaped(link.url)}" style="${BUTTON}">${escaped(link.label)}</a></p>`,
    );
  if (attached)
    body.push(
      `<p style="${SMALL}">${escaped(attached.why)}</p><pre style="${EXACT}">${escaped(attached.text.trimEnd())}</pre>`,
    );
  if (footnote) body.push(`<p style="margin:32px 0 0;font-size:13px;color:#6b7280">${escaped(footnote)}</p>`);
  return `<!doctype html><html lang="en"><body style="${PAGE}">${body.join("")}</body></html>`;
}

const PAGE =
  "margin:0;padding:32px;max-width:520px;font:15px/1.5 system-ui,sans-serif;color:#1f2430;background:#ffffff";
const BUTTON =
  "display:inline-block;padding:9px 16px;border-radius:6px;background:#2554d8;color:#ffffff;text-decoration:none";

const SMALL = "margin:32px 0 8px;font-size:13px;color:#6b7280";
const EXACT = "margin:0;padding:12px;overflow:auto;font-size:11px;line-height:1.5;background:#f4f4f5;border-radius:6px";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
