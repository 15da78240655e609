/** Two equal hosts with a link between them, and what they tell of a machine that moves. */
import { validateScenario } from "../../src/codec/scenario/validate.ts";
import { simulateHosts } from "../../src/engine/simulate.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";
import type { HostSpec, MachineSpec, NetworkSpec, Op, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { NETWORK } from "../../src/model/settings.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { host, PAGE, scenario } from "./workloads.ts";

export const network: NetworkSpec = { ...defaultsOf(NETWORK), bytesPerTick: PAGE, leastPages: 2 };

/** Writes pages 0 to `pages` - 1 in turn, one a tick, for ever. */
export function writer(pages: number): readonly Op[] {
  const body = Array.from({ length: pages }, (_, page): Op => ({ op: "reference", page, write: true }));
  return [{ op: "loop", times: null, body }];
}

interface Setting {
  readonly machines: readonly MachineSpec[];
  readonly commands: readonly TimedCommand[];
  readonly frames?: number;
  readonly network?: Partial<NetworkSpec>;
  readonly hosts?: Partial<HostSpec>;
}

export function twoHosts({ machines, commands, frames = 2048, network: changes = {}, hosts = {} }: Setting): Scenario {
  const spec = host({ frames, costs: { ...host().costs, reference: 1 }, ...hosts });
  const given = { ...scenario(machines), hosts: [spec, spec], network: { ...network, ...changes }, commands };
  const checked = validateScenario(given);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

export function eventsOf(trace: Trace): TraceEvent[] {
  return Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row));
}

/** What the source tells of the first migration. */
export function toldOf(given: Scenario, until: number) {
  const [source] = simulateHosts(given, { until });
  const events = eventsOf(source!);
  const rounds = events.flatMap((event) => (event.kind === "migrationRoundDone" ? [event.pages] : []));
  const stop = events.find((event) => event.kind === "migrationStopped");
  const end = events.find((event) => event.kind === "migrationEnded");
  return { rounds, stop, end };
}
