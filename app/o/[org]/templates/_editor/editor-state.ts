import type { ContextQuestion, TemplateContent, TemplateCriterion } from "@/lib/evaluations/templates/input";

/** What the editor begins with when nothing is copied: one criterion, because a template needs one. */
export function blankTemplate(): TemplateContent {
  return {
    name: "",
    summary: "",
    question: "",
    options: [],
    criteria: [blankCriterion("")],
    contextQuestions: [],
    settings: {
      weighting: "points",
      weighsThemesFirst: false,
      reasonRule: "never",
      asksConfidence: false,
      asksFavourites: false,
    },
    record: { context: "", drivers: "", confirmation: "", more: "" },
  };
}

/** A criterion that nothing is said of yet. */
export function blankCriterion(theme: string): TemplateCriterion {
  return {
    name: "",
    shortName: "",
    theme,
    question: "",
    decidedBy: "",
    considerations: {},
    anchors: ["", "", "", "", ""],
    measure: null,
    minimumScore: null,
    shifts: [],
  };
}

/** The list with one item replaced. */
export const replaced = <T>(list: readonly T[], at: number, item: T): T[] =>
  list.map((each, index) => (index === at ? item : each));

/** The list without one item. */
export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);

/** The list with one item a step further up (-1) or down (1); unchanged at its ends. */
export function moved<T>(list: readonly T[], at: number, step: 1 | -1): T[] {
  const next = [...list];
  const [item] = next.splice(at, 1);
  if (item === undefined || at + step < 0 || at + step >= list.length) return [...list];
  next.splice(at + step, 0, item);
  return next;
}

/** Renames an option, and with it what the criteria say of it. */
export function renameOption(content: TemplateContent, at: number, name: string): TemplateContent {
  const before = content.options[at];
  if (before === undefined) return content;
  const isShared = content.options.some((option, index) => index !== at && option.name === before.name);
  return {
    ...content,
    options: replaced(content.options, at, { ...before, name }),
    criteria: content.criteria.map((criterion) => {
      const said = criterion.considerations[before.name];
      if (said === undefined || isShared) return criterion;
      const others = Object.entries(criterion.considerations).filter(([option]) => option !== before.name);
      return { ...criterion, considerations: Object.fromEntries([...others, [name, said]]) };
    }),
  };
}

/** Removes an option, and what the criteria say of it. */
export function removeOption(content: TemplateContent, at: number): TemplateContent {
  const options = without(content.options, at);
  const names = new Set(options.map((option) => option.name));
  return {
    ...content,
    options,
    criteria: content.criteria.map((criterion) => ({
      ...criterion,
      considerations: Object.fromEntries(
        Object.entries(criterion.considerations).filter(([option]) => names.has(option)),
      ),
    })),
  };
}

/** Puts other questions in place; shifts that follow from a question or choice that is gone go with it. */
export function withQuestions(content: TemplateContent, contextQuestions: readonly ContextQuestion[]): TemplateContent {
  const isThere = (question: string, choice: string) =>
    contextQuestions.some(({ key, choices }) => key === question && choices.some((each) => each.key === choice));
  return {
    ...content,
    contextQuestions,
    criteria: content.criteria.map((criterion) => ({
      ...criterion,
      shifts: criterion.shifts.filter(({ question, choice }) => isThere(question, choice)),
    })),
  };
}

/** "choice-3": a key that is not in use. */
export function freeKey(prefix: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
}

const PARTS: Readonly<Record<string, string>> = {
  name: "Name",
  options: "Option",
  criteria: "Criterion",
  contextQuestions: "Question",
  record: "The record",
};

/** Where a refused field stands, for somebody who looks at the editor: "Criterion 4". Null where it is none of the editor's fields. */
export function placeOf(path: string): string | null {
  const [, part = "", index] = path.split(".");
  const name = PARTS[part];
  if (name === undefined) return null;
  return index === undefined || !/^\d+$/.test(index) ? name : `${name} ${Number(index) + 1}`;
}
