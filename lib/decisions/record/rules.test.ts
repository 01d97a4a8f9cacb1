import { expect, test } from "vitest";
import { isUnwritten, missingSections, promptedSections } from "./rules";

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

test("a prompt that still stands is found by its line, whatever somebody wrote around it", () => {
  const prompts = ["- Goal: …\n- Review on …"];
  const drivers = { kind: "drivers", body: "- Goal: one release a week\n  - Review on …\n" } as const;
  expect(promptedSections([context, drivers, more], prompts)).toEqual(["drivers"]);
  expect(promptedSections([context, { ...drivers, body: "- Review on 1 May" }], prompts)).toEqual([]);
});
