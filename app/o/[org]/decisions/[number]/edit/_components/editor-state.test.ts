import { describe, expect, test } from "vitest";
import { changedSections, openSections } from "./editor-state";

const context = { kind: "context" as const, body: "Now.", commitment: "c2" };
const drivers = { kind: "drivers" as const, body: "Cost.", commitment: "d1" };

describe("opening the editor", () => {
  test("shows the latest text, and one's own draft where there is one", () => {
    const sections = openSections([context, drivers], [{ kind: "drivers", body: "Speed.", baseCommitment: "d1" }]);
    expect(sections.map((section) => section.body)).toEqual(["Now.", "Speed."]);
    expect(changedSections(sections).map((section) => section.kind)).toEqual(["drivers"]);
  });

  test("keeps the base of a draft that somebody overtook, so that saving it asks", () => {
    const [section] = openSections([context], [{ kind: "context", body: "Mine.", baseCommitment: "c1" }]);
    expect(section).toMatchObject({ body: "Mine.", baseBody: "Now.", baseCommitment: "c1", isBehind: true });
  });

  test("forgets a draft that says what was saved already", () => {
    const sections = openSections([context], [{ kind: "context", body: "Now.", baseCommitment: "c1" }]);
    expect(sections).toMatchObject([{ baseCommitment: "c2", isBehind: false }]);
    expect(changedSections(sections)).toEqual([]);
  });
});
