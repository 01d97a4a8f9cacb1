import type { EvaluationResult } from "@/lib/mcda/evaluate";
import { seedOf } from "@/lib/mcda/hash/input";
import { canonicalText } from "@/lib/mcda/hash/canonical";
import { sha256 } from "@/lib/mcda/hash/sha256";
import { efficientFrontier, type EfficientFrontier } from "@/lib/mcda/ownership/efficient-frontier";
import { simulateOwnership, type CostSpread, type OwnershipEstimates } from "@/lib/mcda/ownership/simulation";
import { breakEvenBuild, totalCost, type OwnershipTerms } from "@/lib/mcda/ownership/total-cost";
import { ownershipDraws } from "./draws/rules";
import type { Ownership } from "./input";

/** One option that is costed and has a total. */
export interface CostedPlace {
  readonly optionId: string;
  /** Points of 100. */
  readonly benefit: number;
  /** Net present values in currency, at low, likely and high inputs. */
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  readonly undiscounted: number;
  readonly spread: CostSpread;
  readonly isEfficient: boolean;
  /** Person-months of build at which it costs as much as the cheapest; null for that one, and where even a build for nothing costs more. */
  readonly breakEven: number | null;
  /** Its likely build, in person-months. */
  readonly build: number;
}

/** Benefit against cost of ownership. */
export interface OwnershipView {
  readonly currency: string;
  readonly terms: OwnershipTerms;
  /** The cheapest first. */
  readonly places: readonly CostedPlace[];
  /** Indices into `places`. */
  readonly steps: EfficientFrontier["steps"];
  /** P(row costs less than column), in the order of `places`. */
  readonly cheaper: readonly (readonly number[])[];
  readonly draws: number;
  /** Names of criteria that seem to judge cost as well. */
  readonly costCriteria: readonly string[];
}

const COST_WORDS = /\b(costs?|price|pricing|licen[cs]e|licen[cs]ing|fees?|budget|spend|tco|expens\w*)\b/i;

/** Criteria that seem to judge cost, by their names: what then counts twice beside an axis of cost. */
export function costCriteria(criteria: readonly { readonly name: string }[]): string[] {
  return criteria.flatMap(({ name }) => (COST_WORDS.test(name) ? [name] : []));
}

/** Lays the costs beside the points of a result. Null without two options that have both. Its draws are seeded by what was entered. */
export function ownershipView(
  ownership: Ownership,
  result: Pick<EvaluationResult, "ranking">,
  criteria: readonly { readonly name: string }[],
): OwnershipView | null {
  const terms: OwnershipTerms = {
    costPerPersonMonth: Number(ownership.costPerPersonMonth),
    years: ownership.years,
    rate: Number(ownership.rate),
    growth: Number(ownership.growth),
  };
  const costed = result.ranking.flatMap(({ optionId, points }) => {
    const given = ownership.options[optionId];
    return given === undefined || points === null ? [] : [{ optionId, benefit: points, given: estimatesOf(given) }];
  });
  if (costed.length < 2) return null;
  const sorted = costed
    .flatMap((option) => {
      const [low, likely, high] = (["low", "likely", "high"] as const).map(
        (guess) => totalCost(inputsAt(option.given, guess), terms).value,
      );
      return low && likely && high ? [{ ...option, low, likely, high }] : [];
    })
    .sort((a, b) => a.likely.presentValue - b.likely.presentValue);
  const seed = seedOf(sha256(canonicalText(ownership)), "ownership");
  const simulated = ownershipDraws(
    seed,
    sorted.map(({ optionId }) => optionId),
    () =>
      simulateOwnership(
        sorted.map(({ given }) => given),
        terms,
        seed,
      ),
  ).value;
  const cheapest = sorted[0];
  if (simulated === null || cheapest === undefined) return null;
  const frontier = efficientFrontier(sorted.map(({ benefit, likely }) => ({ benefit, cost: likely.presentValue })));
  const places = sorted.flatMap((option, at): CostedPlace[] => {
    const [place, spread] = [frontier.places[at], simulated.options[at]];
    if (place === undefined || spread === undefined) return [];
    const inputs = inputsAt(option.given, "likely");
    return [
      {
        optionId: option.optionId,
        benefit: option.benefit,
        low: option.low.presentValue,
        likely: option.likely.presentValue,
        high: option.high.presentValue,
        undiscounted: option.likely.undiscounted,
        spread,
        isEfficient: place.isEfficient,
        breakEven: at === 0 ? null : breakEvenBuild(cheapest.likely.presentValue, inputs, terms).value,
        build: inputs.build,
      },
    ];
  });
  return {
    currency: ownership.currency,
    terms,
    places,
    steps: frontier.steps,
    cheaper: simulated.cheaper,
    draws: simulated.draws,
    costCriteria: costCriteria(criteria),
  };
}

const INPUTS = ["build", "training", "maintenance", "hosting"] as const;

function estimatesOf(given: Ownership["options"][string]): OwnershipEstimates {
  const numbers = ({ low, likely, high }: (typeof given)["build"]) => ({
    low: Number(low),
    likely: Number(likely),
    high: Number(high),
  });
  return {
    build: numbers(given.build),
    training: numbers(given.training),
    maintenance: numbers(given.maintenance),
    hosting: numbers(given.hosting),
  };
}

function inputsAt(given: OwnershipEstimates, guess: "low" | "likely" | "high") {
  const [build = 0, training = 0, maintenance = 0, hosting = 0] = INPUTS.map((input) => given[input][guess]);
  return { build, training, maintenance, hosting };
}
