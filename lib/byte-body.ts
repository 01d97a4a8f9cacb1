import { Refusal } from "./errors";

/**
 * The bytes of a request's body; none when there is no body. Throws what `tooLarge` makes for more than `limit` bytes, having read no more
 * than that, and refuses with INVALID a body that ends early.
 */
export async function readBytes(
  request: Request,
  limit: number,
  tooLarge: () => Refusal,
): Promise<Uint8Array<ArrayBuffer>> {
  // What the sender says of the length spares reading; what arrives is counted all the same.
  if (Number(request.headers.get("content-length")) > limit) throw tooLarge();
  const reader = request.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const next = () => reader.read().catch(() => Promise.reject(brokenOff()));
  for (let chunk = await next(); !chunk.done; chunk = await next()) {
    bytes += chunk.value.byteLength;
    if (bytes > limit) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(chunk.value);
  }
  // A proxy that cuts a body short ends it in good order.
  if (bytes < Number(request.headers.get("content-length"))) throw brokenOff();
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** Whoever went away reads no answer; it is a refusal so that it is not logged as our failure. */
function brokenOff(): Refusal {
  return new Refusal("INVALID", "The connection ended before the body did. Send it again.");
}
