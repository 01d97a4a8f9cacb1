import { expect, test } from "vitest";
import { renderMarkdown } from "@/lib/adr/text/markdown";
import { html, textHtml } from "./rules";

const text = (source: string) =>
  textHtml(renderMarkdown(source, 3, { pictures: new Set(["a.png"]) }), {
    pictures: new Map([["a.png", "../pictures/1.png"]]),
  }).markup;

test("what somebody wrote is never markup", () => {
  const hostile = `"><script>alert(1)</script>'&`;
  expect(html`<p title="${hostile}">${hostile}</p>`.markup).not.toMatch(/<script|"">/);
  expect(html`<p>${[html`<b>${1}</b>`, "<i>", null]}</p>`.markup).toBe("<p><b>1</b>&lt;i&gt;</p>");
  expect(text('Then <script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror="a()"> `<b>`')).toBe(
    "<p>Then alert(1) x  <code>&lt;b&gt;</code></p>",
  );
});

test("pictures that are kept are shown, links to pages of nobody's disk are words, others lead where they say", () => {
  expect(text("![A](a.png)")).toBe('<p><img src="../pictures/1.png" alt="A" loading="lazy" /></p>');
  expect(text("[local](other.md) [far](https://example.org/?a=1&b=2)")).toBe(
    '<p>local <a href="https://example.org/?a=1&amp;b=2" rel="noreferrer">far</a></p>',
  );
  expect(text("| a |\n| - |\n| b |")).toContain(
    '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>',
  );
});
