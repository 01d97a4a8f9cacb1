import { expect, test } from "vitest";
import type { Result } from "@/lib/errors";
import { answered, OUT_OF_REACH } from "./answered";

test("a server that does not answer refuses; an answer is what it is", async () => {
  const lost: Promise<Result<number>> = Promise.reject(new TypeError("Failed to fetch"));
  expect(await answered(lost)).toEqual({ ok: false, refusal: OUT_OF_REACH });
  expect(await answered(Promise.resolve({ ok: true, value: 1 }))).toEqual({ ok: true, value: 1 });
});
