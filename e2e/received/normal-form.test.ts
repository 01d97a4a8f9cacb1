import { expect, test } from "vitest";
import { normalForm } from "./normal-form";

const HEAD = '<!DOCTYPE html><html><body><div class="page">';
const push = (rows: string) => `<script nonce="n0nce">self.__next_f.push(${JSON.stringify([1, rows])})</script>`;

test("a document reads the same whether a part came at once or behind a placeholder", () => {
  const atOnce = `${HEAD}<!--$--><p>3 scores</p><!--/$--></div>${push('0:["a"]\n')}</body></html>`;
  const later = [
    `${HEAD}<!--$?--><template id="B:0"></template><p>Wait<!--$--> a while<!--/$--></p><!--/$--></div>`,
    `${push('0:["$')}${push('1"]\n1:"a"\n')}<div hidden id="S:0"><p>3 scores</p></div>`,
    `<script nonce="n0nce">$RC("B:0","S:0")</script></body></html>`,
  ].join("");
  expect(normalForm(later, "n0nce")).toBe(normalForm(atOnce, "n0nce"));
});

test("what stands in for a part is left out, also where it comes in parts itself", () => {
  const shell = `${HEAD}<!--$?--><template id="B:0"></template><i>Wait</i><template id="P:1"></template><!--/$--></div>`;
  const parts = '<div hidden id="S:1"><i>longer</i></div><div hidden id="S:0"><div><p>3 scores</p></div></div>';
  const form = normalForm(`${shell}${parts}</body></html>`);
  expect(form).toContain("3 scores");
  expect(form).not.toMatch(/Wait|longer/);
});

test("a difference in the data, in the markup or in a script of the page shows", () => {
  const page = (data: string, markup: string, script: string) =>
    normalForm(`${HEAD}${markup}</div><script>${script}</script>${push(`0:["${data}"]\n`)}</body></html>`);
  const one = page("score 1", "<b>1</b>", "let score = 1");
  expect(page("score 5", "<b>1</b>", "let score = 1")).not.toBe(one);
  expect(page("score 1", "<b>5</b>", "let score = 1")).not.toBe(one);
  expect(page("score 1", "<b>1</b>", "let score = 5")).not.toBe(one);
});

test("a script file shows once, in the data or, where that does not name it, in the markup", () => {
  const page = (data: string, ...files: readonly string[]) =>
    normalForm(
      `${HEAD}</div>${files.map((file) => `<script src="${file}" async="" nonce="n0nce"></script>`).join("")}${push(`0:["${data}"]\n`)}</body></html>`,
      "n0nce",
    );
  expect(page("/a.js", "/a.js")).toBe(page("/a.js"));
  expect(page("/a.js", "/b.js", "/b.js")).toBe(page("/a.js", "/b.js"));
  expect(page("/a.js", "/b.js")).not.toBe(page("/a.js"));
  expect(page("/b.js")).not.toBe(page("/a.js"));
});

test("ids, hashes in every form, moments and tints are taken out, and numbers stay", () => {
  const text = (id: string, hash: string, group: string, moment: string, tint: number) =>
    normalForm(`event 7 of ${id}, head ${hash}, ${group}, at ${moment}, person-${tint}, score 5`);
  const one = text(
    "01a202fa-6377-7283-9bef-2811723cea0f",
    "4be1…90c7",
    "4be1 90c7 … 7a52 2d5e",
    "2026-11-22T11:08:50.123Z",
    1,
  );
  expect(one).toBe("event 7 of ‹id›, head ‹hash›, ‹hash›, at ‹moment›, ‹tint›, score 5");
});
