import { expect, test } from "vitest";
import type { z } from "zod";
import { discardDraftShape, saveDraftShape } from "@/lib/decisions/drafts/input";
import { openPassageShape } from "@/lib/discussion/passages/input";
import { suggestWordsShape } from "@/lib/discussion/suggestions/input";
import { ballotShape } from "@/lib/evaluations/ballots/input";
import { evidenceShape } from "@/lib/evaluations/evidence/input";
import { evaluationFileQueryShape } from "@/lib/evaluations/files/input";
import { acknowledgeReadingShape } from "@/lib/following/readings/input";
import { markDecisionSeenShape } from "@/lib/following/visits/input";
import { readCursor } from "@/lib/home/activity/input";

const TOO_LARGE = 99_999_999_999;

/** The fields that a shape refuses of an otherwise empty input. */
const refused = (shape: z.ZodType, input: Readonly<Record<string, unknown>>) =>
  shape.safeParse(input).error?.issues.map(({ path }) => path.join(".")) ?? [];

test.each([
  ["a draft", saveDraftShape, "number"],
  ["a draft to throw away", discardDraftShape, "number"],
  ["a ballot", ballotShape, "number"],
  ["evidence", evidenceShape, "number"],
  ["an evaluation's file", evaluationFileQueryShape, "evaluation"],
  ["a passage", openPassageShape, "revision"],
  ["a suggestion", suggestWordsShape, "revision"],
  ["what was read", acknowledgeReadingShape, "revision"],
  ["what was seen", markDecisionSeenShape, "sequence"],
] as const)("a number that no row can have is refused as input, not by the database: %s", (_, shape, field) => {
  expect(refused(shape, { [field]: TOO_LARGE })).toContain(field);
  expect(refused(shape, { [field]: 1 })).not.toContain(field);
});

test("an address with such a number begins at the newest event", () => {
  const chain = "01900000-0000-7000-8000-000000000000";
  expect(readCursor(`2026-01-01T00:00:00.000Z_${chain}_${TOO_LARGE}`)).toBeNull();
  expect(readCursor(`2026-01-01T00:00:00.000Z_${chain}_7`)).toMatchObject({ sequence: 7 });
});
