import { expect, test } from "vitest";
import { heaviestTheme } from "./rules";

test("a theme is heavy when it holds more than half of at least four criteria", () => {
  expect(heaviestTheme(["Delivery", "Delivery", "Delivery", "People"])).toBe("Delivery");
  expect(heaviestTheme(["Delivery", "Delivery", "People", "People"])).toBeNull();
  expect(heaviestTheme(["Delivery", "Delivery", "Delivery"])).toBeNull();
});

test("criteria without a theme are not one theme", () => {
  expect(heaviestTheme(["", "", "", "People"])).toBeNull();
});
