/** What the scenarios of lessons are made of: the host of the textbooks, and machines in our notation. */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import { hostOf, withHost, type HostSpec, type MachineSpec, type Scenario } from "../model/scenario.ts";
import { textbookHost } from "../scenarios/textbookHost.ts";

/** A machine without memory that runs `program`. */
export function computing(name: string, program: string, changes: Partial<MachineSpec> = {}): MachineSpec {
  return { ...defaultMachine(name), memoryBytes: 0, programs: [writtenProgram(program)], ...changes };
}

/** A machine of `pages` pages of the textbook host that runs `program`. */
export function touching(
  name: string,
  pages: number,
  program: string,
  changes: Partial<MachineSpec> = {},
): MachineSpec {
  return computing(name, program, { memoryBytes: pages * textbookHost.pageBytes, ...changes });
}

/** `machines` on the textbook host with `host` changed. */
export function onTextbookHost(
  host: Partial<HostSpec>,
  machines: readonly MachineSpec[],
  changes: Partial<Scenario> = {},
): Scenario {
  return { ...defaultScenario, hosts: [{ ...textbookHost, ...host }], machines, ...changes };
}

/** `scenario` with `host` changed. */
export function withHostPart(scenario: Scenario, host: Partial<HostSpec>): Scenario {
  return withHost(scenario, { ...hostOf(scenario), ...host });
}
