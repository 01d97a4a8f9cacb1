import { expect, test } from "vitest";
import type { Result } from "@/lib/errors";
import { answered, hasAnswered, OUT_OF_REACH } from "./answered";

test("a server that does not answer refuses; an answer is what it is", async () => {
  const lost: Promise<Result<number>> = Promise.reject(new TypeError("Failed to fetch"));
  expect(await answered(lost)).toEqual({ ok: false, refusal: OUT_OF_REACH });
  expect(await answered(Promise.resolve({ ok: true, value: 1 }))).toEqual({ ok: true, value: 1 });
});

test("only a server that answered is read anew", async () => {
  expect(hasAnswered(await answered(Promise.reject(new TypeError("Failed to fetch"))))).toBe(false);
  expect(hasAnswered({ ok: false, refusal: { code: "INVALID", message: "Give it a name." } })).toBe(true);
  expect(hasAnswered({ ok: true, value: 1 })).toBe(true);
});
