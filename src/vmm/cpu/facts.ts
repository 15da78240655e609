/** What a policy may know, looked up in the processor's state when it asks: the facts outlive any one state. */
import { nextUint32 } from "../../base/prng.ts";
import type { Conventions } from "../../model/scenario.ts";
import type { Tick, VcpuId } from "../../model/units.ts";
import type { CpuFacts } from "./policy.ts";
import type { CpuState, VcpuAttributes } from "./state.ts";

/** What the facts are about. `state` is another one after a checkpoint was restored. */
export interface FactsSource {
  state(): CpuState;
  readonly attributes: readonly VcpuAttributes[];
  /** Processor time until the program of `v` blocks or ends. */
  burst(v: VcpuId): Tick;
}

export interface FactsRules {
  readonly conventions: Conventions;
  readonly perPcpuQueues: boolean;
  readonly workStealing: boolean;
}

/** The facts for run queue number `queue`. */
export function createFacts(source: FactsSource, rules: FactsRules, queue: number): CpuFacts {
  const vcpu = (v: VcpuId) => source.state().vcpus[v]!;
  const attributes = (v: VcpuId) => source.attributes[v]!;
  return {
    get now() {
      return source.state().clock.now;
    },
    get pcpus() {
      return source.state().pcpus.length;
    },
    weight: (v) => attributes(v).weight,
    priority: (v) => attributes(v).priority,
    lowerIsUrgent: rules.conventions.priorityOrder === "lowerFirst",
    machine: (v) => vcpu(v).vm,
    burst: (v) => source.burst(v),
    readySince: (v) => vcpu(v).readySince,
    readyCause: (v) => vcpu(v).readyCause,
    arrival: (v) => vcpu(v).arrival,
    slot: (v) => vcpu(v).slot,
    cap: (v) => attributes(v).cap,
    timesliceWish: (v) => attributes(v).timeslice,
    occupant: (p) => source.state().pcpus[p]!.vcpu,
    running: () => {
      const served = rules.perPcpuQueues ? [source.state().pcpus[queue]!] : source.state().pcpus;
      return served.flatMap((p) => (p.vcpu < 0 ? [] : [p.vcpu]));
    },
    dispatchedAt: (v) => source.state().pcpus[vcpu(v).pcpu]!.dispatchedAt,
    runsFrom: (v) => source.state().pcpus[vcpu(v).pcpu]!.runsFrom,
    mayRunOn: (v, p) => attributes(v).affinity?.has(p) ?? true,
    hasJustCome: (candidate, running) => {
      const { readySince, readyCause } = vcpu(candidate);
      if (readyCause !== "arrive" && readyCause !== "wake" && readyCause !== "unpause") return false;
      const { now } = source.state().clock;
      const { openSince, closedSince } = source.state().pcpus[vcpu(running).pcpu]!;
      return readySince === now || (openSince === now && readySince >= closedSince);
    },
    mayStealWork: rules.perPcpuQueues && rules.workStealing,
    random: () => nextUint32(source.state().random),
    preemptedGoesToHead: rules.conventions.preemptedGoes === "head",
    preemptedBeforeArrivals: rules.conventions.sameInstant === "preemptedFirst",
    priorityTies: rules.conventions.priorityTies,
    shortestTies: rules.conventions.shortestTies,
  };
}
