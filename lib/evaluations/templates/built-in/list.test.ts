import { describe, expect, it } from "vitest";
import { demoEvaluations } from "@/db/demo/evaluations";
import { EVALUATION_LIMITS } from "../../rules";
import { templateContentShape } from "../input";
import { BUILT_IN_TEMPLATES } from "./list";

it("six templates are built in, each with a key and a name of its own", () => {
  const keys = BUILT_IN_TEMPLATES.map((template) => template.key);
  expect(keys).toEqual([
    "django-or-flask",
    "front-end-framework",
    "database",
    "message-broker",
    "cloud-provider",
    "build-or-buy",
  ]);
  expect(new Set(BUILT_IN_TEMPLATES.map((template) => template.content.name)).size).toBe(6);
});

describe.each(BUILT_IN_TEMPLATES)("the built-in template $key", ({ content: template }) => {
  const optionNames = template.options.map((option) => option.name);
  const anchors = template.criteria.flatMap((criterion) => criterion.anchors);
  const themes = [...new Set(template.criteria.map((criterion) => criterion.theme))];
  const shifts = template.criteria.flatMap((criterion) => criterion.shifts);

  it("offers three or four options and ten to fourteen criteria, each named once", () => {
    expect([3, 4]).toContain(optionNames.length);
    expect(new Set(optionNames).size).toBe(optionNames.length);
    expect(template.criteria.length).toBeGreaterThanOrEqual(10);
    expect(template.criteria.length).toBeLessThanOrEqual(14);
    for (const field of ["name", "shortName"] as const)
      expect(new Set(template.criteria.map((criterion) => criterion[field])).size).toBe(template.criteria.length);
  });

  it("has four or five themes, keeps their criteria together, and gives none more than half", () => {
    expect([4, 5]).toContain(themes.length);
    const positions = template.criteria.map((criterion) => themes.indexOf(criterion.theme));
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    for (const theme of themes)
      expect(positions.filter((at) => themes[at] === theme).length * 2).toBeLessThanOrEqual(template.criteria.length);
  });

  it("holds what an evaluation and its editor take, word for word", () => {
    expect(template.options.length).toBeLessThanOrEqual(EVALUATION_LIMITS.options);
    expect(template.criteria.length).toBeLessThanOrEqual(EVALUATION_LIMITS.criteria);
    expect(templateContentShape.parse(template)).toEqual(template);
  });

  it("anchors every level of every criterion in different words", () => {
    expect(new Set(anchors).size).toBe(template.criteria.length * 5);
  });

  it("keeps anchors short enough to stand side by side, without a full stop", () => {
    for (const anchor of anchors) {
      expect(anchor.length, anchor).toBeLessThanOrEqual(72);
      expect(anchor, anchor).not.toMatch(/[.!?]$/);
    }
  });

  it("names no option in an anchor, a question, a reason, a choice, or what decides a criterion", () => {
    const neutral = [
      ...template.criteria.flatMap((criterion) => [...criterion.anchors, criterion.question, criterion.decidedBy]),
      ...template.contextQuestions.flatMap(({ question, choices }) => [question, ...choices.map(({ label }) => label)]),
      ...shifts.map((shift) => shift.because),
    ];
    for (const text of neutral)
      for (const name of optionNames) expect(text.toLowerCase(), text).not.toContain(name.toLowerCase());
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

  it("keeps names and lines short enough for narrow columns", () => {
    for (const criterion of template.criteria) expect(criterion.shortName.length).toBeLessThanOrEqual(19);
    for (const option of template.options) expect(option.summary.length, option.summary).toBeLessThanOrEqual(40);
    for (const { choices } of template.contextQuestions)
      for (const { label } of choices) expect(label.length, label).toBeLessThanOrEqual(60);
  });

  it("asks for the context that shifts weights, and uses every question", () => {
    const asked = template.contextQuestions.map(({ key }) => key);
    expect(asked.length).toBeGreaterThanOrEqual(8);
    expect(new Set(asked).size).toBe(asked.length);
    for (const { question, choices } of template.contextQuestions) {
      expect(question).toMatch(/^[^?]+\?$/);
      expect(new Set(choices.map(({ key }) => key)).size).toBe(choices.length);
    }
    expect(new Set(shifts.map((shift) => shift.question))).toEqual(new Set(asked));
  });

  it("says for every criterion when it matters more or less, once per answer, and in a sentence", () => {
    for (const criterion of template.criteria) {
      expect(criterion.shifts.length, criterion.name).toBeGreaterThanOrEqual(1);
      const answers = criterion.shifts.map(({ question, choice }) => `${question}: ${choice}`);
      expect(new Set(answers).size, criterion.name).toBe(answers.length);
      for (const { question, choice, because } of criterion.shifts) {
        const asked = template.contextQuestions.find(({ key }) => key === question);
        expect(
          asked?.choices.map(({ key }) => key),
          criterion.name,
        ).toContain(choice);
        expect(because).toMatch(/^[A-Z][^?!]{20,110}\.$/);
      }
    }
    expect(new Set(shifts.map((shift) => shift.matters))).toEqual(new Set(["more", "less"]));
  });

  it("begins the sections that no vote can fill", () => {
    for (const section of Object.values(template.record)) expect(section.length).toBeGreaterThan(80);
  });
});

describe("the demo's evaluations", () => {
  it("weigh and score exactly the criteria of their template, in its order", () => {
    for (const evaluation of demoEvaluations) {
      const template = BUILT_IN_TEMPLATES.find(({ key }) => key === evaluation.template);
      const names = template?.content.criteria.map((criterion) => criterion.name) ?? [];
      for (const weights of evaluation.weights) expect(Object.keys(weights.points)).toEqual(names);
      for (const name of Object.keys(evaluation.situations)) expect(names).toContain(name);
    }
  });
});
