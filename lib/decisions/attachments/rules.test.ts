import { describe, expect, test } from "vitest";
import { addedNames, attachmentName, refusePicture, typeByBytes } from "./rules";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);

describe("a picture by its bytes", () => {
  test("is told whatever it is called, and nothing else passes for one", () => {
    expect(typeByBytes(PNG)).toBe("image/png");
    expect(typeByBytes(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe("image/jpeg");
    expect(typeByBytes(bytesOf("GIF89a…"))).toBe("image/gif");
    expect(typeByBytes(bytesOf("RIFF1234WEBPVP8 "))).toBe("image/webp");
    for (const text of ["", "RIFF1234WAVE", "<html><svg>", "%PDF-1.7", "BM"])
      expect(typeByBytes(bytesOf(text))).toBeNull();
  });

  test.each(["<svg/>", '\uFEFF<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="a">', "<!DOCTYPE svg>\n<SVG >"])(
    "%s is a drawing, which is refused with what to do instead",
    (text) => {
      expect(refusePicture(bytesOf(text))).toMatch(/PNG/);
    },
  );

  test("is told at once, however many comments stand before it", () => {
    const begun = performance.now();
    expect(typeByBytes(bytesOf("<!---->".repeat(140)))).toBeNull();
    expect(typeByBytes(bytesOf(`${"<!---->".repeat(140)}<svg>`))).toBe("svg");
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  test("over 5 MB is refused before it is decoded", () => {
    const large = new Uint8Array(5 * 1024 * 1024 + 1);
    large.set(PNG);
    expect(refusePicture(large)).toMatch(/5 MB/);
    expect(refusePicture(large.subarray(0, -1))).toBeNull();
  });

  test("is named after its content, beside the record", () => {
    expect(attachmentName("0123456789abcdef".repeat(4), "image/jpeg")).toBe("attachments/0123456789abcdef.jpg");
  });

  test("is found in a text by its name, once, and nothing else is", () => {
    const [one, two] = (["image/png", "image/webp"] as const).map((type) =>
      attachmentName("0123456789abcdef".repeat(4), type),
    );
    expect(addedNames(`![A](${one}) and ![B](${two}), again ![A](${one})`)).toEqual([one, two]);
    expect(
      addedNames("![C](attachments/queue.png) ![D](attachments/0123.png) ![E](attachments/0123456789abcdef.gif)"),
    ).toEqual([]);
  });
});
