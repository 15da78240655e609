/** What problems are simulated on: the host of the textbooks, with machines that do nothing but what is asked about. */
import { hostOf, withHost, type HostSpec, type MachineSpec, type Op, type Scenario } from "../../model/scenario.ts";

export interface Base {
  /** Without a machine. */
  readonly scenario: Scenario;
  readonly machine: MachineSpec;
}

export function computes(ticks: number): readonly Op[] {
  return [{ op: "compute", ticks }];
}

export function reads(pages: readonly number[]): readonly Op[] {
  return pages.map((page) => ({ op: "reference", page, write: false }));
}

/** A machine of `base` that runs `program`; without memory, if `changes` give it none. */
export function machineWith(
  { machine }: Base,
  name: string,
  program: readonly Op[],
  changes: Partial<MachineSpec> = {},
): MachineSpec {
  return { ...machine, name, memoryBytes: 0, programs: [program], ...changes };
}

/** `machines` on the host of `base` with `host` changed. */
export function exerciseOn({ scenario }: Base, host: Partial<HostSpec>, machines: readonly MachineSpec[]): Scenario {
  return { ...withHost(scenario, { ...hostOf(scenario), ...host }), machines };
}
