import { expect, test } from "vitest";
import { Recent } from "./recent";

test("a text is computed once while it is remembered, and the one used longest ago is forgotten first", () => {
  const recent = new Recent<string>(6);
  const computed: string[] = [];
  const get = (text: string) => recent.get(text, () => (computed.push(text), text.toUpperCase()));
  expect([get("aaa"), get("bbb"), get("aaa")]).toEqual(["AAA", "BBB", "AAA"]);
  get("ccc");
  get("aaa");
  get("bbb");
  expect(computed).toEqual(["aaa", "bbb", "ccc", "bbb"]);
});

test("a text over the limit is computed each time and pushes nothing out", () => {
  const recent = new Recent<number>(4);
  let count = 0;
  const get = (text: string) => recent.get(text, () => (count += 1));
  get("abc");
  get("too long");
  get("too long");
  expect([get("abc"), count]).toEqual([1, 3]);
});
