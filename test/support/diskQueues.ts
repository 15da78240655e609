/** Queues of a disk with an arm as scenarios: one machine that asks for a cylinder after the other without waiting. */
import type { ArmSpec, Op, Scenario } from "../../src/model/scenario.ts";
import { EXTENT, machine, scenario } from "./workloads.ts";

export const ARM: ArmSpec = {
  scheduler: "fcfs",
  direction: "up",
  seekBase: 0,
  seekPerCylinder: 1,
  rotation: 0,
  timing: "distance",
};

export interface AskedAt {
  readonly at: number;
  readonly cylinder: number;
}

/** One disk, on which a cylinder is an extent and a block, and `requests` in the order of their moments. */
export function queueScenario(
  requests: readonly AskedAt[],
  arm: Partial<ArmSpec>,
  { cylinders = 200, transfer = 1 }: { readonly cylinders?: number; readonly transfer?: number } = {},
): Scenario {
  let now = 0;
  const program = requests.flatMap(({ at, cylinder }): Op[] => {
    const ticks = at - now;
    now = at;
    return [
      ...(ticks > 0 ? [{ op: "compute", ticks } as const] : []),
      { op: "disk", volume: 0, block: cylinder, blocks: 1, write: false, isAsync: true },
    ];
  });
  const volumes = [{ name: "all", bytes: cylinders * EXTENT }];
  return scenario([machine("A", [...program, { op: "await" }], { memoryBytes: 0, volumes })], {
    disks: [{ extents: cylinders, readTicks: transfer, writeTicks: transfer, arm: { ...ARM, ...arm } }],
  });
}
