import type { EventType } from "./types";
import { DECISION_TELLERS } from "./sentences/decision";
import { EVALUATION_TELLERS } from "./sentences/evaluation";
import { ORGANIZATION_TELLERS } from "./sentences/organization";
import { PASSAGE_TELLERS } from "./sentences/passage";
import { READER_TELLERS } from "./sentences/readers";
import type { Names, Sentence, Told } from "./sentences/parts";
import { Teller } from "./sentences/words";

/** One teller for every type: a type without a sentence does not compile. */
const TELLERS: Readonly<Record<EventType, (teller: Teller) => Sentence>> = {
  ...ORGANIZATION_TELLERS,
  ...DECISION_TELLERS,
  ...EVALUATION_TELLERS,
  ...PASSAGE_TELLERS,
  ...READER_TELLERS,
};

/** Reads an event out: who did what to which thing, and their reason. Parts, not markup; names the reader may not see are left out. */
export function sentenceOf(told: Told, names: Names): Sentence {
  return TELLERS[told.type](new Teller(told, names));
}

/** True for a type that this version of Accord can read out. */
export function isEventType(type: string): type is EventType {
  return Object.hasOwn(TELLERS, type);
}
