import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, test } from "vitest";
import { Markdown } from "./markdown";

const html = (source: string, headingLevel?: 2 | 3 | 4 | 5 | 6) =>
  renderToStaticMarkup(createElement(Markdown, { source, headingLevel })).replace(/ class="[^"]*"/g, "");
const inside = (source: string) => html(source).replace(/^<div>([\s\S]*)<\/div>$/, "$1");

describe("a text in Markdown", () => {
  it("shows paragraphs, emphasis, code, lists and quotes", () => {
    expect(inside("A *b* **c** `d`\n\n> e\n\n1. f\n2. g")).toBe(
      "<p>A <em>b</em> <strong>c</strong> <code>d</code></p>\n<blockquote>\n<p>e</p>\n</blockquote>\n<ol>\n<li>f</li>\n<li>g</li>\n</ol>",
    );
  });

  it("shows a wide table and a code block so that they scroll by keyboard", () => {
    expect(inside("| a | b |\n|--:|---|\n| 1 | 2 |")).toContain(
      '<div role="group" aria-label="Table" tabindex="0"><table>',
    );
    expect(inside("```js\nx\n```")).toBe('<pre tabindex="0"><code>x\n</code></pre>');
  });

  it("puts its headings below the heading it stands under, without a gap", () => {
    expect(html("# A\n\n#### B\n\n## C\n\n# D", 3).match(/<h\d/g)).toEqual(["<h3", "<h4", "<h4", "<h3"]);
    expect(html("### B\n\n# A", 3).match(/<h\d/g)).toEqual(["<h3", "<h3"]);
    expect(html("# A\n## B\n### C", 5).match(/<h\d/g)).toEqual(["<h5", "<h6", "<h6"]);
  });

  it("names the state of a task instead of showing a box nobody can tick", () => {
    const list = inside("- [ ] a\n- [x] b");
    expect(list).toContain('<span role="img" aria-label="Open">☐</span> a');
    expect(list).toContain('<span role="img" aria-label="Done">☑</span> b');
  });

  it("gives the footnotes of two texts different ids, each reached by its own link", () => {
    const ids = (source: string) => [...inside(source).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const [one, two] = [ids("a[^1]\n\n[^1]: b"), ids("c[^1]\n\n[^1]: d")];
    expect(one).toHaveLength(2);
    expect(one.filter((id) => two.includes(id))).toEqual([]);
    for (const id of one) expect(inside("a[^1]\n\n[^1]: b")).toContain(`href="#${id}"`);
  });

  it("does not load images: a link stands in their place", () => {
    expect(inside("![A chart](https://example.org/a.png)")).toBe(
      '<p><a href="https://example.org/a.png" rel="nofollow noopener noreferrer">A chart</a></p>',
    );
    expect(inside("[![badge](https://example.org/a.png)](https://example.org)")).toBe(
      '<p><a href="https://example.org" rel="nofollow noopener noreferrer">badge</a></p>',
    );
    expect(inside("![x][a]\n\n[a]: /b.png")).toBe('<p><a href="/b.png" rel="nofollow noopener noreferrer">x</a></p>');
  });

  it("shows a picture that is kept here with its size, and only by its own name", () => {
    const pictures = [{ name: "attachments/ab.png", address: "/o/x/attachments/ab.png", width: 4, height: 3 }];
    const shown = (source: string) => renderToStaticMarkup(createElement(Markdown, { source, pictures }));
    for (const source of [
      "![A chart](attachments/ab.png)",
      "![A chart](./attachments/ab.png)",
      "![A chart][a]\n\n[a]: attachments/ab.png",
    ])
      expect(shown(source)).toMatch(/<img src="\/o\/x\/attachments\/ab.png" alt="A chart" width="4" height="3"/);
    for (const source of [
      "![x](attachments/cd.png)",
      "![x](/attachments/ab.png)",
      "![x](https://a.example/attachments/ab.png)",
    ])
      expect(shown(source)).not.toContain("<img");
  });

  it("links the decisions it is told of within the house, also inside a marked passage, and no others", () => {
    const named = [{ number: 12, title: 'Queues & "logs"', address: "/o/x/decisions/12" }];
    const shown = (source: string, marks: { id: string; number: number; start: number; end: number }[] = []) =>
      renderToStaticMarkup(createElement(Markdown, { source, named, marks })).replace(/ class="[^"]*"/g, "");
    expect(shown("As ADR-12 and ADR-13 say")).toContain(
      '<p>As <a href="/o/x/decisions/12" title="Queues &amp; &quot;logs&quot;" data-link="">ADR-12</a> and ADR-13 say</p>',
    );
    expect(shown("As ADR-12 says", [{ id: "p", number: 1, start: 0, end: 14 }])).toMatch(
      /<mark>As <a href="\/o\/x\/decisions\/12"[^>]*>ADR-12<\/a> says<\/mark><a id="mark-p"/,
    );
    expect(html("As ADR-12 says")).not.toContain("<a");
  });

  it("leads links to files to the decisions that came from them, and makes words of those to files that are not there", () => {
    const named = [{ number: 3, title: "Old", address: "/o/x/decisions/3", files: ["0003-old"] }];
    const shown = (source: string) => renderToStaticMarkup(createElement(Markdown, { source, named }));
    for (const href of ["0003-old.md", "../adr/0003-Old.md#why", "./0003-old.adoc"])
      expect(shown(`see [this one](${href})`)).toContain('href="/o/x/decisions/3"');
    expect(shown("see [that](0004-new.md) and ![a flow](img/flow.png)")).toMatch(/<p>see that and a flow<\/p>/);
    expect(shown("see [out](https://a.example/0003-old.md)")).toContain('href="https://a.example/0003-old.md"');
  });

  it("gives headings ids that begin as asked for, each one its own", () => {
    const shown = renderToStaticMarkup(
      createElement(Markdown, { source: "# Good, because\n\n# Good, because", slugPrefix: "options-" }),
    );
    expect([...shown.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      "options-good-because",
      "options-good-because-1",
    ]);
  });

  it("keeps the source of a diagram where it cannot be drawn yet", () => {
    expect(inside("```mermaid\nflowchart LR\n```")).toContain("flowchart LR");
  });
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "blob:x",
  "file:///etc/passwd",
])("a link to %s leads nowhere", (address) => {
  for (const source of [`[x](${address})`, `[x](<${address}>)`, `<${address}>`, `[x][1]\n\n[1]: ${address}`])
    expect(inside(source)).not.toContain("href");
  expect(inside(`![x](${address})`)).not.toMatch(/href|src/);
});

test.each(["https://example.org", "http://example.org", "mailto:a@example.org", "/o/acme", "#part"])(
  "a link to %s is kept",
  (address) => {
    expect(inside(`[x](${address})`)).toContain(`href="${address}"`);
  },
);

test.each([
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  '<a href="javascript:alert(1)" onclick="x">y</a>',
  "<iframe src=x></iframe>",
  "<style>*{display:none}</style>",
  "<!-- hidden -->",
  "<form action=x><input name=y></form>",
])("%s is dropped", (source) => {
  for (const text of [source, `a ${source} b`, `- ${source}`, `> ${source}`])
    expect(inside(text)).not.toMatch(/<(script|img|svg|iframe|style|form|input|!--)|on\w+=|javascript:/);
});

test("whatever is written, only the elements and attributes of Markdown come out", () => {
  const parts = fc.oneof(
    fc.constantFrom(
      "<b onclick=x>",
      "](javascript:a)",
      "[a",
      "![",
      "**",
      "_",
      "`",
      "|",
      "\n",
      "\n\n",
      "> ",
      "- ",
      "[^1]",
      "# ",
      "<!--",
      "&lt;",
    ),
    fc.string({ maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), (written) => {
      const tags = inside(written.join("")).match(/<\/?[^>]+>/g) ?? [];
      const allowed =
        /^<\/?(a|blockquote|br|code|del|div|em|h[1-6]|hr|li|ol|p|pre|section|span|strong|sup|table|tbody|td|th|thead|tr|ul)( (href|rel|title|id|start|role|scope|tabindex|aria-label)="[^"]*")*\/?>$/;
      expect(tags.filter((tag) => !allowed.test(tag))).toEqual([]);
    }),
    { numRuns: 300 },
  );
}, 30_000);

test.each([
  ["emphasis", "_a_*b".repeat(10_000)],
  ["quotes", ">".repeat(50_000)],
  ["brackets", "[".repeat(50_000)],
  ["links", "[a](".repeat(12_500)],
  ["lists", `${"- ".repeat(25_000)}a`],
  ["indented lists", Array.from({ length: 200 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n")],
  ["footnotes", "[^1]".repeat(12_500)],
  ["cells", `${"|a".repeat(200)}\n${"|-".repeat(200)}\n${`${"|b".repeat(200)}\n`.repeat(100)}`],
])("50 kB of tangled %s are shown as typed instead of blocking the server", (_name, source) => {
  const start = process.cpuUsage();
  expect(html(source)).toMatch(/^<div><pre tabindex="0">/);
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(200);
});
