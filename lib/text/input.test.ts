import { expect, test } from "vitest";
import { createProductLineShape } from "../product-lines/input";
import { z } from "zod";
import { lineShape, storable } from "./input";

test("a line holds no invisible or direction-changing character, wherever it is a name", () => {
  for (const name of ["", "  ", "Core\u0000", "Core\u202eevil", "\u200bCore"]) {
    expect(lineShape(60, "Name it.").safeParse(name).success).toBe(false);
    expect(createProductLineShape.safeParse({ name }).success).toBe(false);
  }
  expect(createProductLineShape.parse({ name: "  Billing \n services " }).name).toBe("Billing services");
});

test("a text that the database cannot hold is refused, in any script otherwise taken as it is", () => {
  for (const text of ["a\0b", "a\ud800"]) expect(storable(z.string()).safeParse(text).success).toBe(false);
  expect(storable(z.string()).parse("物流 👩‍👧 \u202e")).toBe("物流 👩‍👧 \u202e");
});
