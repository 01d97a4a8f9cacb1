import { describe, expect, it } from "vitest";
import { isSame } from "./rules";

describe("a result that was computed again", () => {
  const frozen = { ranking: [{ optionId: "a", points: 71.2 }], margin: 3, note: null };

  it("is the same when its numbers differ by less than 1e-9, as machines do", () => {
    expect(isSame(frozen, { ...frozen, margin: 3 + 4e-10 })).toBe(true);
    expect(isSame(frozen, { ...frozen, margin: 3 + 4e-9 })).toBe(false);
  });

  it("is another with another id, order, key or length", () => {
    expect(isSame(frozen, { ...frozen, ranking: [{ optionId: "b", points: 71.2 }] })).toBe(false);
    expect(isSame(frozen, { ...frozen, ranking: [] })).toBe(false);
    expect(isSame(frozen, { ...frozen, more: undefined })).toBe(false);
    expect(isSame([1, 2], [2, 1])).toBe(false);
    expect(isSame(frozen, null)).toBe(false);
  });
});
