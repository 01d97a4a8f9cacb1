import { afterEach, expect, test, vi } from "vitest";
import { request } from "./request";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const keyOf = (call: readonly unknown[] | undefined) => {
  const { headers } = call?.[1] as RequestInit;
  return new Headers(headers).get("idempotency-key");
};

test("what must happen once is sent again with the same key when no answer came, and another time with another", async () => {
  vi.useFakeTimers();
  const lost = new TypeError("Failed to fetch");
  const send = vi
    .fn()
    .mockRejectedValueOnce(lost)
    .mockImplementation(() => Promise.resolve(Response.json({ ok: true, value: 1 })));
  vi.stubGlobal("fetch", send);
  const first = request("/o/acme/ballot", { method: "POST", body: { points: 100 }, isRepeatable: true });
  await vi.runAllTimersAsync();
  expect(await first).toEqual({ ok: true, value: 1 });
  await request("/o/acme/ballot", { method: "POST", body: { points: 100 }, isRepeatable: true });
  const keys = send.mock.calls.map(keyOf);
  expect(keys).toHaveLength(3);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test("a silent network is a refusal, after one try of what may not be repeated", async () => {
  const send = vi.fn().mockRejectedValue(new TypeError("Failed to fetch"));
  vi.stubGlobal("fetch", send);
  expect(await request("/o/acme/draft", { method: "PUT", body: {} })).toMatchObject({
    ok: false,
    refusal: { code: "UNAVAILABLE" },
  });
  expect(send).toHaveBeenCalledTimes(1);
  expect(keyOf(send.mock.calls[0])).toBeNull();
});
