/**
 * The figures of a moment, computed from the host's accounts: per vCPU, machine, pCPU and for the host (domain B.2).
 * Ratios are exact fractions, so that "average waiting = 23/5" can be shown and checked; nothing is rounded here.
 *
 * Definitions, for a vCPU (a "job" of the textbooks; its program is the job's work):
 *
 *     turnaround = completion - arrival          waiting  = time ready, switch-in included
 *     response   = first dispatch - arrival      weighted = turnaround / service, service = guest time without spinning
 *     steal      = ready / (guest + exit + ready)
 *
 * Guest time includes spinning at barriers, since the vCPU has the pCPU; what counts useful work (utilization, service) does
 * not.
 *
 * Time blocked, halted, paused or throttled by a cap is neither waiting nor steal. Averages are taken over finished
 * programs only, so that all four have the same population. On two points textbooks differ (`FigureRules`): whether time
 * blocked is waiting, and which faults are counted.
 */
import { DEFAULT_CONVENTIONS } from "../../model/scenario.ts";
import type { PcpuId, Tick, VcpuId, VmUid } from "../../model/units.ts";
import { SERVED_PARTS, type HostInfo, type HostState, type VcpuStateView } from "../hostState.ts";
import {
  big,
  countedFaults,
  cpuRatioOf,
  fraction,
  gcd,
  sumOf,
  vcpusOf,
  type FigureRules,
  type Fraction,
} from "./shares.ts";

export interface VcpuMetrics {
  readonly vcpu: VcpuId;
  readonly vm: VmUid;
  /** First start; null before it. */
  readonly arrival: Tick | null;
  /** End of its program; null while it runs. */
  readonly completion: Tick | null;
  readonly cpu: Tick;
  /** The part of `cpu` spent spinning at barriers. */
  readonly spin: Tick;
  /** The part of `cpu` run at the rate of a warm cache. */
  readonly warm: Tick;
  readonly exit: Tick;
  /** Time it wanted to run and did not, and that its cap did not take; under `readyAndBlocked` time blocked (I/O, faults, halts) as well. */
  readonly waiting: Tick;
  readonly blocked: Tick;
  readonly paused: Tick;
  /** Of the time ready and parked, what the cap of its machine took: see `cappedTicks` of the host. */
  readonly throttled: Tick;
  /** Time it was stopped for being ahead of the other vCPUs of its machine; part of `waiting`. */
  readonly costopped: Tick;
  /** Null until it has been dispatched. */
  readonly response: Tick | null;
  /** Null until its program has ended. */
  readonly turnaround: Tick | null;
  /** Turnaround divided by service; null without either. */
  readonly weightedTurnaround: Fraction | null;
  /** Null while it has neither run nor waited. */
  readonly steal: Fraction | null;
  readonly dispatches: number;
  readonly hits: number;
  /** Faults that count. */
  readonly faults: number;
  /** Faults that the convention leaves out of `faults`. */
  readonly faultsApart: number;
}

export interface VmMetrics {
  readonly vm: VmUid;
  readonly cpu: Tick;
  /** The part of `cpu` spent spinning at barriers. */
  readonly spin: Tick;
  /** The part of `cpu` run at the rate of a warm cache. */
  readonly warm: Tick;
  /** Barriers its vCPUs opened. */
  readonly barriers: number;
  /** Guest time by the time of all pCPUs so far, spinning included; null before its first start. */
  readonly cpuRatio: Fraction | null;
  /** Its part of the guest time of all machines; null while nobody has run. The shares of all machines add up to 1. */
  readonly share: Fraction | null;
  readonly waiting: Tick;
  readonly steal: Fraction | null;
  readonly hits: number;
  readonly faults: number;
  readonly faultsApart: number;
  readonly majorFaults: number;
  readonly evictions: number;
  /** From its first start to the end of its last program; null until every program has ended. */
  readonly turnaround: Tick | null;
}

