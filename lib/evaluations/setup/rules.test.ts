import { expect, test } from "vitest";
import { assertKnownTo, changesMeaning, heaviestTheme, lacksAnchors, optionsAfter, textsOfOption } from "./rules";

test("a theme is heavy when it holds more than half of at least four criteria", () => {
  expect(heaviestTheme(["Delivery", "Delivery", "Delivery", "People"])).toBe("Delivery");
  expect(heaviestTheme(["Delivery", "Delivery", "People", "People"])).toBeNull();
  expect(heaviestTheme(["Delivery", "Delivery", "Delivery"])).toBeNull();
});

test("criteria without a theme are not one theme", () => {
  expect(heaviestTheme(["", "", "", "People"])).toBeNull();
});

const criterion = {
  id: "latency",
  position: 0,
  name: "Latency",
  shortName: "Latency",
  theme: "Delivery",
  question: "",
  decidedBy: "",
  situation: "",
  anchors: ["", "", "", "", ""],
  minimumScore: null,
  measure: { unit: "ms", worst: "900", best: "50" },
  values: {},
};

test("another line, unit or way of judging is another question; a minimum and a situation are not", () => {
  const line = criterion.measure;
  for (const measure of [null, { ...line, unit: "s" }, { ...line, worst: "800" }, { ...line, best: "50.0" }])
    expect(changesMeaning(criterion, { ...criterion, measure })).toBe(true);
  expect(changesMeaning({ ...criterion, measure: null }, criterion)).toBe(true);
  expect(changesMeaning(criterion, { ...criterion, minimumScore: 3, situation: "Here" })).toBe(false);
});

test("an evaluation that began with an earlier version of the method knows no minimums and no measures", () => {
  const plain = { minimumScore: null, measure: null };
  expect(() => assertKnownTo(1, plain)).not.toThrow();
  expect(() => assertKnownTo(1, { ...plain, minimumScore: 2 })).toThrow("Begin another evaluation");
  expect(() => assertKnownTo(1, criterion)).toThrow("Begin another evaluation");
  expect(() => assertKnownTo(2, { ...criterion, minimumScore: 2 })).not.toThrow();
});

test("a score that people give lacks a meaning where its anchor is empty; what is measured needs none", () => {
  expect(lacksAnchors({ anchors: ["a", "b", "", "d", "e"], measure: null })).toBe(true);
  expect(lacksAnchors({ anchors: ["a", "b", "c", "d", "e"], measure: null })).toBe(false);
  expect(lacksAnchors(criterion)).toBe(false);
});

const options = ["a", "b", "c"].map((id, position) => ({ id, position, name: id.toUpperCase(), summary: "" }));

test("changes made one on the other are all seen: a name, a summary, an order and a removal", () => {
  expect(
    optionsAfter(options, [
      { kind: "save-option", id: "a", name: "Django" },
      { kind: "save-option", id: "a", summary: "One framework" },
      { kind: "order-options", ids: ["c", "a", "b"] },
      { kind: "remove-option", id: "b" },
      { kind: "save-option", name: "Flask" },
    ]).map(({ id, name, summary }) => [id, name, summary]),
  ).toEqual([
    ["c", "C", ""],
    ["a", "Django", "One framework"],
  ]);
});

test("a text of an option that is not given stays, and a new option has a name", () => {
  const before = { name: "Django", summary: "One framework" };
  expect(textsOfOption(before, { summary: "" })).toEqual({ name: "Django", summary: "" });
  expect(textsOfOption(before, { name: "Django 6" })).toEqual({ name: "Django 6", summary: "One framework" });
  expect(textsOfOption(undefined, { name: "Flask" })).toEqual({ name: "Flask", summary: "" });
  expect(() => textsOfOption(undefined, { summary: "Nameless" })).toThrow("Give the option a name.");
});
