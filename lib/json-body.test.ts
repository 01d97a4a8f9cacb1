import { describe, expect, test } from "vitest";
import { readJsonBody } from "./json-body";

const MIB = 1024 * 1024;

function post(body: string | ReadableStream<Uint8Array>, headers: Record<string, string> = {}): Request {
  // Streams have to say that they are sent before the answer is read.
  const init: RequestInit & { duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
  return new Request("http://localhost/", init);
}

/** An endless body, and how many bytes of it were asked for. */
function endless() {
  const read = { bytes: 0, isCancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      read.bytes += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(32));
    },
    cancel() {
      read.isCancelled = true;
    },
  });
  return { body, read };
}

describe("readJsonBody", () => {
  test("takes an object, and nothing at all as an empty one", async () => {
    expect(await readJsonBody(post('{"title":"Zürich"}'))).toEqual({ title: "Zürich" });
    expect(await readJsonBody(post(""))).toEqual({});
    expect(await readJsonBody(new Request("http://localhost/", { method: "POST" }))).toEqual({});
  });

  test("takes up to 1 MiB, counted in bytes, and joins characters that arrive in two pieces", async () => {
    const around = '{"a":""}'.length;
    expect(await readJsonBody(post(`{"a":"${"x".repeat(MIB - around)}"}`))).toHaveProperty("a");
    await expect(readJsonBody(post(`{"a":"${"x".repeat(MIB - around + 1)}"}`))).rejects.toMatchObject({
      code: "INVALID",
    });
    await expect(readJsonBody(post(`{"a":"${"ü".repeat(MIB / 2)}"}`))).rejects.toThrow("larger than 1 MiB");
    const bytes = new TextEncoder().encode('{"a":"ü"}');
    const split = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, 7));
        controller.enqueue(bytes.slice(7));
        controller.close();
      },
    });
    expect(await readJsonBody(post(split))).toEqual({ a: "ü" });
  });

  test("reads no more than the limit of a body that does not end", async () => {
    const { body, read } = endless();
    await expect(readJsonBody(post(body))).rejects.toThrow("larger than 1 MiB");
    expect(read.isCancelled).toBe(true);
    expect(read.bytes).toBeLessThan(2 * MIB);
  });

  test("reads nothing of a body that says it is too large", async () => {
    const { body, read } = endless();
    await expect(readJsonBody(post(body, { "content-length": String(MIB + 1) }))).rejects.toThrow("larger than 1 MiB");
    expect(read.bytes).toBeLessThanOrEqual(65_536);
  });

  test.each(["[1]", "null", '"text"', "{", "7"])("refuses %s, which is no object", async (text) => {
    await expect(readJsonBody(post(text))).rejects.toThrow("has to be a JSON object");
  });
});
