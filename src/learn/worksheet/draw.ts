/** Numbers of exercises, drawn from a stream. */
import { nextInt, type RandomStream } from "../../base/prng.ts";

/** A whole number from `least` to `most`, both included. */
export function between(stream: RandomStream, least: number, most: number): number {
  return least + nextInt(stream, most - least + 1);
}

/** `count` different numbers from `least` to `most`, in the order in which they were drawn. */
export function different(stream: RandomStream, count: number, least: number, most: number): number[] {
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(between(stream, least, most));
  return [...drawn];
}

/** The letters A, B, C and so on. */
export function letters(count: number): string[] {
  return Array.from({ length: count }, (_, at) => String.fromCodePoint(65 + at));
}
