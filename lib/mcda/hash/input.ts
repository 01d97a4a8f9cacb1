import { byCodeUnit } from "../evaluation/ballots";
import type { EvaluationInput } from "../evaluation/input";
import { canonicalText } from "./canonical";
import { sha256 } from "./sha256";

/**
 * SHA-256 of an evaluation's canonical input, lower-case hex: the same whatever the order of voters. What an option is called, and
 * what was stored beside the scores, is part of it.
 */
export function inputHash(input: EvaluationInput): string {
  const voters = [...input.voters].sort((a, b) => byCodeUnit(a.id, b.id));
  return sha256(canonicalText({ ...input, voters }));
}

/** The seed of one random part of a result, 32 hexadecimal digits: nothing random is stored or chosen, all of it follows from the input. */
export function seedOf(hash: string, part: string): string {
  return sha256(`${hash} ${part}`).slice(0, 32);
}
