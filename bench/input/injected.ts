import path from "node:path";
import { pathToFileURL } from "node:url";
import { createElement, type FunctionComponent } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { z } from "zod";
import { renderMarkdown } from "@/lib/adr/text/markdown";
import { html, textHtml } from "@/lib/exports/site/html/rules";
import { htmlOf } from "@/lib/mail/message";
import type { Measured } from "../trust/promises";
import { PAYLOADS } from "./payloads";

const markdownShape = z.object({
  Markdown: z.custom<FunctionComponent<{ source: string }>>((value) => value instanceof Function),
});

/** Markup made of a payload, and by what. */
export interface Rendered {
  readonly by: string;
  readonly payload: string;
  readonly markup: string;
}

/** Puts each payload through all that makes markup of texts: a page's Markdown, the site that is exported, mails. */
export async function renderPayloads(root: string): Promise<readonly Rendered[]> {
  const file = pathToFileURL(path.join(root, "app/_ui/text/markdown.tsx")).href;
  const { Markdown } = markdownShape.parse(await import(file));
  return PAYLOADS.flatMap((payload) => {
    const site = textHtml(renderMarkdown(payload, 3), { pictures: new Map() });
    const mail = htmlOf({
      to: "a@example.org",
      subject: payload,
      paragraphs: [payload, `> ${payload}`],
      link: { label: payload, url: "https://example.org/" },
      footnote: payload,
    });
    return [
      { by: "Markdown on a page", payload, markup: renderToStaticMarkup(createElement(Markdown, { source: payload })) },
      { by: "a text on the exported site", payload, markup: site.markup },
      { by: "a value on the exported site", payload, markup: html`<p title="${payload}">${payload}</p>`.markup },
      { by: "a mail", payload, markup: mail },
    ];
  });
}

const TAG = /<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi;
const LIVE_ELEMENTS =
  /^(?:script|iframe|object|embed|base|link|style|form|svg|math|template|portal|noscript|plaintext)$/i;
const LIVE_ATTRIBUTE = /\s(?:on\w+|srcdoc|srcset|formaction|background|http-equiv)(?:=|\s|$)/i;
const LIVE_ADDRESS = /\s(?:href|src|action)="(?!https?:|mailto:|#|\/|[\w./-]*")/i;

/** Payloads of which something came through that can run, without asking a browser. */
export function liveMarkup(rendered: readonly Rendered[]): readonly string[] {
  return rendered.flatMap(({ by, payload, markup }) => {
    // The frame of a mail is ours; what is left of a tag that is none is words.
    const tags = [...markup.matchAll(TAG)];
    const live = tags.some(
      ([, name = "", attributes = ""]) =>
        LIVE_ELEMENTS.test(name) ||
        LIVE_ATTRIBUTE.test(attributes.replaceAll(/="[^"]*"/g, "=")) ||
        LIVE_ADDRESS.test(attributes),
    );
    const torn = markup
      .replace(TAG, "")
      .replace(/<\/[a-z][\w-]*>|<!doctype html>/gi, "")
      .includes("<");
    return live || torn ? [`${by}: ${JSON.stringify(payload)} → ${markup.slice(0, 200)}`] : [];
  });
}

/** Loads all of it in a real browser without any policy, so that nothing but the sanitizing keeps it from running. */
export async function runPayloads(root: string): Promise<Measured> {
  const { chromium } = await import("@playwright/test");
  const { chromiumOptions } = await import("../stand/browser");
  const rendered = await renderPayloads(root);
  const ran: string[] = [];
  const browser = await chromium.launch(chromiumOptions());
  try {
    const page = await browser.newPage();
    let now: Rendered | undefined;
    const tell = (what: string) => void ran.push(`${now?.by}: ${what}: ${JSON.stringify(now?.payload)}`);
    page.on("dialog", (dialog) => void dialog.dismiss().then(() => tell("a dialog")));
    page.on("request", (request) => {
      if (request.url().includes("accord-ran")) tell("a request");
    });
    for (now of rendered) {
      await page.setContent(`<!doctype html><body>${now.markup}</body>`, { waitUntil: "commit" });
      if (await page.evaluate(pokeAll)) tell("it ran");
    }
  } finally {
    await browser.close();
  }
  for (const line of ran.slice(0, 10)) process.stdout.write(`  ${line}\n`);
  return {
    promise: `${PAYLOADS.length} payloads of scripts through each of 4 renderers, in Chromium without a policy`,
    promised: "0 run",
    reached: `${ran.length} of ${rendered.length} run`,
    isKept: ran.length === 0 && PAYLOADS.length >= 300,
  };
}

/** In the page: points at everything and follows what would run, and says whether anything did. */
async function pokeAll(): Promise<boolean> {
  for (const element of document.querySelectorAll<HTMLElement>("body *")) {
    element.dispatchEvent(new Event("mouseover"));
    element.dispatchEvent(new Event("focus"));
    // An address that no browser can read has no protocol, and leads nowhere.
    if (
      element instanceof HTMLAnchorElement &&
      element.hasAttribute("href") &&
      !/^(?:https?|mailto|about)?:/.test(element.protocol)
    )
      return true;
  }
  await new Promise((resolve) => setTimeout(resolve, 0));
  return "accordRan" in globalThis;
}
