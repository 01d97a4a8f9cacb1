import { describe, expect, test } from "vitest";
import { linesWithout } from "./rules";

const HASH = "aa";
const created = { type: "decision.created", data: { lines: ["a"] } };
const onBoth = { type: "decision.lines_changed", data: { lines: ["b", "a"] } };
const given = (lines: readonly string[], contentHash = HASH, revision = 1) => ({
  ...{ type: "approval.given", data: { approval: `of ${lines.join()}`, lines: [...lines], contentHash, revision } },
});
const overridden = (contentHash: string, commitments: Readonly<Record<string, string>>) => ({
  ...{ type: "approval.overridden", data: { lines: ["b"], contentHash }, commitments },
});
const accepted = (also = {}) => ({ type: "decision.accepted", data: { revision: 2, contentHash: HASH, ...also } });

/** The title is the same in revisions 1 and 2, and another one in revision 9. */
const titleAt = (_events: number, revision: number) => (revision === 9 ? "other" : "title");

/** Of the last of these events. */
function found(...told: readonly Readonly<Record<string, unknown>>[]) {
  const events = told.map((said, at) => ({ sequence: at + 1, said }));
  const last = events.at(-1);
  return last === undefined ? [] : linesWithout(events, last, titleAt);
}

describe("an acceptance", () => {
  test("needs an approval for each line the decision is on then", () => {
    expect(found(created, given(["a"]), accepted())).toEqual([]);
    expect(found(created, accepted())).toEqual(["a"]);
    expect(found(created, given(["a"]), onBoth, accepted())).toEqual(["b"]);
    expect(found(created, onBoth, given(["a"]), given(["b"]), accepted())).toEqual([]);
    expect(found(created, onBoth, accepted())).toEqual(["a", "b"]);
  });

  test("takes no approval that was taken back, or came after it", () => {
    const lifted = { type: "approval.lifted", data: { approval: "of a" } };
    expect(found(created, given(["a"]), lifted, accepted())).toEqual(["a"]);
    const events = [created, accepted(), given(["a"])].map((said, at) => ({ sequence: at + 1, said }));
    expect(linesWithout(events, { sequence: 2, said: accepted() }, titleAt)).toEqual(["a"]);
  });

  test("takes an approval of another text only where a rule may let it stand: the title is the same", () => {
    expect(found(created, given(["a"], "bb", 1), accepted())).toEqual([]);
    expect(found(created, given(["a"], "bb", 9), accepted())).toEqual(["a"]);
  });

  test("takes an override of exactly this text that has a reason", () => {
    const both = [created, onBoth, given(["a"])];
    expect(found(...both, overridden(HASH, { reason: "cc" }), accepted())).toEqual([]);
    expect(found(...both, overridden(HASH, {}), accepted())).toEqual(["b"]);
    expect(found(...both, overridden("bb", { reason: "cc" }), accepted())).toEqual(["b"]);
    expect(found(...both, accepted({ overridden: ["b"] }))).toEqual(["b"]);
  });

  test("takes silence on the lines that it names", () => {
    expect(found(created, onBoth, given(["a"]), accepted({ silent: ["b"] }))).toEqual([]);
    expect(found(created, onBoth, accepted({ silent: ["b"] }))).toEqual(["a"]);
  });

  test("is not held against events that only their hash is known of", () => {
    const events = [
      { sequence: 1, said: null },
      { sequence: 2, said: accepted() },
    ];
    expect(linesWithout(events, { sequence: 2, said: accepted() }, titleAt)).toEqual([]);
  });
});
