import { expect, test } from "vitest";
import { byTheme } from "./rules";

test("criteria stand under their theme, themes in the order of their first criterion", () => {
  const criteria = ["People", "Delivery", "People"].map((theme, at) => ({ id: at, theme }));
  expect(byTheme(criteria).map((group) => [group.theme, group.criteria.map(({ id }) => id)])).toEqual([
    ["People", [0, 2]],
    ["Delivery", [1]],
  ]);
});