/** Identity (C5): `elapsed = guest + exit + switchTime + idle`. */
export interface PcpuMetrics {
  readonly pcpu: PcpuId;
  readonly elapsed: Tick;
  readonly guest: Tick;
  /** The part of `guest` spent spinning at barriers. */
  readonly spin: Tick;
  /** The part of `guest` in which its vCPU was warm there, and did not spin. */
  readonly warm: Tick;
  readonly exit: Tick;
  readonly switchTime: Tick;
  readonly idle: Tick;
  /** Guest time without spinning, divided by elapsed time: useful work. Null at time 0. */
  readonly utilization: Fraction | null;
  /** Everything but idle, divided by elapsed time. */
  readonly busy: Fraction | null;
  /** World switches and exits, divided by elapsed time. */
  readonly overhead: Fraction | null;
  readonly switches: number;
}

/** An average with the terms it was made of, for the formula behind it. */
export interface Average {
  readonly terms: readonly Fraction[];
  /** Null when there is no term. */
  readonly mean: Fraction | null;
}

export interface HostMetrics {
  readonly elapsed: Tick;
  readonly utilization: Fraction | null;
  readonly busy: Fraction | null;
  readonly overhead: Fraction | null;
  /** Programs that have ended. */
  readonly completions: number;
  /** Programs that have been started. */
  readonly started: number;
  /** Completions per tick; null at time 0. */
  readonly throughput: Fraction | null;
  /**
   * Jain's index of guest time per weight over the machines started so far: 1 is fair, 1/n is one for all. Each tick is
   * divided by the weight that the machine had at that tick, times its vCPUs where a weight counts for each of them. Null
   * when nobody ran.
   */
  readonly fairness: Fraction | null;
  readonly contextSwitches: number;
  readonly preemptions: number;
  /** Time of all pCPUs spent spinning at barriers: busy, but neither useful work nor overhead of the monitor. */
  readonly spin: Tick;
  /** Barriers opened. */
  readonly barriers: number;
  readonly hits: number;
  readonly faults: number;
  readonly faultsApart: number;
  /** Hits among all references, whatever faults count. */
  readonly hitRatio: Fraction | null;
  readonly turnaround: Average;
  readonly waiting: Average;
  readonly response: Average;
  readonly weightedTurnaround: Average;
}

function whole(ticks: Tick): Fraction {
  return { numerator: ticks, denominator: 1 };
}

/** The mean of `terms`, exactly. */
export function averageOf(terms: readonly Fraction[]): Average {
  let top = 0n;
  let bottom = 1n;
  for (const term of terms) {
    top = top * big(term.denominator) + big(term.numerator) * bottom;
    bottom *= big(term.denominator);
    const common = gcd(top < 0n ? -top : top, bottom);
    top /= common;
    bottom /= common;
  }
  return { terms, mean: terms.length === 0 ? null : fraction(top, bottom * BigInt(terms.length)) };
}

/**
 * Jain's index `(Σx)² / (n · Σx²)` of `x = (served + amount / weight) / times`; weights are at least 1, `served` (absent: 0)
 * is in `1 / SERVED_PARTS`, `times` (absent: 1) says how often the weight counts. Null when there is nothing to compare: no
 * entry, or all 0.
 */
export function jainIndex(
  entries: readonly {
    readonly amount: number;
    readonly weight: number;
    readonly served?: number;
    readonly times?: number;
  }[],
): Fraction | null {
  // All x are brought to one denominator, which cancels out of the index.
  const common = entries.reduce((all, { weight, times = 1 }) => {
    const denominator = big(weight) * big(times);
    return (all / gcd(all, denominator)) * denominator;
  }, 1n);
  const parts = big(SERVED_PARTS);
  const xs = entries.map(({ amount, weight, served = 0, times = 1 }) => {
    const own = common / big(times);
    return (big(amount) * parts * own) / big(weight) + big(served) * own;
  });
  const sum = xs.reduce((total, x) => total + x, 0n);
  const squares = xs.reduce((total, x) => total + x * x, 0n);
  return fraction(sum * sum, BigInt(entries.length) * squares);
}

function stealOf(cpu: Tick, exit: Tick, stolen: Tick): Fraction | null {
  return fraction(stolen, cpu + exit + stolen);
}

