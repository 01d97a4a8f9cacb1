import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, canonicalText, decimal } from "./canonical";

describe("canonical JSON", () => {
  it("writes the same bytes whatever order the keys came in", () => {
    expect(canonicalJson({ b: 1, a: { d: "x", c: [1, null, true] } })).toBe('{"a":{"c":[1,null,true],"d":"x"},"b":1}');
    expect(canonicalJson({ a: { c: [1, null, true], d: "x" }, b: 1 })).toBe('{"a":{"c":[1,null,true],"d":"x"},"b":1}');
  });

  it("refuses what two languages could write differently: fractions, unsafe integers, lone surrogates", () => {
    expect(() => canonicalJson(0.5)).toThrow("whole numbers");
    expect(() => canonicalJson(2 ** 53)).toThrow("whole numbers");
    expect(() => canonicalJson("\ud800")).toThrow("Unicode");
  });

  it("leaves undefined properties out and reads back as what went in", () => {
    expect(canonicalJson({ a: undefined, b: -0 })).toBe('{"b":0}');
    const leaf = fc.oneof(fc.integer(), fc.string({ unit: "grapheme" }), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "grapheme-ascii" }), fc.oneof(leaf, fc.array(leaf))), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("writes fractions as decimal strings of at most 12 places", () => {
    expect([decimal(0.1 + 0.2), decimal(71), decimal(-1.5), decimal(1 / 3), decimal(-0)]).toEqual([
      "0.3",
      "71",
      "-1.5",
      "0.333333333333",
      "0",
    ]);
    expect([-1e-13, 10, 1200.5].map(decimal)).toEqual(["0", "10", "1200.5"]);
    expect(() => decimal(Number.NaN)).toThrow("finite");
  });

  it("takes plain JSON with fractions, which become decimal strings, and refuses what is none", () => {
    const value = { b: [1, 0.1 + 0.2, -0, 1e-13, 3 - 1e-14], a: { text: "x", left: undefined, none: null, is: true } };
    expect(canonicalText(value)).toBe('{"a":{"is":true,"none":null,"text":"x"},"b":[1,"0.3",0,0,3]}');
    expect(() => canonicalText({ a: Number.NaN })).toThrow("finite");
    expect(() => canonicalText({ a: () => 1 })).toThrow("plain JSON");
  });
});
