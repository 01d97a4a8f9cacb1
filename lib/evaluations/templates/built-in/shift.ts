import type { Shift } from "../input";

/** The criterion weighs more where the question is answered so. */
export const more = (question: string, choice: string, because: string): Shift => ({
  question,
  choice,
  matters: "more",
  because,
});

/** The criterion weighs less where the question is answered so. */
export const less = (question: string, choice: string, because: string): Shift => ({
  question,
  choice,
  matters: "less",
  because,
});
