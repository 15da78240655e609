/**
 * The invariants of domain F.6 as functions: what must hold between any two moments of a simulation, and in every state
 * that a trace shows. Each returns the violations found, with the values in the text; an empty list is good news.
 *
 * They are for tests and for whoever changes the core: a run does not call them. Laws about whole runs (D1-D5, L2, L4,
 * L5, M10) are property tests.
 */
import type { HostInfo, HostState } from "../trace/hostState.ts";
import { checkCopies } from "./checks/copyChecks.ts";
import { checkMachines } from "./checks/machineChecks.ts";
import { checkMemory } from "./checks/memoryChecks.ts";
import { checkCaches, checkPlaces, checkProgress, checkSkew } from "./checks/processorChecks.ts";
import { checkExits, checkQuotas } from "./checks/quotaChecks.ts";
import { checkRegion } from "./checks/regionChecks.ts";
import { checkOvercommit } from "./checks/overcommitChecks.ts";
import { violations } from "./checks/report.ts";
import { checkSharing } from "./checks/sharingChecks.ts";
import { checkStorage } from "./checks/storageChecks.ts";
import { checkTier } from "./checks/tierChecks.ts";
import { checkTranslation } from "./checks/translationChecks.ts";
import { checkAccounts, compareWithCore } from "./checks/viewChecks.ts";
import { standsForAnother } from "../vmm/jobs.ts";
import type { Monitor } from "../vmm/monitor.ts";
import type { Simulation } from "./simulation.ts";

/** Violations of L6 and, on any host, C1-C3, C6, C7, C10, B6 (co-scheduling), B7 (caches), B8 (quotas), M1-M9, M11, M12 (memory region), S1, S2, S3, S4, S5, S6, T1-T3 (fast tier) and L3 between two moments. */
export function checkInvariants(simulation: Simulation): string[] {
  return [...simulation.hosts.flatMap(({ monitor }) => checkHost(monitor)), ...checkHosts(simulation)];
}

function checkHost(monitor: Monitor): string[] {
  return violations((report) => {
    // A run that was stopped for running for ever at one moment stands inside that moment: nothing else holds there.
    if (monitor.state.isStuck) return;
    checkPlaces(monitor.processor, report);
    checkProgress(monitor.processor, report);
    checkSkew(monitor.processor, report);
    checkCaches(monitor.processor, report);
    checkQuotas(monitor.processor, report);
    checkMachines(monitor, report);
    checkMemory(monitor, report);
    checkTranslation(monitor, report);
    checkRegion(monitor, report);
    checkOvercommit(monitor, report);
    checkSharing(monitor, report);
    checkStorage(monitor, report);
    checkCopies(monitor, report);
    checkTier(monitor, report);
  });
}

/** Violations of L6: a machine is active on one host at most, and what stands for it elsewhere is on its way there. */
function checkHosts({ hosts }: Simulation): string[] {
  return violations((report) => {
    const places = new Map<string, number>();
    for (const [host, { monitor }] of hosts.entries())
      for (const vm of monitor.state.vms) {
        if (vm.life === "none" || standsForAnother(monitor.jobs.of(vm.uid))) continue;
        const other = places.get(vm.name);
        if (other !== undefined) report("L6", `"${vm.name}" is on host ${other} and on host ${host}`);
        places.set(vm.name, host);
      }
  });
}

/** Violations of C4, C5, C8 and X1 (exits), and wrong sums, in a state that is settled to its `time`. */
export function checkHostState(state: HostState, info: HostInfo): string[] {
  return violations((report) => {
    checkAccounts(state, info, report);
    checkExits(state, info, report);
  });
}

/** Where `state`, made from the rows so far and settled to the present, shows something else than the core knows. */
export function checkAgreement(state: HostState, simulation: Simulation): string[] {
  return violations((report) => {
    if (!simulation.monitor.state.isStuck) compareWithCore(state, simulation.monitor, report);
  });
}
