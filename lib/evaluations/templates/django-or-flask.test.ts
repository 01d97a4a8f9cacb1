import { describe, expect, it } from "vitest";
import { demoEvaluations } from "@/db/demo/evaluations";
import { djangoOrFlask as template } from "./django-or-flask";

const optionNames = template.options.map((option) => option.name);
const anchors = template.criteria.flatMap((criterion) => criterion.anchors);

describe("the built-in template", () => {
  it("offers three options and fourteen criteria, each named once", () => {
    expect(optionNames).toEqual(["Django", "Flask", "Hybrid"]);
    expect(template.criteria).toHaveLength(14);
    expect(new Set(template.criteria.map((criterion) => criterion.name)).size).toBe(14);
    expect(new Set(template.criteria.map((criterion) => criterion.shortName)).size).toBe(14);
  });

  it("uses every theme, and keeps the criteria of a theme together in the order of the themes", () => {
    const inOrder = [...new Set(template.criteria.map((criterion) => criterion.theme))];
    expect(inOrder).toEqual(template.themes);
    const positions = template.criteria.map((criterion) => template.themes.indexOf(criterion.theme));
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  });

  it("gives no theme more than half of the criteria", () => {
    for (const theme of template.themes) {
      expect(template.criteria.filter((criterion) => criterion.theme === theme).length).toBeLessThanOrEqual(7);
    }
  });

  it("anchors every level of every criterion in different words", () => {
    for (const criterion of template.criteria) expect(criterion.anchors).toHaveLength(5);
    expect(new Set(anchors).size).toBe(70);
  });

  it("keeps anchors short enough to stand side by side, without a full stop", () => {
    for (const anchor of anchors) {
      expect(anchor.length, anchor).toBeLessThanOrEqual(72);
      expect(anchor, anchor).not.toMatch(/[.!?]$/);
    }
  });

  it("names no option in an anchor, a question or what decides a criterion", () => {
    const neutral = template.criteria.flatMap((criterion) => [
      ...criterion.anchors,
      criterion.question,
      criterion.decidedBy,
    ]);
    for (const text of neutral) {
      for (const name of optionNames) expect(text.toLowerCase(), text).not.toContain(name.toLowerCase());
    }
  });

  it("has one question per criterion and a consideration of like length for every option", () => {
    for (const criterion of template.criteria) {
      expect(criterion.question).toMatch(/^[^?]+\?$/);
      expect(Object.keys(criterion.considerations)).toEqual(optionNames);
      const lengths = Object.values(criterion.considerations).map((text) => text.length);
      expect(Math.max(...lengths), criterion.name).toBeLessThanOrEqual(120);
      expect(Math.max(...lengths) / Math.min(...lengths), criterion.name).toBeLessThan(1.5);
    }
  });

  it("keeps names short enough for narrow columns", () => {
    for (const criterion of template.criteria) expect(criterion.shortName.length).toBeLessThanOrEqual(19);
    for (const option of template.options) expect(option.summary.length).toBeLessThanOrEqual(40);
  });

  it("asks for the context that shifts weights and begins the sections that no vote can fill", () => {
    expect(template.contextPrompts).toHaveLength(9);
    for (const prompt of template.contextPrompts) expect(prompt).toMatch(/\?$/);
    for (const section of Object.values(template.record)) expect(section.length).toBeGreaterThan(80);
  });
});

describe("the demo's evaluations", () => {
  it("weigh and score exactly the criteria of the template, in its order", () => {
    const names = template.criteria.map((criterion) => criterion.name);
    for (const evaluation of demoEvaluations) {
      expect(evaluation.template).toBe(template.key);
      for (const weights of evaluation.weights) expect(Object.keys(weights.points)).toEqual(names);
      for (const name of Object.keys(evaluation.situations)) expect(names).toContain(name);
    }
  });
});
