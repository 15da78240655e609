/** Scenarios of several hosts, made of scenarios of one. */
import fc from "fast-check";
import { simulate } from "../../src/engine/simulate.ts";
import type { MachineSpec, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { arbitraryScenario, type ScenarioOptions } from "./arbitraryScenario.ts";

/** `scenario` with its machines on host number `host`, under names that are nobody else's. */
function on(host: number, scenario: Scenario): Scenario {
  const named = (name: string) => (host === 0 ? name : `${host}.${name}`);
  const moved = (machine: MachineSpec): MachineSpec => ({
    ...machine,
    name: named(machine.name),
    ...(host > 0 && { host }),
  });
  const commands = scenario.commands.map((command): TimedCommand => {
    if (command.command === "create") return { ...command, machine: moved(command.machine) };
    return "vm" in command ? { ...command, vm: named(command.vm) } : { ...command, host };
  });
  return { ...scenario, machines: scenario.machines.map(moved), commands: commands.filter(isHeard(scenario)) };
}

/** A command for a machine that there never was is heard on the first host. */
function isHeard(scenario: Scenario): (command: TimedCommand, index: number) => boolean {
  const trace = simulate(scenario, { until: 1e6, maxRows: 20_000 });
  const unheard = new Set<number>();
  for (let row = 0; row < trace.rowCount; row += 1) {
    const event = trace.eventAt(row);
    if (event.kind === "commandFailed" && event.vm < 0) unheard.add(event.index);
  }
  return (command, index) => !("vm" in command) || !unheard.has(index);
}

/** All of `scenarios` in one, each on a host of its own; and each by itself, as it is in there. */
export function together(scenarios: readonly Scenario[]): { readonly all: Scenario; readonly alone: Scenario[] } {
  const [first, ...further] = scenarios.map((each, host) =>
    on(host, { ...each, conventions: scenarios[0]!.conventions }),
  );
  const parts = [first!, ...further];
  const all: Scenario = {
    ...first!,
    hosts: [first!.hosts[0], ...further.map(({ hosts }) => hosts[0])],
    machines: parts.flatMap(({ machines }) => machines),
    commands: parts.flatMap(({ commands }) => commands).toSorted((one, other) => one.at - other.at),
  };
  // Chance has another seed on each host.
  const seed = (host: number) => (first!.seed + host * 0x9e37_79b9) >>> 0;
  return { all, alone: parts.map((part, host) => ({ ...part, seed: seed(host) })) };
}

/** Two or three hosts with machines, commands and everything that a host can have. */
export function severalHosts(options: ScenarioOptions = {}): fc.Arbitrary<ReturnType<typeof together>> {
  return fc.array(arbitraryScenario({ machines: 2, ...options }), { minLength: 2, maxLength: 3 }).map(together);
}
