import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256, sha256OfBytes } from "./sha256";

test("hashes the examples of FIPS 180-4", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(sha256("a".repeat(1_000_000))).toBe("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
});

test("gives what Node gives, for any text and for every length around the end of a block", () => {
  const byNode = (text: string) => createHash("sha256").update(text).digest("hex");
  for (let length = 50; length < 135; length += 1) expect(sha256("x".repeat(length))).toBe(byNode("x".repeat(length)));
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => sha256(text) === byNode(text)));
});

test("hashes bytes as texts are hashed", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) =>
      Buffer.from(sha256OfBytes(bytes)).equals(createHash("sha256").update(bytes).digest()),
    ),
  );
});
