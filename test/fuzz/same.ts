/** Whether two plain values are the same, whatever the order of their keys. */
import { isDeepStrictEqual } from "node:util";
import type { Branches } from "../../src/model/branches.ts";

export function sameJson(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(plain(one), plain(other));
}

/** As JSON has it: without keys that are undefined. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Futures as they come back from where they are kept: the title is that of the whole, in all of them. */
export function underTitle(branches: Branches | null | undefined, title: string): Branches | null {
  if (!branches) return null;
  const others = branches.others.map((other) => ({ ...other, scenario: { ...other.scenario, title } }));
  return { ...branches, others };
}
