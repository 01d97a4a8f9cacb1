import type { Ctx } from "@/lib/access/context";
import { Refusal } from "@/lib/errors";
import { getMyBallot } from "@/lib/evaluations/ballots/queries";
import { getDiscussion } from "@/lib/evaluations/discussion/queries";
import { getEvaluation } from "@/lib/evaluations/overview/queries";
import { getResult } from "@/lib/evaluations/results/queries";
import { getHistory } from "@/lib/history/queries";
import type { Known } from "./doing";
import { seesDecision, whyNoSteering } from "./machine";
import { standingAnswers } from "./sums";
import { cellsOf, roundOf, type Evaluation, type Someone, type State } from "./state";

/** What the app sends somebody, in the words of the model; and every word of a ballot that stands anywhere in it. */
export async function sentByApp(
  ctx: Ctx,
  known: Known,
  nameOf: (memberId: string) => string,
): Promise<{ readonly says: string; readonly words: ReadonlySet<string> }> {
  const { number } = known;
  const [overview, own, discussion, result, history] = [
    await unlessHidden(getEvaluation(ctx, { number })),
    await unlessHidden(getMyBallot(ctx, { number })),
    await unlessHidden(getDiscussion(ctx, { number })),
    await unlessHidden(getResult(ctx, { number })),
    await unlessHidden(getHistory(ctx, number, {})),
  ];
  const rowName = (id: string) => [...known.rowIds].findLast(([, own]) => own === id)?.[0] ?? "unknown";
  const everything = JSON.stringify([overview, own, discussion, result, history]);
  const words = new Set(everything.match(/word-\d+/g) ?? []);
  if (overview === "hidden") {
    const isNothing = [own, discussion, result, history].every((one) => one === "hidden" || one === null);
    return { says: isNothing ? "hidden" : "some of it", words };
  }
  const round = overview !== null && (overview.phase === "weighting" || overview.phase === "scoring") ? overview : null;
  return {
    says: saying({
      phase: overview?.phase ?? null,
      maySteer: overview !== null && "may" in overview ? overview.may.steer.allowed : null,
      turnout:
        round === null
          ? null
          : round.participants.map(({ memberId, hasSubmitted }) => [nameOf(memberId), hasSubmitted] as const),
      submitted: round?.round.submitted ?? null,
      hasWeights: round === null ? null : round.weights !== null,
      isAsked: own !== null && own !== "hidden",
      votes:
        discussion === null || discussion === "hidden"
          ? null
          : discussion.cells.map(
              ({ criterionId, optionId, votes }) =>
                [
                  `${rowName(criterionId)}:${rowName(optionId)}`,
                  votes.map(({ memberId, answer, reason }) => `${nameOf(memberId)} ${answer} ${reason}`),
                ] as const,
            ),
      results: result === null || result === "hidden" ? null : result.number,
    }),
    words,
  };
}

/** The same by the rules; with the words that this person may be sent. Rules 3, 22 and 25. */
export function sentByRules(
  state: State,
  person: Someone,
  ownWords: ReadonlySet<string>,
): { readonly says: string; readonly words: ReadonlySet<string> } {
  if (!seesDecision(person, state)) return { says: "hidden", words: new Set() };
  const all = [...state.past, ...(state.evaluation === null ? [] : [state.evaluation])];
  const seen = all.filter(({ phase }) => person.role !== "stakeholder" || phase === "closed");
  const shown = seen.at(-1) ?? null;
  const round = shown === null ? undefined : roundOf(shown);
  const isTalked = shown !== null && (shown.phase === "discussion" || shown.phase === "closed");
  const results = seen.findLast(({ phase }) => phase === "closed");
  return {
    says: saying({
      phase: shown?.phase ?? null,
      maySteer: shown === null || isTalked ? null : whyNoSteering(person, state).length === 0,
      turnout:
        round === undefined
          ? null
          : (shown?.participants ?? []).map((name) => [name, round.ballots[name] !== undefined] as const),
      // Rule 24: of those who take part now.
      submitted: round === undefined ? null : (shown?.participants ?? []).filter((name) => round.ballots[name]).length,
      // Rule 25: the group's weights are sent once they are revealed, or set by the steward.
      hasWeights: round === undefined ? null : round.kind === "scoring" || round.state !== "open",
      isAsked: round?.state === "open" && shown?.participants.includes(person.name) === true,
      votes: shown !== null && isTalked ? votesOf(shown) : null,
      results: results?.number ?? null,
    }),
    words: new Set([
      ...ownWords,
      ...seen
        .filter((one) => roundOf(one) === undefined)
        .flatMap(({ rounds }) =>
          rounds
            .filter(({ state: at }) => at === "revealed")
            .flatMap(({ ballots }) => Object.values(ballots).map(({ word }) => word)),
        ),
    ]),
  };
}

const votesOf = (evaluation: Evaluation) =>
  cellsOf(evaluation).map(
    (cell) =>
      [
        cell,
        [...standingAnswers(evaluation)].flatMap(([name, answers]) => {
          const answer = answers.get(cell);
          return answer === undefined ? [] : [`${name} ${answer} ${wordAt(evaluation, name, cell)}`];
        }),
      ] as const,
  );

const wordAt = ({ rounds }: Evaluation, name: string, cell: string) =>
  rounds.findLast(
    ({ kind, state, ballots }) =>
      kind === "scoring" && state === "revealed" && ballots[name]?.answers[cell] !== undefined,
  )?.ballots[name]?.word;

interface Sent {
  readonly phase: string | null;
  readonly maySteer: boolean | null;
  readonly turnout: readonly (readonly [string, boolean])[] | null;
  readonly submitted: number | null;
  readonly hasWeights: boolean | null;
  readonly isAsked: boolean;
  readonly votes: readonly (readonly [string, readonly string[]])[] | null;
  readonly results: number | null;
}

function saying({ turnout, votes, ...rest }: Sent): string {
  return JSON.stringify({
    ...rest,
    turnout: turnout?.map(([name, has]) => `${name}${has ? " has submitted" : ""}`).toSorted() ?? null,
    votes: votes?.map(([cell, given]) => `${cell}: ${given.toSorted().join(", ")}`).toSorted() ?? null,
  });
}

async function unlessHidden<T>(answer: Promise<T>): Promise<T | "hidden"> {
  return answer.catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "NOT_FOUND") return "hidden" as const;
    throw error;
  });
}
