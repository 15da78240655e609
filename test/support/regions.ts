/**
 * Lists of requests and releases as scenarios: operation `k` is given at tick `k + 1`, a request as a machine that starts
 * and does nothing, a release as its stop.
 */
import type { MachineSpec, RegionSpec, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { REGION } from "../../src/model/settings.ts";
import { machine, scenario } from "./workloads.ts";

export type RegionOp =
  | { readonly op: "alloc"; readonly id: string; readonly size: number }
  | { readonly op: "free"; readonly id: string }
  | { readonly op: "compact" };

export function regionSpec(changes: Partial<RegionSpec>): RegionSpec {
  return { ...(defaultsOf(REGION) as RegionSpec), ...changes };
}

export function regionScenario(region: Partial<RegionSpec>, ops: readonly RegionOp[]): Scenario {
  const machines: MachineSpec[] = [];
  const commands: TimedCommand[] = [];
  for (const [index, op] of ops.entries()) {
    const at = index + 1;
    if (op.op === "alloc") machines.push(machine(op.id, [], { arrival: at, memoryBytes: 0, regionUnits: op.size }));
    else commands.push(op.op === "free" ? { at, command: "stop", vm: op.id } : { at, command: "compact" });
  }
  return scenario(machines, { region: regionSpec(region) }, { commands });
}
