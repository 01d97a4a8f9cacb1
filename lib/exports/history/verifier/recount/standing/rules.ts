import type { ROUND_KINDS, RoundKind } from "@/db/enums";
import type { MatrixCriterion, Standing, StandingBallot } from "@/lib/evaluations/matrix/rules";
import type { BallotContent } from "@/lib/evaluations/ballots/input";
import type { VoteContent } from "@/lib/evaluations/votes/ballots/input";
import type { VoteToCount } from "@/lib/evaluations/votes/tally/rules";
import {
  isRecord,
  numberIn,
  recordIn,
  recordOf,
  recordsIn,
  textIn,
  textsIn,
  type HistoryLine,
} from "../../../lines/rules";
import type { Recount } from "../../votes/rules";

/** Everything an outcome follows from, from a frozen result, what its line adds, and the ballots it names. */
export function standingOfFile({ frozen, line, ballots }: Recount): Standing {
  const result = recordIn(frozen, "result");
  const voterIds = textsIn(frozen, "voters");
  const weights = recordsIn(frozen, "voterWeights");
  const isGiven = textIn(frozen, "weighting") === "steward";
  return {
    methodVersion: numberIn(result, "version"),
    options: recordsIn(frozen, "options").map((option, position) => ({
      ...{ id: textIn(option, "id"), name: textIn(option, "name"), position, summary: "" },
    })),
    criteria: recordsIn(frozen, "criteria").map(criterionOf),
    voterIds,
    leftIds: textsIn(line, "left"),
    ballots: recordsIn(frozen, "ballots").map((named, at) => ballotOf(named, ballots[at]?.member, ballots[at]?.body)),
    stewardWeights: isGiven ? pointsOf(recordIn(line, "stewardWeights")) : null,
    ...(weights.length > 0 && {
      voterWeights: Object.fromEntries(weights.map((one) => [textIn(one, "voter"), numberIn(one, "weight")])),
    }),
  };
}

function criterionOf(criterion: HistoryLine, position: number): MatrixCriterion {
  const measure = criterion["measure"];
  const minimum = criterion["minimumScore"];
  const said = isRecord(measure) ? measure : null;
  return {
    ...{ position, question: "", decidedBy: "", situation: "", anchors: [] },
    ...{ id: textIn(criterion, "id"), name: textIn(criterion, "name") },
    ...{ shortName: textIn(criterion, "shortName"), theme: textIn(criterion, "theme") },
    minimumScore: typeof minimum === "number" ? minimum : null,
    measure:
      said === null ? null : { unit: textIn(said, "unit"), worst: textIn(said, "worst"), best: textIn(said, "best") },
    values: Object.fromEntries(
      recordsIn(said ?? {}, "values").map((value) => [
        textIn(value, "option"),
        { value: textIn(value, "value"), source: textIn(value, "source") },
      ]),
    ),
  };
}

function ballotOf(named: HistoryLine, member = "", body = ""): StandingBallot {
  return {
    kind: isWeighting(textIn(named, "kind")) ? "weighting" : "scoring",
    round: numberIn(named, "round"),
    memberId: member,
    content: contentOf(recordOf(body) ?? {}),
    commitment: textIn(named, "commitment"),
  };
}

const isWeighting = (kind: string): kind is RoundKind & (typeof ROUND_KINDS)[0] => kind === "weighting";

function contentOf(said: HistoryLine): BallotContent {
  if (said["kind"] === "weighting") return { kind: "weighting", points: pointsOf(recordIn(said, "points")) };
  return asScores(said);
}

/** Points as numbers: whole ones, and decimal strings where they were derived. */
function pointsOf(points: HistoryLine): Record<string, number> {
  return Object.fromEntries(Object.entries(points).map(([id, value]) => [id, Number(value)]));
}

/** The vote that a frozen outcome says was counted. */
export function voteOfFile({ frozen, ballots }: Recount): VoteToCount {
  const left = new Set(textsIn(frozen, "left"));
  return asVote({
    method: frozen["method"],
    options: recordsIn(frozen, "options").map((option) => textIn(option, "id")),
    voters: textsIn(frozen, "voters").map((id) => ({ id, hasLeft: left.has(id) })),
    rule: frozen["rule"],
    votes: ballots.map(({ member, body }) => ({ member, vote: contentOfVote(recordOf(body) ?? {}) })),
    objections: frozen["objections"],
  });
}

/** A submitted scoring ballot was parsed before its canonical text was hashed, and this is that text: its commitment holds. */
function asScores(said: HistoryLine): BallotContent {
  return { reasons: {}, ...said } as BallotContent;
}

/** What a submitted vote says; the ballot also names its voter, its round and its evaluation. */
function contentOfVote(said: HistoryLine): VoteContent {
  const { kind, marked, ranking, scores, stance, reason } = said;
  return asContent({ kind, marked, ranking, scores, stance, reason });
}

/** As above, of a vote: what a way of voting does not ask for is undefined and left out of canonical text. */
function asContent(said: HistoryLine): VoteContent {
  return said as VoteContent;
}

/** The hash of all of it is compared with the frozen one before anything is counted. */
function asVote(said: unknown): VoteToCount {
  return said as VoteToCount;
}
