/** What of a scenario can be decided by hand. */
import type { ByHandKind } from "../../model/byHand.ts";
import { isPlacedByRule } from "../../model/migration.ts";
import { hostOf, type MachineSpec, type Scenario } from "../../model/scenario.ts";
import { hasQueuePerPcpu } from "../../vmm/cpu/policies.ts";

/** Schedulers that draw lots, start several vCPUs together, or change their accounts by being asked. */
const NOT_BY_HAND: ReadonlySet<string> = new Set(["lottery", "gang", "credit", "cfs", "eevdf"]);
const DRAWS_PAGES = "random";

export function handsKinds(scenario: Scenario): readonly ByHandKind[] {
  // Of several hosts only where machines go is up to somebody who sees them all.
  if (scenario.hosts.length > 1)
    return [...scenario.machines, ...created(scenario)].some((machine) => isPlacedByRule(scenario, machine))
      ? ["host"]
      : [];
  const host = hostOf(scenario);
  const { policy } = host.scheduler;
  return [
    ...(NOT_BY_HAND.has(policy) || hasQueuePerPcpu(host) ? [] : (["nextToRun"] as const)),
    ...(host.replacement.policy === DRAWS_PAGES ? [] : (["victim"] as const)),
    ...(host.region ? (["hole"] as const) : []),
    ...(hasPlainVolumes(scenario) ? (["extents"] as const) : []),
  ];
}

/** The machines that commands make. */
function created({ commands }: Scenario): MachineSpec[] {
  return commands.flatMap((command) => (command.command === "create" ? [command.machine] : []));
}

/** Some volume is made of extents in one line, which it gets when its machine is created. */
function hasPlainVolumes(scenario: Scenario): boolean {
  if (hostOf(scenario).thinPool) return false;
  return [...scenario.machines, ...created(scenario)].some(
    ({ volumes }) => volumes.length > 0 && volumes.every(({ layout }) => layout === undefined),
  );
}
