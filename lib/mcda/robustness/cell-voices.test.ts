import { describe, expect, test } from "vitest";
import { parametersFor } from "../evaluation/parameters";
import { loudestVoices } from "./cell-voices";

const parameters = parametersFor({ low: 1, high: 5 });
const votes = (...scores: readonly number[]) => scores.map((score, at) => ({ voterId: "abcdefgh"[at] ?? "", score }));
const voices = (scores: readonly number[], shareOf: (voterId: string) => number = () => 1) =>
  loudestVoices({ isContested: true, votes: votes(...scores) }, shareOf, parameters);

describe("the loudest voices of a contested cell", () => {
  test("are the one that moves the mean most, with the mean of the others", () => {
    expect(voices([1, 2, 4, 5, 5, 5])).toEqual([{ voterId: "a", score: 1, meanWithout: 4.2, isAlone: false }]);
  });

  test("name who stands alone: nobody else at that end, and the others agree", () => {
    expect(voices([1, 5, 4])).toEqual([{ voterId: "a", score: 1, meanWithout: 4.5, isAlone: true }]);
    expect(voices([5, 1, 1, 2])).toMatchObject([{ voterId: "a", isAlone: true }]);
    // Without the 1, 3 and 5 would still be contested.
    expect(voices([1, 5, 3]).map(({ isAlone }) => isAlone)).toEqual([false, false]);
    // Two at that end are not alone.
    expect(voices([1, 1, 5, 5, 5]).some(({ isAlone }) => isAlone)).toBe(false);
  });

  test("leave a range that is still wide contested", () => {
    // r_wg of what remains is .70 or more, and its ratings still lie 3 apart.
    expect(voices([1, 2, 5, 5, 5, 5, 5, 5]).some(({ isAlone }) => isAlone)).toBe(false);
  });

  test("call nobody alone when there is one at each end", () => {
    expect(voices([1, 2, 3]).map(({ voterId, isAlone }) => [voterId, isAlone])).toEqual([
      ["a", false],
      ["c", false],
    ]);
  });

  test("are nobody when many move the mean alike", () => {
    expect(voices([1, 1, 1, 5, 5, 5])).toEqual([]);
    expect(voices([1, 1, 5, 5])).toEqual([]);
  });

  test("count what each vote counts, and put the lone one first", () => {
    // c counts eight times: leaving it out moves the mean more than the lone 1 does.
    const found = voices([1, 4, 5, 4], (id) => (id === "c" ? 8 : 1));
    expect(found.map(({ voterId, isAlone }) => [voterId, isAlone])).toEqual([
      ["a", true],
      ["c", false],
    ]);
    expect(found[1]?.meanWithout).toBe(3);
  });

  test("are none below three ratings, and where nothing is contested", () => {
    expect(voices([1, 5])).toEqual([]);
    expect(loudestVoices({ isContested: false, votes: votes(1, 5, 4) }, () => 1, parameters)).toEqual([]);
  });
});
