import "server-only";
import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { isOutOfReach } from "@/db/reach";
import { Refusal, type RefusalCode, type Result } from "./errors";
import { log } from "./log";
import { servedRequest } from "./request";

/** The database is away, restarting, or slower than anybody would wait for. */
const OUT_OF_REACH = new Refusal(
  "UNAVAILABLE",
  "The server cannot reach its database at the moment. Look in a few seconds whether your change is there, and else make it again.",
  undefined,
  undefined,
  5,
);

/** Refusals that a watchman wants to see: somebody was kept from something. Others are slips of a form. */
const KEPT_OUT: ReadonlySet<RefusalCode> = new Set(["FORBIDDEN", "UNAUTHENTICATED", "RATE_LIMITED", "NOT_FOUND"]);

/** Runs one request's work: what a person can cause becomes a refusal value, what is broken is logged and never shown. */
export async function toResult<T>(where: string, work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof Refusal) {
      const line = { event: "request.refused", where, code: error.code };
      if (KEPT_OUT.has(error.code)) log.info(line, "refused");
      else log.debug(line, "refused");
      return { ok: false, refusal: error.toValue() };
    }
    if (isOutOfReach(error)) {
      log.warn({ err: error, where }, "the database was out of reach");
      return { ok: false, refusal: OUT_OF_REACH.toValue() };
    }
    const requestId = servedRequest()?.id ?? randomUUID();
    log.error({ err: error, requestId, where }, "request failed");
    const message = `Something broke on our side; nothing was changed. If it happens again, tell your administrator this number: ${requestId}.`;
    return { ok: false, refusal: { code: "INTERNAL", message } };
  }
}

/** Parses input by its shape, or refuses with one message per field. Unknown fields are dropped. */
export function parse<S extends z.ZodType>(shape: S, input: unknown): z.output<S> {
  if (!isWithin(input, MOST_THINGS)) throw new Refusal("INVALID", "This holds too many things at once. Send fewer.");
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join(".") || "form"] ??= issue.message;
  const [first] = Object.values(fields);
  throw new Refusal("INVALID", first ?? "Some of this cannot be read.", fields);
}

/** So many values one input may hold. The largest ballot has half of them. */
const MOST_THINGS = 5_000;

/** Whether the input holds at most so many values. Each one that a shape does not like costs a message, so they are counted first. */
function isWithin(input: unknown, most: number): boolean {
  const left: unknown[] = [input];
  let seen = 0;
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) continue;
    const inside = Object.values(value);
    seen += inside.length;
    if (seen > most) return false;
    for (const one of inside) if (typeof one === "object") left.push(one);
  }
  return true;
}
