import { notFound } from "@/lib/errors";
import type { ContextQuestion, Shift } from "../templates/input";
import type { ContextAnswer, EvaluationContext } from "./input";

/** Why one criterion matters more or less here: a shift of the template whose choice the team has made. */
export interface ActiveShift {
  readonly matters: Shift["matters"];
  readonly because: string;
  /** The answer it follows from, in the words of its choice. */
  readonly answer: string;
}

/** What a criterion's place in the context says once its questions are answered, in the order of the questions. */
export function activeShifts(context: EvaluationContext | null, criterionId: string): readonly ActiveShift[] {
  if (context === null) return [];
  const shifts = context.shifts[criterionId] ?? [];
  return context.questions.flatMap(({ key, choices }) =>
    shifts.flatMap(({ question, choice, matters, because }) => {
      if (question !== key || context.answers[key]?.choice !== choice) return [];
      const answer = choices.find((each) => each.key === choice)?.label ?? "";
      return [{ matters, because, answer }];
    }),
  );
}

/** How many of the questions have an answer. */
export function countAnswered({ questions, answers }: EvaluationContext): number {
  return questions.filter(({ key }) => answers[key] !== undefined).length;
}

/** The context with one answer given, changed or, when it says nothing, taken back. NOT_FOUND for a question or choice that is not there. */
export function withAnswer(
  context: EvaluationContext,
  key: string,
  answer: ContextAnswer,
): { readonly context: EvaluationContext; readonly question: ContextQuestion; readonly label: string | null } {
  const question = context.questions.find((each) => each.key === key);
  if (question === undefined) throw notFound("question");
  const label = question.choices.find((each) => each.key === answer.choice)?.label ?? null;
  if (answer.choice !== null && label === null) throw notFound("choice");
  const others = Object.fromEntries(Object.entries(context.answers).filter(([asked]) => asked !== key));
  const isAnswered = answer.choice !== null || answer.note !== "";
  return { question, label, context: { ...context, answers: isAnswered ? { ...others, [key]: answer } : others } };
}

/** Moves what is said of a criterion to the row that replaces it. */
export function withReplaced(context: EvaluationContext, before: string, after: string): EvaluationContext {
  const { [before]: shifts, ...others } = context.shifts;
  return shifts === undefined ? context : { ...context, shifts: { ...others, [after]: shifts } };
}
