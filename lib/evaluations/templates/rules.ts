import { invalid } from "@/lib/errors";
import type { TemplateContent } from "./input";

/** How much a template's context may ask. */
export const CONTEXT_LIMITS = { questions: 12, choices: 6, label: 80, shifts: 24, because: 200 } as const;

/** The largest file of a template that is read, in characters. */
export const TEMPLATE_FILE_LIMIT = 512 * 1024;

/** Where in a template something is wrong, and what. */
interface Inconsistency {
  readonly path: (string | number)[];
  readonly message: string;
}

const same = (text: string) => text.normalize("NFC").toLocaleLowerCase("en");

/** What no single field shows: names used twice, and texts about options, questions or choices that are not there. */
export function findInconsistencies(
  content: Pick<TemplateContent, "options" | "criteria" | "contextQuestions">,
): readonly Inconsistency[] {
  const { options, criteria, contextQuestions } = content;
  const optionNames = new Set(options.map((option) => option.name));
  const answers = new Map(contextQuestions.map(({ key, choices }) => [key, new Set(choices.map((each) => each.key))]));
  return [
    ...repeated(options, "name", (name) => `There are two options called ${name}.`).map(at("options")),
    ...repeated(criteria, "name", (name) => `There are two criteria called ${name}.`).map(at("criteria")),
    ...repeated(contextQuestions, "key", (key) => `Two questions have the key ${key}.`).map(at("contextQuestions")),
    ...contextQuestions.flatMap(({ choices }, index) =>
      repeated(choices, "key", (key) => `Two choices have the key ${key}.`).map(
        at("contextQuestions", index, "choices"),
      ),
    ),
    ...criteria.flatMap(({ considerations, shifts, measure }, index) => {
      const about = Object.keys(considerations)
        .filter((name) => !optionNames.has(name))
        .map((name) => ({ path: ["considerations", name], message: `There is no option called ${name}.` }));
      const unknown = shifts.flatMap(({ question, choice }, place): Inconsistency[] => {
        const choices = answers.get(question);
        if (choices === undefined)
          return [{ path: ["shifts", place, "question"], message: `There is no question with the key ${question}.` }];
        if (choices.has(choice)) return [];
        return [{ path: ["shifts", place, "choice"], message: `${question} has no choice with the key ${choice}.` }];
      });
      const flat =
        measure !== null && Number(measure.worst) === Number(measure.best)
          ? [{ path: ["measure"], message: "The worst and the best value have to differ." }]
          : [];
      return [...about, ...unknown, ...flat].map(at("criteria", index));
    }),
  ];
}

function repeated<F extends string>(
  rows: readonly { readonly [field in F]: string }[],
  field: F,
  say: (value: string) => string,
): Inconsistency[] {
  const seen = new Set<string>();
  return rows.flatMap((row, index) => {
    const value = same(row[field]);
    if (seen.has(value)) return [{ path: [index, field], message: say(row[field]) }];
    seen.add(value);
    return [];
  });
}

const at =
  (...before: (string | number)[]) =>
  ({ path, message }: Inconsistency): Inconsistency => ({ path: [...before, ...path], message });

/** Refuses a name that another template of the organization has: two of one name could not be told apart. */
export function assertNameIsFree(names: readonly string[], name: string): void {
  if (names.some((other) => same(other) === same(name)))
    throw invalid(`There is a template called ${name} already. Choose another name.`, { name: "This name is taken." });
}
