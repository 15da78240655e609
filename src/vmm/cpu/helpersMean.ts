/**
 * The weighted mean of whole numbers, kept while they come and go: exact at any size, since what a division leaves is kept
 * too. The mean is `floor + rest / weights`, with `0 <= rest < weights`.
 */
import { scaled } from "./helpers.ts";

export interface Mean {
  /** Largest whole number that is not above the mean. */
  floor: number;
  rest: number;
  /** Sum of the weights; 0: there is no number, and no mean. */
  weights: number;
}

export function createMean(): Mean {
  return { floor: 0, rest: 0, weights: 0 };
}

/** Adds `value` to those that the mean is of. */
export function addToMean(mean: Mean, value: number, weight: number): void {
  if (mean.weights === 0) mean.floor = value;
  change(mean, value, weight);
}

/** Takes out `value`, which was added with that weight. */
export function takeFromMean(mean: Mean, value: number, weight: number): void {
  change(mean, value, -weight);
}

function change(mean: Mean, value: number, weight: number): void {
  mean.weights += weight;
  if (mean.weights === 0) return;
  const { whole, rest } = scaled(value - mean.floor, weight, mean.weights, mean.rest);
  mean.floor += whole;
  mean.rest = rest;
}
