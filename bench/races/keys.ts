import { randomUUID } from "node:crypto";
import { evaluationInScoring, scoresOf } from "@/db/testing/evaluations";
import { Refusal } from "@/lib/errors";
import { submitBallot } from "@/lib/evaluations/ballots/mutations";
import { once } from "@/lib/idempotency/mutations";
import { readChain, type RaceReport } from "./race";

const PARALLEL = 50;

/** One ballot is sent 50 times at once with one key, and then another ballot with it: one event, equal answers, a refusal. */
export async function raceKeys(rounds: number): Promise<RaceReport> {
  const ways = { "one effect, equal answers": 0, "another body refused": 0 };
  const wrong: string[] = [];
  for (let at = 0; at < rounds; at++) {
    const evaluation = await evaluationInScoring();
    const { ana, number, roundId, decisionId } = evaluation;
    const key = randomUUID();
    const send = (scores: string) => {
      const ballot = scoresOf(evaluation, scores);
      const request = ["POST", "/ballot", JSON.stringify(ballot)];
      return once(ana, { key, request }, () => submitBallot(ana, { number, roundId, ballot }));
    };
    const answers = await Promise.all(Array.from({ length: PARALLEL }, () => send("51 42")));
    const other = await send("11 22").then(
      () => "taken",
      (error: unknown) => (error instanceof Refusal ? error.code : "broken"),
    );
    const effects = (await readChain(ana, decisionId)).filter(
      ({ type, data }) => type === "evaluation.ballot_submitted" && data["round"] === roundId,
    ).length;
    const different = new Set(answers.map((answer) => JSON.stringify(answer))).size;
    ways["one effect, equal answers"] += Number(effects === 1 && different === 1);
    ways["another body refused"] += Number(other === "INVALID");
    if (effects !== 1 || different !== 1 || other !== "INVALID")
      wrong.push(`round ${at}: ${effects} effects, ${different} answers, another body ${other}`);
  }
  return { name: "one key 50 times in parallel", rounds, ways, wrong };
}
