/** Valid scenarios to begin with: the gallery's, and random ones of a stream, on one host or several; and their futures. */
import fc from "fast-check";
import { nextInt, nextUint32, type RandomStream } from "../../src/base/prng.ts";
import { validateScenario } from "../../src/codec/scenario/validate.ts";
import { MOST_BRANCHES, type Branches } from "../../src/model/branches.ts";
import { hostOf, withHost, type Scenario } from "../../src/model/scenario.ts";
import { scenarios } from "../../src/scenarios/list.ts";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { movingScenarios } from "../support/movingScenarios.ts";
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
/** With everything that a scenario says which has been read. */
const movingWhole = movingScenarios.map((scenario) => {
  const checked = validateScenario(scenario);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
});
const moving = () => fc.sample(movingWhole, { numRuns: POOL, seed: 3 });

/** A valid scenario, not always one that is meant to be run. */
export function anyScenario(random: RandomStream): Scenario {
  return pick(
    random,
    poolOf("any", () => [...scenarios.map(({ scenario }) => scenario), ...wild(), ...tame(), ...moving()]),
  );
}

/** One that can be run to its end, or to a bound, in milliseconds. */
export function runnableScenario(random: RandomStream): Scenario {
  const kind = nextInt(random, 4) === 0 ? movingWhole : arbitraryScenario({ machines: 4, attempts: true });
  return fc.sample(kind, { numRuns: 1, seed: nextUint32(random) | 0 })[0]!;
}

/** Names that a future can have. */
const BRANCH_NAMES = ["", "", "Lunch", "午饭之前", "\u05d0\u05d1 1", "👩‍👩‍👧‍👦"] as const;

/** Other futures of `scenario`, mostly those that leave it at one of its commands; undefined: there are none. */
export function anyBranches(random: RandomStream, scenario: Scenario): Branches | undefined {
  const count = nextInt(random, 3) === 0 ? nextInt(random, MOST_BRANCHES) : 0;
  if (count === 0) return undefined;
  const ids = Array.from({ length: count + 1 }, (_, at) => at * 3);
  const live = nextInt(random, ids.length);
  const others = ids
    .filter((_, at) => at !== live)
    .map((id) => ({ id, name: pick(random, BRANCH_NAMES), scenario: anyFuture(random, scenario) }));
  return { id: ids[live]!, name: pick(random, BRANCH_NAMES), others };
}

function anyFuture(random: RandomStream, scenario: Scenario): Scenario {
  const { commands } = scenario;
  if (nextInt(random, 4) === 0) return withHost(scenario, { ...hostOf(scenario), swapBytes: 0 });
  const left = commands.slice(0, nextInt(random, commands.length + 1));
  const at = left.at(-1)?.at ?? 0;
  const vm = scenario.machines[0]?.name;
  return {
    ...scenario,
    commands: vm === undefined ? left : [...left, { command: pick(random, ["pause", "stop"]), vm, at }],
  };
}