/** Time it wanted to run and did not, without what its cap took (domain B.2): also that in debt by its weight, parked. */
function stolenTicks(vcpu: Pick<VcpuStateView, "ready" | "parkedTicks" | "cappedTicks" | "costopTicks">): Tick {
  return vcpu.ready + vcpu.parkedTicks - vcpu.cappedTicks + vcpu.costopTicks;
}

function waitingOf(vcpu: VcpuStateView, rules: FigureRules): Tick {
  return stolenTicks(vcpu) + (rules.waiting === "readyOnly" ? 0 : vcpu.blockedTicks);
}

/** Figures of one vCPU. Throws for an id that the host does not have. */
export function vcpuMetrics(
  info: HostInfo,
  host: HostState,
  vcpu: VcpuId,
  rules: FigureRules = DEFAULT_CONVENTIONS,
): VcpuMetrics {
  const identity = info.vcpus[vcpu];
  const state = host.vcpus[vcpu];
  if (!identity || !state) throw new Error(`there is no vCPU ${vcpu}`);
  const { arrival, done, first, cpu, spin, warm } = state;
  const turnaround = done >= 0 && arrival >= 0 ? done - arrival : null;
  const faults = countedFaults(state, [state], rules);
  return {
    vcpu,
    vm: identity.vm,
    arrival: arrival >= 0 ? arrival : null,
    completion: done >= 0 ? done : null,
    cpu,
    spin,
    warm,
    exit: state.exit,
    waiting: waitingOf(state, rules),
    blocked: state.blockedTicks,
    paused: state.pausedTicks,
    throttled: state.cappedTicks,
    costopped: state.costopTicks,
    response: first >= 0 && arrival >= 0 ? first - arrival : null,
    turnaround,
    weightedTurnaround: turnaround === null ? null : fraction(turnaround, cpu - spin),
    steal: stealOf(cpu, state.exit, stolenTicks(state)),
    dispatches: state.dispatches,
    hits: state.hits,
    faults,
    faultsApart: state.faults - faults,
  };
}

/** Guest time of all vCPUs of the host. */
const guestTimeOf = ({ vcpus }: HostState): Tick => sumOf(vcpus, (vcpu) => vcpu.cpu);

/** Figures of the machines `vms`, in their order. Throws for a machine that the host does not have. */
export function metricsOfVms(
  info: HostInfo,
  host: HostState,
  vms: readonly VmUid[],
  rules: FigureRules = DEFAULT_CONVENTIONS,
): readonly VmMetrics[] {
  const guest = guestTimeOf(host);
  return vms.map((vm) => vmMetrics(info, host, vm, rules, guest));
}

/**
 * Figures of one machine: the sums over its vCPUs. `guest`: the guest time of all vCPUs of the host. Throws for a machine that
 * the host does not have.
 */
export function vmMetrics(
  info: HostInfo,
  host: HostState,
  vm: VmUid,
  rules: FigureRules = DEFAULT_CONVENTIONS,
  guest: Tick = guestTimeOf(host),
): VmMetrics {
  const state = host.vms[vm];
  const vcpus = vcpusOf(info, host, vm);
  if (!state) throw new Error(`there is no machine ${vm}`);
  const cpu = sumOf(vcpus, (vcpu) => vcpu.cpu);
  const faults = countedFaults(state, vcpus, rules);
  const isDone = vcpus.length > 0 && vcpus.every((vcpu) => vcpu.done >= 0 && vcpu.arrival >= 0);
  return {
    vm,
    cpu,
    spin: sumOf(vcpus, (vcpu) => vcpu.spin),
    warm: sumOf(vcpus, (vcpu) => vcpu.warm),
    barriers: state.barriers,
    cpuRatio: cpuRatioOf(vcpus, host.pcpus.length * Math.floor(host.time)),
    share: fraction(cpu, guest),
    waiting: sumOf(vcpus, (vcpu) => waitingOf(vcpu, rules)),
    steal: stealOf(
      cpu,
      sumOf(vcpus, (vcpu) => vcpu.exit),
      sumOf(vcpus, stolenTicks),
    ),
    hits: state.hits,
    faults,
    faultsApart: state.faults - faults,
    majorFaults: state.majorFaults,
    evictions: state.evictions,
    turnaround: isDone
      ? Math.max(...vcpus.map((vcpu) => vcpu.done)) - Math.min(...vcpus.map((vcpu) => vcpu.arrival))
      : null,
  };
}

