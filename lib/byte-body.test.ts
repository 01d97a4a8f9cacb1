import { expect, test } from "vitest";
import { readBytes } from "./byte-body";
import { Refusal } from "./errors";

const tooLarge = () => new Refusal("INVALID", "Too large.");
const bytes = Uint8Array.from({ length: 300 }, (_, at) => at % 256);

/** A request whose body comes in pieces, and which says of its length what it likes. */
function request(pieces: readonly Uint8Array[], length?: number): Request {
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => {
      for (const piece of pieces) stream.enqueue(piece);
      stream.close();
    },
  });
  const headers = new Headers(length === undefined ? [] : [["content-length", String(length)]]);
  // Streams have to say that they are sent before the answer is read.
  const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
  return new Request("http://localhost/", init);
}

test("a body comes back byte for byte, in however many pieces it came", async () => {
  const pieces = [bytes.subarray(0, 1), bytes.subarray(1, 200), bytes.subarray(200)];
  expect(await readBytes(request(pieces, 300), 300, tooLarge)).toEqual(bytes);
  expect(await readBytes(new Request("http://localhost/"), 300, tooLarge)).toEqual(new Uint8Array());
});

test("more than the limit is refused, whether it is announced or not", async () => {
  await expect(readBytes(request([bytes], 300), 299, tooLarge)).rejects.toThrow("Too large.");
  await expect(readBytes(request([bytes]), 299, tooLarge)).rejects.toThrow("Too large.");
});

test("a body that is shorter than it was announced was cut off, and is refused", async () => {
  await expect(readBytes(request([bytes], 301), 400, tooLarge)).rejects.toThrow(
    "The connection ended before the body did.",
  );
});
