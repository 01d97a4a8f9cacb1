import type { Basis } from "../evaluation/basis";
import type { EvaluationResult, LeftOut } from "../evaluation/result";
import { at, EPSILON, sum } from "../numeric";
import { toPoints } from "../ratings/scores";
import { weightRadius } from "../robustness/radius";
import { scoreSwap } from "../robustness/swap";
import { pointsAtWeight } from "../robustness/weight-line";
import type { Analysis, Ends, Influence, ScoreSwap, TornadoBar } from "./analysis";

/** Leader and nearest challenger by their rows among those that may win; an empty cell there carries no weight. */
interface Duel {
  readonly weights: readonly number[];
  readonly means: readonly (readonly number[])[];
  readonly totals: readonly number[];
  readonly leader: number;
  readonly challenger: number;
}

/** Null unless one option leads another alone. */
function duelOf({ field, weights, now }: Basis): Duel | null {
  if (weights === null || now.margin === null || now.leaderIds.length !== 1) return null;
  const means = field.means.map((row) => row.map((mean) => mean ?? 0));
  const totals = means.map((row) => totalOf(row, weights));
  const leader = field.optionIds.indexOf(at(now.leaderIds, 0));
  const others = totals.flatMap((total, option) => (option === leader ? [] : [{ total, option }]));
  const nearest = others.reduce((best, other) => (other.total > best.total + EPSILON ? other : best));
  return { weights, means, totals, leader, challenger: nearest.option };
}

function totalOf(row: readonly number[], weights: readonly number[]): number {
  return sum(row.map((score, criterion) => score * at(weights, criterion)));
}

/** What the weight of each criterion does to the lead, the most first; empty unless one option leads alone. */
export function tornadoOf(basis: Basis, { swaps }: EvaluationResult): TornadoBar[] {
  const duel = duelOf(basis);
  if (duel === null) return [];
  const { scale } = basis.frame;
  const bars = basis.criterionIds.map((criterionId, criterion): TornadoBar => {
    const weightNow = at(duel.weights, criterion);
    const endsOf = (option: number): Ends => {
      const points = toPoints(at(duel.totals, option), scale);
      const onCriterion = toPoints(at(at(duel.means, option), criterion), scale);
      const then = (weight: number) => pointsAtWeight({ points, onCriterion }, weightNow, weight);
      return { optionId: at(basis.field.optionIds, option), without: then(0), now: points, alone: then(1) };
    };
    const [leader, challenger] = [endsOf(duel.leader), endsOf(duel.challenger)];
    const range = Math.abs(leader.now - challenger.now - (leader.without - challenger.without));
    return { criterionId, weightNow, leader, challenger, range, flip: at(swaps, criterion).swap };
  });
  return bars.sort((a, b) => (Math.abs(a.range - b.range) <= EPSILON ? 0 : b.range - a.range));
}

/** The nearest tie when all weights change together, with the weights at which it is. */
export function jointChangeOf(
  { field, weights }: Basis,
  { jointChange, leaderIds }: EvaluationResult,
): Analysis["jointChange"] {
  if (jointChange === null || weights === null) return null;
  const leader = at(field.means, field.optionIds.indexOf(at(leaderIds, 0)));
  const challenger = at(field.means, field.optionIds.indexOf(jointChange.challengerId));
  const differences = leader.map((score, criterion) => (score ?? 0) - (challenger[criterion] ?? 0));
  const found = weightRadius(totalOf(differences, weights), differences, weights).value;
  return found === null ? null : { ...jointChange, newWeights: found.newWeights };
}

/** Per cell of the options that may win, the change of its mean that makes a tie at the top; empty unless one leads alone. */
export function scoreSwapsOf(basis: Basis): ScoreSwap[] {
  const duel = duelOf(basis);
  if (duel === null) return [];
  const { low, high } = basis.frame.scale;
  return basis.field.optionIds.flatMap((optionId, option) =>
    basis.criterionIds.map((criterionId, criterion) => {
      const rival = option === duel.leader ? duel.challenger : duel.leader;
      const margin = at(duel.totals, option) - at(duel.totals, rival);
      const change = scoreSwap(margin, at(duel.weights, criterion)).value;
      const then = at(at(duel.means, option), criterion) + (change ?? 0);
      const isReachable = change !== null && then >= low - EPSILON && then <= high + EPSILON;
      return { optionId, criterionId, change, isReachable };
    }),
  );
}

/** By voter, the pivotal and then the most influential first: what the lead would be without them. */
export function influenceOf({ leaveOneVoterOut, leaderIds, margin }: EvaluationResult): Influence[] {
  const [leaderId] = leaderIds;
  const found = leaveOneVoterOut.map((without): Influence => {
    const lead = leaderId === undefined ? null : leadOf(leaderId, without);
    const change = lead === null || margin === null ? null : lead - margin;
    return { voterId: without.id, isPivotal: without.isPivotal, change };
  });
  const weight = ({ isPivotal, change }: Influence) => (isPivotal ? 1000 : 0) + Math.abs(change ?? 0);
  return found.sort((a, b) => (Math.abs(weight(a) - weight(b)) <= EPSILON ? 0 : weight(b) - weight(a)));
}

/** The lead of `leaderId` in points, below 0 when another leads; null while that is undecided or nobody may win. */
function leadOf(leaderId: string, { leaderIds, margin, points }: LeftOut): number | null {
  if (margin === null || leaderIds.includes(leaderId)) return margin;
  const pointsOf = (id: string | undefined) => points.find(({ optionId }) => optionId === id)?.points ?? null;
  const [own, best] = [pointsOf(leaderId), pointsOf(leaderIds[0])];
  return own === null || best === null ? null : own - best;
}
