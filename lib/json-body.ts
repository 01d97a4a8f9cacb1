import { readBytes } from "./byte-body";
import { Refusal } from "./errors";

/** The largest body a JSON endpoint reads, in bytes: 1 MiB. */
const BODY_LIMIT = 1024 * 1024;

/**
 * The JSON object in a request's body; empty when there is no body. Refuses with INVALID what is no object, and what is larger than
 * 1 MiB after having read no more than that.
 */
export async function readJsonBody(request: Request): Promise<Record<string, unknown>> {
  const text = new TextDecoder().decode(await readBytes(request, BODY_LIMIT, tooLarge));
  try {
    const body: unknown = text === "" ? {} : JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return { ...body };
  } catch {
    // Falls through to the refusal below: a body that is not JSON is the sender's to mend.
  }
  throw new Refusal("INVALID", "The body has to be a JSON object.");
}

function tooLarge(): Refusal {
  return new Refusal("INVALID", "This is larger than 1 MiB. Shorten it and send it again.");
}
