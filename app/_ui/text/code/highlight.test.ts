import { renderToReadableStream } from "react-dom/server";
import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { highlight } from "./highlight";
import { HighlightedCode } from "./highlighted-code";

describe("a block of code", () => {
  test("is coloured by its language or an alias of it, and says what was written", async () => {
    for (const language of ["typescript", "ts", "TS"]) {
      const lines = await highlight('const a = "b"; // c\nreturn 1', language);
      expect(lines?.map((line) => line.map(({ text }) => text).join(""))).toEqual(['const a = "b"; // c', "return 1"]);
      expect(new Set(lines?.flat().map(({ color }) => color)).size).toBeGreaterThan(2);
    }
  });

  test("stays plain in a language that is not known, and when it is long", async () => {
    expect(await highlight("a", "klingon")).toBeNull();
    expect(await highlight("a", "toString")).toBeNull();
    expect(await highlight("a".repeat(20_001), "typescript")).toBeNull();
  });

  test("takes only colours of the page's own style sheet into its markup", async () => {
    const source = '<script>alert("x")</script>\n<b style="color: red">';
    const element = createElement(HighlightedCode, { language: "html", source });
    const html = await new Response(await renderToReadableStream(element)).text();
    expect(html).not.toMatch(/<(script|b)\b/);
    for (const [, style] of html.matchAll(/ style="([^"]+)"/g)) expect(style).toMatch(/^color:var\(--code-[\w-]+\)$/);
  });
});
