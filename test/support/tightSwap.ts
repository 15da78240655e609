/** Scenarios in which swap space runs short: two pages in an extent, and a swap volume of a few extents. */
import type { MachineSpec, Scenario } from "../../src/model/scenario.ts";
import { hostOf } from "../../src/model/scenario.ts";

const PAGES_PER_EXTENT = 2;

/** `scenario` with large pages (its machines keep their number of pages) and a swap volume of `swapExtents`. */
export function withTightSwap(scenario: Scenario, swapExtents: number): Scenario {
  const host = hostOf(scenario);
  const pageBytes = host.extentBytes / PAGES_PER_EXTENT;
  const larger = (machine: MachineSpec): MachineSpec => ({
    ...machine,
    memoryBytes: Math.ceil(machine.memoryBytes / host.pageBytes) * pageBytes,
  });
  return {
    ...scenario,
    hosts: [{ ...host, pageBytes, swapBytes: swapExtents * host.extentBytes }],
    machines: scenario.machines.map(larger),
    commands: scenario.commands.map((command) =>
      command.command === "create" ? { ...command, machine: larger(command.machine) } : command,
    ),
  };
}
