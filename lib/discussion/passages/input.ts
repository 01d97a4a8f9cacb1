import { z } from "zod";
import { sectionKind } from "@/lib/decisions/input";
import { storable } from "@/lib/text/input";
import { commentBody } from "../input";
import { PASSAGE_LIMIT } from "../anchors/rules";

const words = storable(
  z.string().max(PASSAGE_LIMIT, `Choose at most ${PASSAGE_LIMIT.toLocaleString("en")} characters of the text.`),
).refine((text) => text.trim() !== "", "Choose the words that you mean.");

/** Words as they are read in a section of one revision. */
const chosen = {
  decisionId: z.uuid(),
  revision: z.coerce.number().int().min(1).max(999_999_999),
  kind: sectionKind,
  words,
  /** How many characters other than white space stand before them in the section; of several places the nearest is meant. */
  at: z.coerce.number().int().min(0).default(0),
};

export const locatePassageShape = z.object(chosen);
export type LocatePassage = z.output<typeof locatePassageShape>;

export const openPassageShape = z.object({ ...chosen, body: commentBody });
export type OpenPassage = z.output<typeof openPassageShape>;

export const passageShape = z.object({ passageId: z.uuid() });
export type PassageKey = z.output<typeof passageShape>;
