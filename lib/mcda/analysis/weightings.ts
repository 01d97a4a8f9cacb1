import type { Basis } from "../evaluation/basis";
import { voterFactors } from "../evaluation/version-two/voter-weights";
import { seedOf } from "../hash/input";
import { at, unknown, type Computed } from "../numeric";
import { createStream, type Stream } from "../random";
import { simulate, type Simulation } from "../smaa/simulate";
import {
  concentrationOf,
  groupedWeights,
  memberWeights,
  ordinalWeights,
  uniformWeights,
  type WeightSampler,
} from "../smaa/weights";
import type { AnalysisParameters, Weighting, WeightScheme } from "./analysis";
import { scoreTable } from "./scores";

/** Draws weights by one scheme, or says why it cannot. */
type Scheme = (basis: Basis, stream: Stream) => Computed<{ sample: WeightSampler; concentration: number | null }>;

const SCHEMES: Readonly<Record<WeightScheme, Scheme>> = {
  uniform: ({ ballots }, stream) => ready(uniformWeights(stream, ballots.isApplicable)),
  ordinal: ({ weights }, stream) => (weights === null ? unknown("no-weights") : ready(ordinalWeights(stream, weights))),
  "around-the-group": aroundTheGroup,
  members: ({ weighting, ballots }, stream) => {
    const members = [...weighting.individual].map(([person, weights]) => {
      const voter = ballots.voterIds.indexOf(person);
      return { weights, factor: voter === -1 ? 1 : at(ballots.factors, voter) };
    });
    if (members.length < 2) return unknown(members.length === 0 ? "no-weights" : "needs-two-voters");
    const own = members.map(({ weights }) => weights);
    return ready(memberWeights(stream, own, voterFactors(members.map(({ factor }) => factor))));
  },
};

const NAMES: readonly WeightScheme[] = ["uniform", "ordinal", "around-the-group", "members"];

function ready(sample: WeightSampler, concentration: number | null = null): ReturnType<Scheme> {
  return { value: { sample, concentration }, reason: null };
}

function aroundTheGroup({ weights, weighting }: Basis, stream: Stream): ReturnType<Scheme> {
  if (weights === null) return unknown("no-weights");
  const spread = weighting.criteria.map(({ standardDeviation, isApplicable }) =>
    isApplicable || standardDeviation === null ? standardDeviation : 0,
  );
  const concentration = concentrationOf(weights, spread);
  if (concentration.reason !== null) return concentration;
  return ready(groupedWeights(stream, weights, concentration.value), concentration.value);
}

/** SMAA by each scheme of weights. An empty cell of a criterion that applies leaves nothing to simulate. */
export function simulateWeightings(
  basis: Basis,
  hash: string,
  seed: string,
  { scores, draws, resamples }: AnalysisParameters,
): Weighting[] {
  const refusal = refuseSimulation(basis);
  if (refusal !== null)
    return NAMES.map((scheme) => ({ scheme, concentration: null, simulated: null, reason: refusal }));
  const simulation: Simulation = {
    options: basis.optionIds.length,
    criteria: basis.criterionIds.length,
    scores: scoreTable(basis, hash, seed, scores, resamples),
    minimums: basis.frame.minimums.flatMap((minimum, criterion) => (minimum === null ? [] : [{ criterion, minimum }])),
  };
  return NAMES.map((scheme) => {
    const { value, reason } = SCHEMES[scheme](basis, createStream(seedOf(seed, scheme)));
    if (value === null) return { scheme, concentration: null, simulated: null, reason };
    const simulated = simulate(simulation, value.sample, draws);
    return { scheme, concentration: value.concentration, simulated, reason: null };
  });
}

function refuseSimulation({ optionIds, ballots, means }: Basis): Weighting["reason"] {
  if (optionIds.length < 2) return "needs-two-options";
  if (!ballots.isApplicable.some(Boolean)) return "no-answers";
  const isEmpty = means.some((row) =>
    row.some((mean, criterion) => mean === null && at(ballots.isApplicable, criterion)),
  );
  return isEmpty ? "missing-scores" : null;
}
