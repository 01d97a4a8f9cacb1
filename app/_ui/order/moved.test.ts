import { expect, test } from "vitest";
import { moved } from "./moved";

const order = { ids: ["a", "b", "c", "d", "e"], ties: [false, true, false, false, true] };

test("moving one keeps the ties it does not touch", () => {
  expect(moved(order, 2, 3)).toEqual({ ids: ["a", "b", "d", "c", "e"], ties: [false, true, false, false, false] });
  expect(moved(order, 4, 3)).toEqual({ ids: ["a", "b", "c", "e", "d"], ties: [false, true, false, false, false] });
  expect(moved(order, 0, 1)).toEqual({ ids: ["b", "a", "c", "d", "e"], ties: [false, false, false, false, true] });
});

test("moving one to where it stands changes no order", () => {
  expect(moved(order, 2, 2).ids).toEqual(order.ids);
});
