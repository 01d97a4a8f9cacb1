import { z } from "zod";
import { storable } from "@/lib/text/input";
import { EVALUATION_LIMITS } from "./rules";

/** A text the database can store: well-formed, without NUL, trimmed, at most `limit` characters. */
export const boundedText = (limit: number) =>
  storable(
    z
      .string()
      .trim()
      .max(limit, `Shorten this to ${limit.toLocaleString("en")} characters.`),
  );

/** A record of at most so many entries. They are counted before one of them is read: a crowd costs as little as none. */
export const boundedRecord = <K extends z.core.$ZodRecordKey, V extends z.ZodType>(
  key: K,
  value: V,
  most: number,
  tooMany: string,
) =>
  z.preprocess(
    (given, { issues }) => {
      if (typeof given !== "object" || given === null || Object.keys(given).length <= most) return given;
      issues.push({ code: "custom", message: tooMany, input: given });
      return z.NEVER;
    },
    z.record(key, value),
  );

/** A reason that others will read: never empty. */
export const requiredReason = boundedText(EVALUATION_LIMITS.reason).refine(
  (text) => text !== "",
  "Give a reason: it stays in the history.",
);

const zone = z.string().max(64).refine(isTimeZone, "This time zone is unknown.");

/** The instant a round locks, and the zone in which it was chosen. */
export const deadlineShape = z.object({
  at: z.iso.datetime({ offset: true, error: "Choose a day and a time." }),
  zone,
});
export type Deadline = z.infer<typeof deadlineShape>;

export const memberIds = z
  .array(z.uuid())
  .max(EVALUATION_LIMITS.participants, `At most ${EVALUATION_LIMITS.participants} people take part.`)
  .refine((ids) => new Set(ids).size === ids.length, "Somebody is named twice.");

/** One cell of the matrix. */
export const cellShape = z.object({ criterionId: z.uuid(), optionId: z.uuid() });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
