import { z } from "zod";
import type { RefusalValue } from "@/lib/errors";
import type { NewerVote } from "@/lib/evaluations/votes/ballots/rules";

const detailShape = z.object({ savedAt: z.iso.datetime() }) satisfies z.ZodType<NewerVote>;

/** When the newer vote that a refusal speaks of was saved, in milliseconds; null where it is refused for another reason. */
export function newerThan({ code, detail }: RefusalValue): number | null {
  if (code !== "CONFLICT") return null;
  const read = detailShape.safeParse(detail);
  return read.success ? Date.parse(read.data.savedAt) : null;
}
