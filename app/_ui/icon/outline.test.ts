import { describe, expect, it } from "vitest";
import { outlineOf } from "./outline";

describe("the outline of an icon", () => {
  it("joins its paths", () => {
    expect(
      outlineOf([
        ["path", { d: "M5 12h14" }],
        ["path", { d: "M12 5v14" }],
      ]),
    ).toBe("M5 12h14M12 5v14");
  });

  it("begins each path at the origin, also one with a relative move", () => {
    expect(
      outlineOf([
        ["path", { d: "m7 15 5 5 5-5" }],
        ["path", { d: "m7 9 5-5 5 5" }],
      ]),
    ).toBe("M0 0m7 15 5 5 5-5M0 0m7 9 5-5 5 5");
  });

  it("draws a circle as two halves that close", () => {
    expect(outlineOf([["circle", { cx: "12", cy: "12", r: "3" }]])).toBe("M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z");
  });

  it("draws a rectangle round its corners, and sharp without them", () => {
    expect(outlineOf([["rect", { x: "2", y: "3", width: "20", height: "14", rx: "2" }]])).toBe(
      "M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-10a2 2 0 0 1 2 -2Z",
    );
    expect(outlineOf([["rect", { width: "4", height: "2" }]])).toBe("M0 0h4v2h-4v-2Z");
  });

  it("draws lines, open and closed", () => {
    expect(outlineOf([["line", { x1: "1", y1: "2", x2: "3", y2: "4" }]])).toBe("M1 2L3 4");
    expect(outlineOf([["polyline", { points: "1 2 3 4" }]])).toBe("M1 2 3 4");
    expect(outlineOf([["polygon", { points: "1 2 3 4 5 6" }]])).toBe("M1 2 3 4 5 6Z");
  });

  it("refuses a shape that it cannot draw", () => {
    expect(() => outlineOf([["text", {}]])).toThrow("text");
  });
});
