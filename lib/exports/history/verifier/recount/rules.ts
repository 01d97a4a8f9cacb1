import { standingOfFile, voteOfFile } from "./standing/rules";
import { evaluationInput } from "@/lib/evaluations/matrix/rules";
import { withNumbers } from "@/lib/evaluations/results/rules";
import { isSame } from "@/lib/evaluations/results/equality/rules";
import { countVote } from "@/lib/evaluations/votes/tally/rules";
import { evaluate } from "@/lib/mcda/evaluate";
import { canonicalText } from "@/lib/mcda/hash/canonical";
import { inputHash } from "@/lib/mcda/hash/input";
import { sha256 as sha256OfText } from "@/lib/mcda/hash/sha256";
import { textIn } from "../../lines/rules";
import type { Recount } from "../votes/rules";

/**
 * Does a frozen result follow from its ballots? The same mathematics as in Accord, numbers compared at 1e-9. What cannot be computed does
 * not follow.
 */
export function followsFromBallots(recount: Recount): boolean {
  try {
    return recount.frozen["kind"] === "vote" ? isVoteCounted(recount) : isMatrixComputed(recount);
  } catch {
    return false;
  }
}

function isMatrixComputed(recount: Recount): boolean {
  const input = evaluationInput(standingOfFile(recount));
  if (inputHash(input) !== textIn(recount.frozen, "inputHash")) return false;
  return isSameResult(recount, evaluate(input));
}

function isVoteCounted(recount: Recount): boolean {
  const vote = voteOfFile(recount);
  if (sha256OfText(canonicalText(vote)) !== textIn(recount.frozen, "inputHash")) return false;
  return isSameResult(recount, countVote(vote));
}

/** Both as canonical text first, so that both have the same twelve places. */
function isSameResult({ frozen }: Recount, result: unknown): boolean {
  return isSame(numbersOf(frozen["result"]), numbersOf(result));
}

const numbersOf = (value: unknown): unknown => withNumbers(canonicalText(value));
