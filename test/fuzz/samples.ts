/** Valid scenarios to begin with: the gallery's, and random ones of a stream. */
import fc from "fast-check";
import { nextUint32, type RandomStream } from "../../src/base/prng.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { scenarios } from "../../src/scenarios/list.ts";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { pick } from "./hostile.ts";

/** How many random scenarios are made at once: making one is slower than trying it. */
const POOL = 200;
const pools = new Map<string, readonly Scenario[]>();

function poolOf(name: string, make: () => readonly Scenario[]): readonly Scenario[] {
  const pool = pools.get(name) ?? make();
  pools.set(name, pool);
  return pool;
}

const wild = () => fc.sample(arbitraryScenario({ wild: true }), { numRuns: POOL, seed: 1 });
const tame = () => fc.sample(arbitraryScenario(), { numRuns: POOL, seed: 2 });

/** A valid scenario, not always one that is meant to be run. */
export function anyScenario(random: RandomStream): Scenario {
  return pick(
    random,
    poolOf("any", () => [...scenarios.map(({ scenario }) => scenario), ...wild(), ...tame()]),
  );
}

/** One that can be run to its end, or to a bound, in milliseconds. */
export function runnableScenario(random: RandomStream): Scenario {
  return fc.sample(arbitraryScenario({ machines: 4 }), { numRuns: 1, seed: nextUint32(random) | 0 })[0]!;
}
