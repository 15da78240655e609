/** A list in another order, drawn from a stream. */
import { nextInt, type RandomStream } from "./prng.ts";

export function shuffled<T>(stream: RandomStream, list: readonly T[]): T[] {
  const rest = [...list];
  for (let at = rest.length - 1; at > 0; at -= 1) {
    const other = nextInt(stream, at + 1);
    [rest[at], rest[other]] = [rest[other]!, rest[at]!];
  }
  return rest;
}
