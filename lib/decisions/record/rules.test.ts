import { expect, test } from "vitest";
import { isUnwritten, missingSections } from "./rules";

const context = { kind: "context", body: "We have to choose." } as const;
const outcome = { kind: "outcome", body: " \n" } as const;
const more = { kind: "more", body: "" } as const;

test("an empty section is missing, except the one for whatever else there is", () => {
  expect(missingSections([context, outcome, more])).toEqual(["outcome"]);
});

test("a record of empty sections and a template's prompts is unwritten; one sentence of somebody's own writes it", () => {
  const prompted = { kind: "drivers", body: "Name the goals.\n" } as const;
  expect(isUnwritten([prompted, outcome, more], ["Name the goals."])).toBe(true);
  expect(isUnwritten([{ ...prompted, body: "Name the goals. We did." }, outcome], ["Name the goals."])).toBe(false);
  expect(isUnwritten([context], ["Name the goals."])).toBe(false);
});
