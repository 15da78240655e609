/**
 * How data of an earlier version becomes data of this one: a step for each version, from it to the next. An old link and
 * an old file open for ever, so steps are added and never removed or changed.
 *
 * Version 2: a list of hosts instead of the one host.
 */
import { assert } from "../../base/assert.ts";
import { SCENARIO_VERSION } from "../../model/scenario.ts";

/** `steps[n]` turns data of version `n` into data of version `n + 1`; it may throw on data that never was of version `n`. */
export interface Upgrades {
  readonly current: number;
  readonly steps: Readonly<Record<number, (data: unknown) => unknown>>;
  /** `paths[n]` says at which path of version `n` that stood which stands at a path of version `n + 1`; absent: at the same. */
  readonly paths?: Readonly<Record<number, (path: string) => string>>;
}

/** Version of the positional form in links (`pack.ts`). A change of that form adds one and a step. */
export const LINK_VERSION = 2;

export const linkUpgrades: Upgrades = { current: LINK_VERSION, steps: { 1: packedHostInList } };

/** For files. A step that a file needs is needed by links as well: their scenario is checked by the same door. */
export const scenarioUpgrades: Upgrades = {
  current: SCENARIO_VERSION,
  steps: { 1: hostInList },
  paths: { 1: (path) => path.replace(/^hosts\[0\]/, "host") },
};

function hostInList(data: unknown): unknown {
  const { host, ...rest } = data as Readonly<Record<string, unknown>>;
  return { ...rest, version: 2, ...(host === undefined ? {} : { hosts: [host] }) };
}

/** The host has place 3 in the record of a link: it follows the mask and the values before it that are there. */
function packedHostInList(data: unknown): unknown {
  if (!Array.isArray(data)) return data;
  const [mask, ...values] = data as readonly unknown[];
  if (typeof mask !== "number" || !(mask & 0b1000)) return data;
  const at = [0b001, 0b010, 0b100].filter((bit) => mask & bit).length;
  return [mask, ...values.slice(0, at), [values[at]], ...values.slice(at + 1)];
}

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

/** Where in data of version `from` that stood which stands at `path` of the current version. */
export function pathBefore({ current, paths = {} }: Upgrades, path: string, from: number): string {
  let before = path;
  for (let version = current - 1; version >= from; version -= 1) before = paths[version]?.(before) ?? before;
  return before;
}
