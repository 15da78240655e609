/** The hosts of a scenario, each as if it were the only one. */
import type { HostSpec, MachineSpec, Scenario } from "./scenario.ts";

/** The number of the host that a machine is on at first. */
export function homeOf({ host = 0 }: Pick<MachineSpec, "host">): number {
  return host;
}

/** The same; the first one, where `scenario` has no such host. */
export function homeIn({ hosts }: Pick<Scenario, "hosts">, machine: Pick<MachineSpec, "host">): number {
  const home = homeOf(machine);
  return home < hosts.length ? home : 0;
}

/** Host number `host` of `scenario`; the first one, where it has fewer. */
export function specOfHost({ hosts }: Pick<Scenario, "hosts">, host: number): HostSpec {
  return hosts[host] ?? hosts[0];
}

/** `scenario` as who looks at host number `host` has it: with that host alone. Itself, where there is one host. */
export function partOf(scenario: Scenario, host: number): Scenario {
  return scenario.hosts.length === 1 ? scenario : { ...scenario, hosts: [specOfHost(scenario, host)] };
}

/** `scenario` with `spec` in the place of host number `host`. */
export function withHostAt(scenario: Scenario, host: number, spec: HostSpec): Scenario {
  const [first, ...others] = scenario.hosts;
  if (host === 0) return { ...scenario, hosts: [spec, ...others] };
  return { ...scenario, hosts: [first, ...others.map((other, at) => (at + 1 === host ? spec : other))] };
}
