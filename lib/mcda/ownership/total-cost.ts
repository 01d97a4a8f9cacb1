import { known, unknown, type Computed } from "../numeric";
import { annuityFactor } from "./present-value";

/** What owning one option takes; all ≥ 0. */
export interface OwnershipInputs {
  /** Person-months to build, spent today. */
  build: number;
  /** Person-months of training and ramp-up, spent today. */
  training: number;
  /** Maintenance a year as a fraction of the build effort: Boehm's annual change traffic. An input with a range, not a fact. */
  maintenance: number;
  /** Hosting and licences a year, in currency. */
  hosting: number;
}

/** What holds for all options. */
export interface OwnershipTerms {
  /** Loaded cost of a person-month, in currency; above 0. */
  costPerPersonMonth: number;
  /** Years of ownership, a whole number. */
  years: number;
  /** Real discount rate a year, a fraction above −1. */
  rate: number;
  /** Growth of the maintenance a year, a fraction above −1; hosting does not grow. */
  growth: number;
}

/** Cost of ownership in currency. */
export interface OwnershipCost {
  presentValue: number;
  undiscounted: number;
}

/** What one unit of each input costs over the years, in currency. */
export interface UnitCosts {
  personMonth: number;
  /** Years' worth of maintenance: an annuity that grows. */
  maintenance: number;
  hosting: number;
}

/** The unit costs at a discount rate. `not-positive` unless c > 0, `out-of-range` for a rate or growth of −1 or less. */
export function unitCosts({ costPerPersonMonth, years, growth }: OwnershipTerms, rate: number): Computed<UnitCosts> {
  const growing = annuityFactor(rate, years, growth);
  const level = annuityFactor(rate, years);
  if (growing.reason !== null) return growing;
  if (level.reason !== null) return level;
  if (!(costPerPersonMonth > 0)) return unknown("not-positive");
  return known({ personMonth: costPerPersonMonth, maintenance: growing.value, hosting: level.value });
}

/** The cost of one set of inputs, in currency. `not-positive` unless all are ≥ 0. */
export function costOf({ build, training, maintenance, hosting }: OwnershipInputs, unit: UnitCosts): Computed<number> {
  if (![build, training, maintenance, hosting].every((value) => value >= 0)) return unknown("not-positive");
  const effort = build * (1 + maintenance * unit.maintenance) + training;
  return known(unit.personMonth * effort + hosting * unit.hosting);
}

/**
 * NPV = c (B + T) + Σₜ [m c B (1 + g)^(t−1) + H] / (1 + r)ᵗ over t = 1 … N, and the same without discounting. Reasons as `unitCosts` and
 * `costOf`; RangeError unless years is a whole number.
 */
export function totalCost(inputs: OwnershipInputs, terms: OwnershipTerms): Computed<OwnershipCost> {
  const discounted = costAt(inputs, terms, terms.rate);
  if (discounted.reason !== null) return discounted;
  const undiscounted = costAt(inputs, terms, 0);
  if (undiscounted.reason !== null) return undiscounted;
  return known({ presentValue: discounted.value, undiscounted: undiscounted.value });
}

function costAt(inputs: OwnershipInputs, terms: OwnershipTerms, rate: number): Computed<number> {
  const unit = unitCosts(terms, rate);
  return unit.reason === null ? costOf(inputs, unit.value) : unit;
}

/**
 * The build effort in person-months at which an option costs as much as `target`, a present value in currency: B* = (target − c T − H a) /
 * (c (1 + m a′)), a′ being the annuity that grows. `no-break-even` when even a build for nothing costs more; else as `totalCost`.
 */
export function breakEvenBuild(
  target: number,
  inputs: Omit<OwnershipInputs, "build">,
  terms: OwnershipTerms,
): Computed<number> {
  const unit = unitCosts(terms, terms.rate);
  if (unit.reason !== null) return unit;
  const withoutBuild = costOf({ ...inputs, build: 0 }, unit.value);
  if (withoutBuild.reason !== null) return withoutBuild;
  const perMonth = unit.value.personMonth * (1 + inputs.maintenance * unit.value.maintenance);
  const build = (target - withoutBuild.value) / perMonth;
  return build < 0 ? unknown("no-break-even") : known(build);
}
