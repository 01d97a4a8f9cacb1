import { expect, it } from "vitest";
import { LIMITS, sentenceOf, waitInWords } from "./rules";

it("says how long to wait as a person would", () => {
  expect([1, 0, 59, 99, 100, 180, 181].map(waitInWords)).toEqual([
    "1 second",
    "1 second",
    "59 seconds",
    "99 seconds",
    "2 minutes",
    "3 minutes",
    "4 minutes",
  ]);
});

it("says whose limit was reached, and when to try again", () => {
  expect(sentenceOf("export", "person", 180)).toBe(
    "You have exported very often in a short time. Try again in 3 minutes.",
  );
  expect(sentenceOf("invite", "organization", 30)).toBe(
    "Your organization has invited people very often in a short time. Try again in 30 seconds.",
  );
});

it("lets an organization do more than one person, of everything", () => {
  for (const { perPerson, perOrganization } of Object.values(LIMITS))
    expect(perOrganization).toBeGreaterThan(perPerson);
});
