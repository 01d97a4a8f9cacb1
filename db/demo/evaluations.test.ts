import { describe, expect, it } from "vitest";
import { demoDecisions } from "./decisions";
import { demoEvaluations } from "./evaluations";
import type { DemoBallot, DemoCriterion, DemoEvaluation, DemoOption, DemoRound } from "./shape";
import { person } from "./testing";

const OPTIONS: readonly DemoOption[] = ["Django", "Flask", "Hybrid"];

/** Criterion names and how much the group weighs them, as the billing story has it. */
const BILLING_WEIGHTS: Readonly<Record<DemoCriterion, number>> = {
  "Time to first delivery": 9,
  "Data modelling and migrations": 12,
  "API development": 7,
  "Admin and internal tooling": 6,
  "Structure and consistency": 9,
  "Learning curve and onboarding": 6,
  "Flexibility and composability": 8,
  "Ecosystem coherence": 6,
  "Deployment model": 6,
  Performance: 4,
  Scalability: 5,
  "Security baseline": 9,
  "Governance and compliance": 5,
  "Long-term maintainability": 8,
};
const isCriterion = (name: string): name is DemoCriterion => name in BILLING_WEIGHTS;
const CRITERIA = Object.keys(BILLING_WEIGHTS).filter(isCriterion);

const evaluationOf = (decision: number): DemoEvaluation => {
  const found = demoEvaluations.find((evaluation) => evaluation.decision === decision);
  if (!found) throw new Error(`ADR-${decision} has no evaluation`);
  return found;
};
const score = (ballot: DemoBallot, criterion: DemoCriterion, option: DemoOption) =>
  ballot.scores[criterion]?.[OPTIONS.indexOf(option)] ?? null;
const submitted = (round: DemoRound | undefined) => round?.ballots.filter((ballot) => ballot.isSubmitted) ?? [];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const groupWeight = (evaluation: DemoEvaluation, criterion: DemoCriterion) =>
  mean(evaluation.weights.map((weights) => weights.points[criterion]));

/** The scores that count for a cell after the given number of rounds: the latest of each voter. */
function cell(evaluation: DemoEvaluation, criterion: DemoCriterion, option: DemoOption, rounds: number): number[] {
  return evaluation.participants.flatMap((voter) => {
    const given = evaluation.rounds
      .slice(0, rounds)
      .flatMap((round) => submitted(round).filter((ballot) => ballot.by === voter))
      .map((ballot) => score(ballot, criterion, option))
      .filter((value) => typeof value === "number");
    return given.slice(-1);
  });
}

/** Points of 100 on the fixed scale from 1 to 5. */
function points(evaluation: DemoEvaluation, option: DemoOption, rounds: number): number {
  const total = CRITERIA.map(
    (criterion) => (groupWeight(evaluation, criterion) / 100) * mean(cell(evaluation, criterion, option, rounds)),
  ).reduce((sum, part) => sum + part, 0);
  return Math.round(250 * (total - 1)) / 10;
}

/** Cells with r_wg under .70 or a range of 3 and more. */
function contested(evaluation: DemoEvaluation, rounds: number): string[] {
  return CRITERIA.flatMap((criterion) =>
    OPTIONS.filter((option) => {
      const scores = cell(evaluation, criterion, option, rounds);
      const centre = mean(scores);
      const variance = scores.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (scores.length - 1);
      return 1 - variance / 2 < 0.7 - 1e-9 || Math.max(...scores) - Math.min(...scores) >= 3;
    }).map((option) => `${criterion}: ${option}`),
  );
}

