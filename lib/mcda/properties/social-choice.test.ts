import fc from "fast-check";
import { expect, test } from "vitest";
import { at, sum } from "../numeric";
import type { RankedBallot } from "../social-choice/ballots";
import { borda } from "../social-choice/borda";
import { instantRunoff } from "../social-choice/instant-runoff";
import { condorcetWinner, copeland, preferenceTable } from "../social-choice/pairwise";
import { schulze } from "../social-choice/schulze";
import "./arbitrary";

const OPTIONS = ["A", "B", "C", "D"];

/** Any ballot on the options: ties, options left out, several voters. */
const ballot: fc.Arbitrary<RankedBallot> = fc
  .record({
    places: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }),
    voters: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ places, voters }) => ({
    ranking: [0, 1, 2, 3]
      .map((place) => OPTIONS.filter((_, option) => places[option] === place))
      .filter((group) => group.length > 0),
    voters,
  }));
const ballots = fc.array(ballot, { minLength: 1, maxLength: 8 });
const strictBallots = fc.array(
  fc
    .record({
      order: fc.shuffledSubarray(OPTIONS, { minLength: 4, maxLength: 4 }),
      voters: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ order, voters }): RankedBallot => ({ ranking: order.map((option) => [option]), voters })),
  { minLength: 1, maxLength: 8 },
);

const votersOf = (given: readonly RankedBallot[]) => sum(given.map(({ voters = 1 }) => voters));

test("a Condorcet winner wins by Schulze and by Copeland, and is never last by Borda", () => {
  fc.assert(
    fc.property(ballots, (given) => {
      const table = preferenceTable(OPTIONS, given);
      const winner = condorcetWinner(OPTIONS, table);
      if (winner === null) return;
      expect(schulze(OPTIONS, given).winners).toEqual([winner]);
      expect(copeland(OPTIONS, table).winners).toEqual([winner]);
      const { scores } = borda(OPTIONS, given);
      const own = scores.find(({ optionId }) => optionId === winner)?.score ?? NaN;
      expect(scores.some(({ score }) => score < own)).toBe(true);
    }),
  );
});

test("Borda hands out the same points on every ballot, half of all pairs", () => {
  fc.assert(
    fc.property(ballots, (given) => {
      expect(sum(borda(OPTIONS, given).scores.map(({ score }) => score))).toBeCloseTo(6 * votersOf(given), 9);
      expect(sum(borda(OPTIONS, given, 1).scores.map(({ score }) => score))).toBeCloseTo(10 * votersOf(given), 9);
    }),
  );
});

test("Borda is half the sum of pairwise margins, above half the voters' points", () => {
  fc.assert(
    fc.property(ballots, (given) => {
      const table = preferenceTable(OPTIONS, given);
      for (const [option, { score }] of borda(OPTIONS, given).scores.entries()) {
        const margins = OPTIONS.map((_, other) => at(at(table, option), other) - at(at(table, other), option));
        expect(score).toBeCloseTo((sum(margins) + 3 * votersOf(given)) / 2, 9);
      }
    }),
  );
});

test("Schulze's strengths are what the definition says: the best of all paths, each as strong as its weakest link", () => {
  fc.assert(
    fc.property(ballots, (given) => {
      const { preferences, strengths } = schulze(OPTIONS, given);
      const link = (one: number, other: number) =>
        at(at(preferences, one), other) > at(at(preferences, other), one) ? at(at(preferences, one), other) : 0;
      const strongest = (from: number, to: number, through: readonly number[]): number =>
        Math.max(
          link(from, to),
          ...through.map((next) =>
            Math.min(
              link(from, next),
              strongest(
                next,
                to,
                through.filter((other) => other !== next),
              ),
            ),
          ),
        );
      for (const from of [0, 1, 2, 3]) {
        for (const to of [0, 1, 2, 3].filter((other) => other !== from)) {
          const through = [0, 1, 2, 3].filter((other) => other !== from && other !== to);
          expect(at(at(strengths, from), to)).toBe(strongest(from, to, through));
        }
      }
    }),
  );
});

