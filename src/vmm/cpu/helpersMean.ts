/**
 * The weighted mean of whole numbers, kept while they come and go: exact at any size, since what a division leaves is kept
 * too. The mean is `floor + rest / weights`, with `0 <= rest < weights`. Weights that are divided (`weight / sharers`) have
 * a mean of their own for each divisor, so that these hold whole numbers too.
 */
import { scaled } from "./helpers.ts";
import { floorDivision, leastCommonMultiple } from "./helpersWeights.ts";

export interface Mean {
  /** Largest whole number that is not above the mean. */
  floor: number;
  rest: number;
  /** Sum of the weights; 0: there is no number, and no mean. */
  weights: number;
  /** Of the numbers whose weights are divided, before their division, by divisor; absent: there never were any. */
  divided?: Map<number, Mean>;
}

export function createMean(): Mean {
  return { floor: 0, rest: 0, weights: 0 };
}

/** A mean that can be changed apart from `mean`. */
export function copyMean(mean: Mean): Mean {
  const copy = { ...mean };
  if (mean.divided) copy.divided = new Map(Array.from(mean.divided, ([divisor, each]) => [divisor, { ...each }]));
  return copy;
}

/** Adds `value` with the weight `weight / sharers` to those that the mean is of. */
export function addToMean(mean: Mean, value: number, weight: number, sharers = 1): void {
  const part = partOf(mean, sharers);
  if (part.weights === 0) part.floor = value;
  change(part, value, weight);
}

/** Takes out `value`, which was added with that weight. */
export function takeFromMean(mean: Mean, value: number, weight: number, sharers = 1): void {
  const part = partOf(mean, sharers);
  change(part, value, -weight);
  if (part !== mean && part.weights === 0) mean.divided!.delete(sharers);
}

function partOf(mean: Mean, sharers: number): Mean {
  if (sharers === 1) return mean;
  mean.divided ??= new Map();
  const part = mean.divided.get(sharers) ?? createMean();
  mean.divided.set(sharers, part);
  return part;
}

function change(mean: Mean, value: number, weight: number): void {
  mean.weights += weight;
  if (mean.weights === 0) return;
  const { whole, rest } = scaled(value - mean.floor, weight, mean.weights, mean.rest);
  mean.floor += whole;
  mean.rest = rest;
}

const isDivided = ({ divided }: Mean): boolean => divided !== undefined && divided.size > 0;

/** There is no number. */
export function isEmptyMean(mean: Mean): boolean {
  return mean.weights === 0 && !isDivided(mean);
}

/** `⌊mean⌋`. Of no numbers it is 0, or one that was there before. */
export function floorOfMean(mean: Mean): number {
  if (!isDivided(mean)) return mean.floor;
  const { sum, weights } = exactly(mean);
  return Number(floorDivision(sum, weights).whole);
}

/** `⌊lag · (Σ + w) / Σ⌋` for `Σ` the sum of the weights and `w = weight / sharers`. */
export function enlargedLag(mean: Mean, lag: number, weight: number, sharers: number): number {
  if (sharers === 1 && !isDivided(mean)) return scaled(lag, mean.weights + weight, mean.weights).whole;
  const { weights, parts } = exactly(mean);
  const own = BigInt(sharers) * weights;
  return Number(floorDivision(BigInt(lag) * (own + BigInt(weight) * parts), own).whole);
}

/** `value → ⌊V + (value − V) · factor / divisor⌋`; `V` is the mean, exact, since a part of it would be multiplied too. */
export function aroundMean(mean: Mean, factor: number, divisor: number): (value: number) => number {
  const { sum, weights } = exactly(mean);
  const [by, over] = [BigInt(factor), BigInt(divisor)];
  return (value) => Number(floorDivision(sum * over + (BigInt(value) * weights - sum) * by, weights * over).whole);
}

/** Sum of the numbers times their weights, and sum of the weights, both `parts` times over, so that they are whole. */
function exactly(mean: Mean): { readonly sum: bigint; readonly weights: bigint; readonly parts: bigint } {
  const parts = leastCommonMultiple(mean.divided?.keys() ?? []);
  let sum = 0n;
  let weights = 0n;
  const add = (part: Mean, times: bigint): void => {
    sum += (BigInt(part.floor) * BigInt(part.weights) + BigInt(part.rest)) * times;
    weights += BigInt(part.weights) * times;
  };
  if (mean.weights > 0) add(mean, parts);
  for (const [divisor, part] of mean.divided ?? []) add(part, parts / BigInt(divisor));
  return { sum, weights, parts };
}
