import { Refusal } from "./errors";

/** The largest body a JSON endpoint reads, in bytes: 1 MiB. */
const BODY_LIMIT = 1024 * 1024;

/**
 * The JSON object in a request's body; empty when there is no body. Refuses with INVALID what is no object, and what is larger than
 * 1 MiB after having read no more than that.
 */
export async function readJsonBody(request: Request): Promise<Record<string, unknown>> {
  const text = await readText(request);
  try {
    const body: unknown = text === "" ? {} : JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return { ...body };
  } catch {
    // Falls through to the refusal below: a body that is not JSON is the sender's to mend.
  }
  throw new Refusal("INVALID", "The body has to be a JSON object.");
}

/** What the sender says of the length spares reading; what arrives is counted all the same. */
async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length")) > BODY_LIMIT) throw tooLarge();
  const reader = request.body?.getReader();
  if (reader === undefined) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  const next = () => reader.read().catch(() => Promise.reject(brokenOff()));
  for (let chunk = await next(); !chunk.done; chunk = await next()) {
    bytes += chunk.value.byteLength;
    if (bytes > BODY_LIMIT) {
      await reader.cancel();
      throw tooLarge();
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Whoever went away reads no answer; it is a refusal so that it is not logged as our failure. */
function brokenOff(): Refusal {
  return new Refusal("INVALID", "The connection ended before the body did. Send it again.");
}

function tooLarge(): Refusal {
  return new Refusal("INVALID", "This is larger than 1 MiB. Shorten it and send it again.");
}