test("Schulze ranks every option once, winners first, and agrees with the strengths", () => {
  fc.assert(
    fc.property(ballots, (given) => {
      const { strengths, ranking, winners } = schulze(OPTIONS, given);
      expect(ranking.flat().sort()).toEqual(OPTIONS);
      expect(ranking[0]).toEqual(winners);
      const place = (option: number) => ranking.findIndex((group) => group.includes(at(OPTIONS, option)));
      for (const one of [0, 1, 2, 3]) {
        for (const other of [0, 1, 2, 3]) {
          if (at(at(strengths, one), other) > at(at(strengths, other), one))
            expect(place(one)).toBeLessThan(place(other));
        }
      }
    }),
  );
});

test("what everybody prefers ranks before, by every rule", () => {
  fc.assert(
    fc.property(strictBallots, (given) => {
      const { ranking } = schulze(OPTIONS, given);
      const { scores } = borda(OPTIONS, given);
      const table = preferenceTable(OPTIONS, given);
      for (const [one, first] of OPTIONS.entries()) {
        for (const [other, second] of OPTIONS.entries()) {
          if (at(at(table, one), other) !== votersOf(given)) continue;
          expect(ranking.findIndex((group) => group.includes(first))).toBeLessThan(
            ranking.findIndex((group) => group.includes(second)),
          );
          expect(at(scores, one).score).toBeGreaterThan(at(scores, other).score);
          expect(instantRunoff(OPTIONS, given).winners).not.toContain(second);
        }
      }
    }),
  );
});

test("a copy of an option beside it on every ballot does not change Schulze's winner, but for the copy", () => {
  fc.assert(
    fc.property(strictBallots, fc.constantFrom(...OPTIONS), (given, copied) => {
      const cloned = given.map(({ ranking, voters }) => ({
        ranking: ranking.flatMap((group) => (group[0] === copied ? [group, ["copy"]] : [group])),
        voters,
      }));
      const before = schulze(OPTIONS, given).winners;
      const after = schulze([...OPTIONS, "copy"], cloned).winners;
      expect([...new Set(after.map((winner) => (winner === "copy" ? copied : winner)))].sort()).toEqual(before);
    }),
  );
});

test("the order of ballots decides nothing, and as many voters are as many ballots", () => {
  fc.assert(
    fc.property(ballots, (given) => {
      const single = given
        .flatMap(({ ranking, voters = 1 }) => Array.from({ length: voters }, (): RankedBallot => ({ ranking })))
        .reverse();
      expect(schulze(OPTIONS, single)).toEqual(schulze(OPTIONS, given));
      expect(borda(OPTIONS, single).winners).toEqual(borda(OPTIONS, given).winners);
      expect(instantRunoff(OPTIONS, single).winners).toEqual(instantRunoff(OPTIONS, given).winners);
    }),
  );
});

test("a run-off keeps every voter in the count or among the exhausted, and elects a majority's favourite at once", () => {
  fc.assert(
    fc.property(ballots, (given) => {
      const { rounds, winners } = instantRunoff(OPTIONS, given);
      expect(winners.length).toBeGreaterThan(0);
      for (const { tallies, exhausted } of rounds) {
        expect(sum(tallies.map(({ score }) => score)) + exhausted).toBeCloseTo(votersOf(given), 9);
      }
      expect(rounds.at(-1)?.eliminated).toEqual([]);
      const favourite = OPTIONS.find((option) => {
        const firsts = given.filter(({ ranking }) => ranking[0]?.length === 1 && ranking[0][0] === option);
        return votersOf(firsts) > votersOf(given) / 2;
      });
      if (favourite === undefined) return;
      expect(rounds).toHaveLength(1);
      expect(winners).toEqual([favourite]);
    }),
  );
});
