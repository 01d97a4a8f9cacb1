import { describe, expect, test } from "vitest";
import { pictureName, pictureNames } from "./picture-names";

describe("a picture's name", () => {
  test.each([
    ["attachments/0123456789abcdef.png", "attachments/0123456789abcdef.png"],
    ["./images/a%20b.png?raw=true#x", "images/a b.png"],
    ["../img/100%.png", "../img/100%.png"],
  ])("%s is known as %s", (url, name) => {
    expect(pictureName(url)).toBe(name);
  });

  test.each(["https://example.org/a.png", "//example.org/a.png", "/a.png", "data:image/png;base64,x", "#a", "", "./"])(
    "%s is no picture of the text's own",
    (url) => {
      expect(pictureName(url)).toBeNull();
    },
  );
});

test("a text names each of its pictures once, also by a definition, and no others", () => {
  const text = "![a](one.png) ![b](one.png)\n\n![c][two]\n\n`![d](three.png)` [e](four.png)\n\n[two]: ./img/two.png";
  expect(pictureNames(text)).toEqual(["one.png", "img/two.png"]);
});
