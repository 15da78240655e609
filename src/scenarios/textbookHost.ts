/** The host of the textbook scenarios: one processor, nothing costs anything but a memory reference. */
import { defaultCosts, defaultHost, defaultMachine, defaultScenario } from "../codec/defaults.ts";
import type { HostSpec, MachineSpec, Scenario } from "../model/scenario.ts";

export const textbookHost: HostSpec = { ...defaultHost, pcpus: 1, frames: 8, costs: { ...defaultCosts, reference: 1 } };

/** A scenario of that host without a machine, and a machine for it. */
export const textbookBase: { readonly scenario: Scenario; readonly machine: MachineSpec } = {
  scenario: { ...defaultScenario, hosts: [textbookHost] },
  machine: defaultMachine("A"),
};
