import { expect, it } from "vitest";
import { EVALUATION_LIMITS } from "../rules";
import { draftShape } from "./input";

const id = (at: number) => `01890000-0000-7000-8000-${at.toString(16).padStart(12, "0")}`;

const draftOf = (count: number, answer: unknown) => ({
  number: "1",
  roundId: id(0),
  ballot: {
    kind: "scoring",
    answers: { [id(1)]: Object.fromEntries(Array.from({ length: count }, (_, at) => [id(at), answer])) },
  },
});

it("takes an answer to each option of the largest evaluation", () => {
  expect(draftShape.safeParse(draftOf(EVALUATION_LIMITS.options, 3)).success).toBe(true);
});

it("refuses a ballot that names more options by one sentence, without a word about each of them", () => {
  const { error } = draftShape.safeParse(draftOf(EVALUATION_LIMITS.options + 1, "no answer"));
  expect(error?.issues.map(({ message }) => message)).toEqual(["This ballot names more than the evaluation holds."]);
});
