/** The machines that exist at a moment, as they are defined: those of the scenario and of commands, with their weights then. */
import type { MachineSpec, Scenario } from "../../model/scenario.ts";
import type { HostInfo, HostState } from "../../trace/hostState.ts";

/** All machines that the scenario defines where there is no moment yet, or nothing is created at it. */
export function machinesAt(scenario: Scenario, info: HostInfo | null, host: HostState | null): readonly MachineSpec[] {
  const existing = info?.vms.filter(({ uid }) => (host?.vms[uid]?.life ?? "none") !== "none") ?? [];
  if (existing.length === 0 || !host) return scenario.machines;
  return existing.map(({ uid, spec }) => {
    const weight = host.vms[uid]?.weight ?? null;
    const isUsual = weight === (spec.weight ?? Math.max(1, spec.priority));
    // A machine that was created by hand has no arrival: it is there when it is.
    const arrival = spec.arrival ?? firstStart(uid, info, host);
    return { ...spec, arrival, ...(isUsual ? {} : { weight }) };
  });
}

/** When it was started; null before that. */
function firstStart(uid: number, info: HostInfo | null, host: HostState): number | null {
  const first = info?.vms[uid]?.firstVcpu;
  const arrival = first === undefined ? -1 : (host.vcpus[first]?.arrival ?? -1);
  return arrival < 0 ? null : arrival;
}
