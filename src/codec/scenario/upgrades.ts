/**
 * How data of an earlier version becomes data of this one: a step for each version, from it to the next. An old link and
 * an old file open for ever, so steps are added and never removed or changed.
 */
import { assert } from "../../base/assert.ts";
import { SCENARIO_VERSION } from "../../model/scenario.ts";

/** `steps[n]` turns data of version `n` into data of version `n + 1`; it may throw on data that never was of version `n`. */
export interface Upgrades {
  readonly current: number;
  readonly steps: Readonly<Record<number, (data: unknown) => unknown>>;
}

/** Version of the positional form in links (`pack.ts`). A change of that form adds one and a step. */
export const LINK_VERSION = 1;

export const linkUpgrades: Upgrades = { current: LINK_VERSION, steps: {} };

/** For files. A step that a file needs is needed by links as well: their scenario is checked by the same door. */
export const scenarioUpgrades: Upgrades = { current: SCENARIO_VERSION, steps: {} };

/** The versions from which no step leads on; empty when every earlier version can be opened. */
export function missingSteps({ current, steps }: Upgrades): number[] {
  return Array.from({ length: current - 1 }, (_, index) => index + 1).filter((version) => !steps[version]);
}

/** `data` of version `from` as data of the current version. */
export function upgrade(upgrades: Upgrades, data: unknown, from: number): unknown {
  let upgraded = data;
  for (let version = from; version < upgrades.current; version += 1) {
    const step = upgrades.steps[version];
    assert(step, `no step leads from version ${version}`);
    upgraded = step(upgraded);
  }
  return upgraded;
}
