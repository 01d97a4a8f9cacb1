import { expect, test } from "vitest";
import { faultsOf, placeOf } from "./ownership-fields";

const options = [{ id: "01a", name: "Django" }];

test("a fault stands at its field, and one of all three guesses at the likely one", () => {
  expect(
    faultsOf({
      "ownership.rate": "Write a fraction.",
      "ownership.options.01a.build.low": "Write a number.",
      "ownership.options.01a.build": "Low, likely and high have to rise.",
      "ownership.options.01a.hosting": "Low, likely and high have to rise.",
    }),
  ).toEqual({
    rate: "Write a fraction.",
    "01a build low": "Write a number.",
    "01a hosting likely": "Low, likely and high have to rise.",
  });
});

test("a field is called by what it is in the form", () => {
  expect(placeOf("01a hosting high", options)).toBe("Hosting and licences of Django, high");
  expect(placeOf("rate", options)).toBe("Real rate");
  expect(placeOf("02b build low", options)).toBeNull();
  expect(placeOf("", options)).toBeNull();
});
