import { expect } from "vitest";
import { z } from "zod";
import { at } from "../numeric";
import { approval } from "../social-choice/approval";
import { placements, type OptionScore, type RankedBallot } from "../social-choice/ballots";
import { borda } from "../social-choice/borda";
import { instantRunoff } from "../social-choice/instant-runoff";
import { condorcetWinner, copeland, preferenceTable } from "../social-choice/pairwise";
import { schulze } from "../social-choice/schulze";
import { expectNear, type Vector } from "./vector";

const named = z.record(z.string(), z.number());
const table = z.record(z.string(), named);

/** Runs one worked example of social choice. */
export function expectSocialChoice({ id, method, inputs, expected, tolerance }: Vector): void {
  const options = z.array(z.string()).parse(inputs.candidates);
  const near = (actual: readonly OptionScore[], wanted: unknown) => {
    const scores = named.parse(wanted);
    expect(actual.map(({ optionId }) => optionId).sort()).toEqual(Object.keys(scores).sort());
    for (const { optionId, score } of actual) expectNear(score, scores[optionId], tolerance);
  };
  switch (method) {
    case "approval": {
      const found = approval(options, z.array(z.array(z.string())).parse(inputs.ballots));
      near(found.scores, expected.scores);
      return expect(found.winners).toEqual(expected.winners);
    }
    case "borda": {
      const found = borda(options, ballotsOf(inputs), inputs.start === 1 ? 1 : 0);
      near(found.scores, expected.scores);
      return expect(found.winners).toEqual([expected.winner ?? "A"]);
    }
    case "condorcet": {
      const ballots = ballotsOf(inputs);
      const preferences = preferenceTable(options, ballots);
      expect(condorcetWinner(options, preferences)).toBe(expected.winner);
      if (expected.pairwise !== undefined) expectTable(options, preferences, expected.pairwise);
      if (expected.copeland !== undefined) near(copeland(options, preferences).scores, expected.copeland);
      if (expected.borda !== undefined) near(borda(options, ballots).scores, expected.borda);
      return expect(schulze(options, ballots).winners).toEqual(expected.schulze_winners ?? [expected.winner]);
    }
    case "irv": {
      const found = instantRunoff(options, ballotsOf(inputs));
      const rounds = z.array(named).parse(expected.rounds);
      expect(found.rounds).toHaveLength(rounds.length);
      for (const [index, { tallies }] of found.rounds.entries()) near(tallies, rounds[index]);
      return expect(found.winners).toEqual(expected.winner);
    }
    case "schulze": {
      const found = schulze(options, ballotsOf(inputs));
      expect(found.ranking).toEqual(expected.ranking);
      expectTable(options, found.preferences, expected.d);
      return expectTable(options, found.strengths, expected.p);
    }
    default:
      return expect.unreachable(`${id} has no expectation`);
  }
}

function expectTable(options: readonly string[], actual: readonly (readonly number[])[], expected: unknown): void {
  for (const [row, entries] of Object.entries(table.parse(expected))) {
    for (const [column, value] of Object.entries(entries)) {
      expect(at(at(actual, options.indexOf(row)), options.indexOf(column))).toBe(value);
    }
  }
}

/** Ballots written as "A>B=C*3": three voters like A best, then B and C alike. */
export function readBallot(text: string): RankedBallot {
  const [order = "", voters = "1"] = text.split("*");
  return { ranking: order.split(">").map((group) => group.split("=")), voters: Number(voters) };
}

function ballotsOf(inputs: Vector["inputs"]): RankedBallot[] {
  const ballots = z.array(z.string()).parse(inputs.ballots).map(readBallot);
  expect(placements(z.array(z.string()).parse(inputs.candidates), ballots)).toHaveLength(ballots.length);
  return ballots;
}
