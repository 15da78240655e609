/** Whether two plain values are the same, whatever the order of their keys. */
import { isDeepStrictEqual } from "node:util";

export function sameJson(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(plain(one), plain(other));
}

/** As JSON has it: without keys that are undefined. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