describe("the evaluations of the demo", () => {
  it.each(demoEvaluations)("of ADR-$decision belongs to a decision and to participants who may vote", (evaluation) => {
    const decision = demoDecisions.find((candidate) => candidate.number === evaluation.decision);
    expect(decision?.createdDaysAgo).toBeGreaterThan(evaluation.createdDaysAgo);
    expect(decision?.status === "draft").toBe(evaluation.phase !== "closed");
    if (decision?.proposedDaysAgo !== undefined) {
      expect(decision.proposedDaysAgo).toBeLessThan(evaluation.closing?.daysAgo ?? 0);
    }
    for (const key of evaluation.participants) {
      expect(["owner", "admin", "lead", "member"]).toContain(person(key).role);
      expect(person(key).joinedDaysAgo).toBeGreaterThan(evaluation.createdDaysAgo);
    }
  });

  it.each(demoEvaluations)("of ADR-$decision goes through its phases in order", (evaluation) => {
    const moments = [
      evaluation.createdDaysAgo,
      evaluation.weightingOpenedDaysAgo,
      ...evaluation.rounds.flatMap((round) => [round.openedDaysAgo, round.revealedDaysAgo ?? 0]),
      evaluation.closing?.daysAgo ?? 0,
    ];
    expect(moments).toEqual(moments.toSorted((a, b) => b - a));
    expect(evaluation.rounds.at(-1)?.revealedDaysAgo === undefined).toBe(evaluation.phase === "scoring");
    expect(evaluation.closing === undefined).toBe(evaluation.phase !== "closed");
    for (const { daysAgo } of evaluation.weights) {
      expect(daysAgo).toBeLessThan(evaluation.weightingOpenedDaysAgo);
      expect(daysAgo).toBeGreaterThan(evaluation.rounds[0]?.openedDaysAgo ?? 0);
    }
    for (const round of evaluation.rounds) {
      for (const { daysAgo } of round.ballots) {
        expect(daysAgo).toBeLessThan(round.openedDaysAgo);
        expect(daysAgo).toBeGreaterThan(round.revealedDaysAgo ?? 0);
      }
    }
  });

  it.each(demoEvaluations)("of ADR-$decision has 100 whole points from every participant", (evaluation) => {
    expect(evaluation.weights.map((weights) => weights.by)).toEqual(evaluation.participants);
    for (const { points: given, by } of evaluation.weights) {
      expect(Object.values(given).every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
      expect(
        Object.values(given).reduce((sum, value) => sum + value, 0),
        by,
      ).toBe(100);
    }
  });

  it.each(demoEvaluations)(
    "of ADR-$decision gives a reason only where a score stands, and at every 1",
    (evaluation) => {
      for (const { ballots } of evaluation.rounds) {
        for (const ballot of ballots) {
          expect(evaluation.participants).toContain(ballot.by);
          for (const criterion of CRITERIA) {
            for (const option of OPTIONS) {
              const given = score(ballot, criterion, option);
              const reason = ballot.reasons[criterion]?.[option];
              if (reason !== undefined) expect(typeof given, `${ballot.by}: ${reason}`).toBe("number");
              if (given === 1) expect(reason, `${ballot.by} on ${option}, ${criterion}`).toBeDefined();
            }
          }
        }
      }
    },
  );

  it.each(demoEvaluations)("of ADR-$decision is complete in the first round for all who submitted", (evaluation) => {
    for (const ballot of submitted(evaluation.rounds[0])) {
      for (const criterion of CRITERIA) {
        for (const option of OPTIONS) expect(score(ballot, criterion, option)).not.toBeNull();
      }
    }
  });

  it("of ADR-14 tells the billing story: the weights, both rounds, and what is still contested", () => {
    const billing = evaluationOf(14);
    for (const criterion of CRITERIA) expect(groupWeight(billing, criterion)).toBe(BILLING_WEIGHTS[criterion]);
    expect(OPTIONS.map((option) => points(billing, option, 1))).toEqual([73.8, 51.9, 69.4]);
    expect(OPTIONS.map((option) => points(billing, option, 2))).toEqual([73.8, 52.2, 72.3]);
    expect(contested(billing, 1)).toHaveLength(13);
    expect(contested(billing, 2)).toHaveLength(12);
  });

  it("of ADR-14 asks in its second round about the contested cells and no others", () => {
    const billing = evaluationOf(14);
    const open = contested(billing, 1);
    for (const ballot of submitted(billing.rounds[1])) {
      const answered = CRITERIA.flatMap((criterion) =>
        OPTIONS.filter((option) => score(ballot, criterion, option) !== null).map(
          (option) => `${criterion}: ${option}`,
        ),
      );
      expect(answered, ballot.by).toEqual(open);
    }
  });

  it("of ADR-14 has a reason of the highest or the lowest in every contested cell, and at every changed score", () => {
    const billing = evaluationOf(14);
    const [first, second] = billing.rounds;
    for (const name of contested(billing, 1)) {
      const given = submitted(first).filter((ballot) =>
        Object.entries(ballot.reasons).some(([criterion, reasons]) =>
          Object.keys(reasons).some((option) => `${criterion}: ${option}` === name),
        ),
      );
      expect(given.length, name).toBeGreaterThanOrEqual(1);
    }
    for (const ballot of submitted(second)) {
      const before = submitted(first).find((candidate) => candidate.by === ballot.by);
      for (const criterion of CRITERIA) {
        for (const option of OPTIONS) {
          const now = score(ballot, criterion, option);
          if (now === null || !before || now === score(before, criterion, option)) continue;
          expect(ballot.reasons[criterion]?.[option], `${ballot.by}, ${criterion}, ${option}`).toBeDefined();
        }
      }
    }
  });

  it("of ADR-13 is in its first round: three have submitted, one has a draft of six criteria, one has not begun", () => {
    const { rounds, participants } = evaluationOf(13);
    const [round] = rounds;
    expect([participants.length, submitted(round).length, round?.ballots.length]).toEqual([5, 3, 4]);
    const draft = round?.ballots.find((ballot) => !ballot.isSubmitted);
    expect(Object.keys(draft?.scores ?? {})).toHaveLength(6);
  });

  it("of ADR-6 closed with the figures that its record names, and chose the leader", () => {
    const tracking = evaluationOf(6);
    const figures = OPTIONS.map((option) => points(tracking, option, 1));
    expect(figures).toEqual([62.1, 64.6, 72.5]);
    expect(tracking.closing?.chosen).toBe("Hybrid");
    const text = JSON.stringify(demoDecisions.find((decision) => decision.number === 6)?.revisions);
    for (const figure of figures) expect(text).toContain(figure.toFixed(1));
  });
});