/** Figures of one pCPU. Throws for one that the host does not have. */
export function pcpuMetrics(host: HostState, pcpu: PcpuId): PcpuMetrics {
  const state = host.pcpus[pcpu];
  if (!state) throw new Error(`there is no pCPU ${pcpu}`);
  const { guest, spin, warm, exit, switch: switchTime, idle, switches } = state;
  const elapsed = guest + exit + switchTime + idle;
  return {
    pcpu,
    elapsed,
    guest,
    spin,
    warm,
    exit,
    switchTime,
    idle,
    utilization: fraction(guest - spin, elapsed),
    busy: fraction(guest + exit + switchTime, elapsed),
    overhead: fraction(exit + switchTime, elapsed),
    switches,
  };
}

/** Figures of the whole host. */
export function hostMetrics(info: HostInfo, host: HostState, rules: FigureRules = DEFAULT_CONVENTIONS): HostMetrics {
  const pcpus = host.pcpus.map((_, pcpu) => pcpuMetrics(host, pcpu));
  const total = (pick: (pcpu: PcpuMetrics) => number) => pcpus.reduce((sum, pcpu) => sum + pick(pcpu), 0);
  const capacity = total((pcpu) => pcpu.elapsed);
  const guest = total((pcpu) => pcpu.guest);
  const spin = total((pcpu) => pcpu.spin);
  const overhead = total((pcpu) => pcpu.exit + pcpu.switchTime);
  // The info holds the machines of the whole run; the host only those that exist so far.
  const vcpus = host.vcpus.map((_, id) => vcpuMetrics(info, host, id, rules));
  const faults = countedFaults(host, host.vcpus, rules);
  const finished = vcpus.filter((vcpu) => vcpu.turnaround !== null);
  const average = (pick: (vcpu: VcpuMetrics) => Fraction | null): Average =>
    averageOf(finished.map(pick).filter((term) => term !== null));
  const started = host.vms
    .map(({ weight, servedBefore, cpuBefore }, uid) => ({
      weight,
      servedBefore,
      cpuBefore,
      vcpus: vcpusOf(info, host, uid),
    }))
    .filter((machine) => machine.vcpus.some((vcpu) => vcpu.arrival >= 0));
  return {
    elapsed: host.time,
    utilization: fraction(guest - spin, capacity),
    busy: fraction(guest + overhead, capacity),
    overhead: fraction(overhead, capacity),
    completions: finished.length,
    started: vcpus.filter((vcpu) => vcpu.arrival !== null).length,
    throughput: fraction(finished.length, host.time),
    fairness: jainIndex(
      started.map(({ vcpus: own, weight, servedBefore, cpuBefore }) => ({
        amount: sumOf(own, (vcpu) => vcpu.cpu) - cpuBefore,
        weight,
        served: servedBefore,
        times: info.scheduler.weighsMachines ? 1 : own.length,
      })),
    ),
    contextSwitches: host.contextSwitches,
    preemptions: host.preemptions,
    spin,
    barriers: host.vms.reduce((sum, vm) => sum + vm.barriers, 0),
    hits: host.hits,
    faults,
    faultsApart: host.faults - faults,
    hitRatio: fraction(host.hits, host.hits + host.faults),
    turnaround: average((vcpu) => (vcpu.turnaround === null ? null : whole(vcpu.turnaround))),
    waiting: average((vcpu) => whole(vcpu.waiting)),
    response: average((vcpu) => (vcpu.response === null ? null : whole(vcpu.response))),
    weightedTurnaround: average((vcpu) => vcpu.weightedTurnaround),
  };
}
