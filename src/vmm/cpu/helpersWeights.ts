/**
 * Sums of weights that may be divided: a weight counts `weight / sharers`. They are kept by divisor, as whole numbers, so that
 * nothing is lost, whoever comes and goes. Plain data.
 */
import type { VcpuId } from "../../model/units.ts";
import { scaled } from "./helpers.ts";
import type { CpuFacts } from "./policy.ts";

export interface WeightSum {
  /** Of the weights that nobody shares. */
  whole: number;
  /** Sums of the others before their division, by divisor. */
  readonly divided: Map<number, number>;
}

/** A fraction whose denominator is positive; not in lowest terms. */
export interface ExactRatio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function createWeightSum(): WeightSum {
  return { whole: 0, divided: new Map() };
}

/** Adds `weight / sharers`; a negative weight takes out what was added. */
export function addToWeights(sum: WeightSum, weight: number, sharers: number): void {
  if (sharers === 1) sum.whole += weight;
  else addUnder(sum.divided, sharers, weight);
}

/** Adds the weight that `v` has now, `times` over: -1 takes it out. */
export function addWeightOf(sum: WeightSum, facts: CpuFacts, v: VcpuId, times: 1 | -1 = 1): void {
  addToWeights(sum, times * facts.weight(v), facts.sharers(v));
}

function addUnder(sums: Map<number, number>, divisor: number, amount: number): void {
  const sum = (sums.get(divisor) ?? 0) + amount;
  if (sum === 0) sums.delete(divisor);
  else sums.set(divisor, sum);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/** The least number of which all of `divisors` are divisors. */
export function leastCommonMultiple(divisors: Iterable<number>): bigint {
  let multiple = 1n;
  for (const divisor of divisors) multiple *= BigInt(divisor) / greatestCommonDivisor(multiple, BigInt(divisor));
  return multiple;
}

/** The sum, exactly. */
export function totalWeight({ whole, divided }: WeightSum): ExactRatio {
  const denominator = leastCommonMultiple(divided.keys());
  let numerator = BigInt(whole) * denominator;
  for (const [divisor, sum] of divided) numerator += (BigInt(sum) * denominator) / BigInt(divisor);
  return { numerator, denominator };
}

/** `⌊amount · w / Σ⌋` of the weight `w` of `v` among `others` and itself. */
export function shareAmong(amount: number, facts: CpuFacts, v: VcpuId, others: WeightSum): number {
  const [weight, sharers] = [facts.weight(v), facts.sharers(v)];
  if (sharers === 1 && others.divided.size === 0) return scaled(amount, weight, others.whole + weight).whole;
  const { numerator, denominator } = totalWeight(others);
  const all = numerator * BigInt(sharers) + BigInt(weight) * denominator;
  return Number((BigInt(amount) * BigInt(weight) * denominator) / all);
}

/** `⌊numerator / denominator⌋` and what is left; `denominator` is positive. */
export function floorDivision(numerator: bigint, denominator: bigint): { whole: bigint; rest: bigint } {
  const left = numerator % denominator;
  const rest = left < 0n ? left + denominator : left;
  return { whole: (numerator - rest) / denominator, rest };
}
