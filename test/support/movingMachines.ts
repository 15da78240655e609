/** Scenarios of several hosts on which machines write all the time and move. */
import type { HostSpec, NetworkSpec, Op, Scenario } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { NETWORK } from "../../src/model/settings.ts";
import { host, PAGE, scenario } from "./workloads.ts";

/** Writes pages 0 to `pages` - 1 in turn, one a tick, for ever. */
export function writer(pages: number): readonly Op[] {
  const body = Array.from({ length: pages }, (_, page): Op => ({ op: "reference", page, write: true }));
  return [{ op: "loop", times: null, body }];
}

/** A link of a page a tick; pre-copy stops at two pages (domain E.1, the tiny integer tests). */
export const PAGE_A_TICK: NetworkSpec = { ...defaultsOf(NETWORK), bytesPerTick: PAGE, leastPages: 2 };

export interface MovingSetting extends Partial<Omit<Scenario, "hosts" | "network">> {
  readonly hosts?: readonly Partial<HostSpec>[];
  readonly network?: Partial<NetworkSpec>;
}

/** Two hosts of 64 frames, unless said otherwise. */
export function movingScenario({ hosts = [{}, {}], network = {}, machines = [], ...rest }: MovingSetting): Scenario {
  const [first = host(), ...others] = hosts.map((changes) => host({ frames: 64, ...changes }));
  return { ...scenario(machines), ...rest, hosts: [first, ...others], network: { ...PAGE_A_TICK, ...network } };
}
