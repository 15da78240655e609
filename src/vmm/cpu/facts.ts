/** What a policy may know, looked up in the processor's state when it asks: the facts outlive any one state. */
import { nextUint32 } from "../../base/prng.ts";
import type { Conventions, Ties } from "../../model/scenario.ts";
import type { ReadyCause } from "../../model/states.ts";
import type { PcpuId, Tick, VcpuId, VmUid } from "../../model/units.ts";
import type { CpuFacts } from "./policy.ts";
import type { CpuState, Pcpu, Vcpu, VcpuAttributes } from "./state.ts";
import { sharersOf } from "./weights.ts";

/** What the facts are about. `state` is another one after a checkpoint was restored. */
export interface FactsSource {
  state(): CpuState;
  readonly attributes: readonly VcpuAttributes[];
  /** Processor time until the program of `v` blocks or ends. */
  burst(v: VcpuId): Tick;
  /** Ticks of its work that `v` gets done in a tick on `p`. */
  rate(v: VcpuId, p: PcpuId): number;
}

export interface FactsRules {
  readonly conventions: Conventions;
  readonly perPcpuQueues: boolean;
  readonly workStealing: boolean;
  readonly weighsMachines: boolean;
}

/** The facts for run queue number `queue`. One class for all queues, so that policies ask all of them alike fast. */
export class Facts implements CpuFacts {
  readonly lowerIsUrgent: boolean;
  readonly mayStealWork: boolean;
  readonly preemptedGoesToHead: boolean;
  readonly preemptedBeforeArrivals: boolean;
  readonly priorityTies: Ties;
  readonly shortestTies: Ties;
  readonly weighsMachines: boolean;
  readonly #source: FactsSource;
  /** The pCPU that the queue serves; null: all of them. */
  readonly #pcpu: PcpuId | null;

  constructor(source: FactsSource, rules: FactsRules, queue: number) {
    const { conventions, perPcpuQueues, workStealing, weighsMachines } = rules;
    this.#source = source;
    this.#pcpu = perPcpuQueues ? queue : null;
    this.lowerIsUrgent = conventions.priorityOrder === "lowerFirst";
    this.mayStealWork = perPcpuQueues && workStealing;
    this.preemptedGoesToHead = conventions.preemptedGoes === "head";
    this.preemptedBeforeArrivals = conventions.sameInstant === "preemptedFirst";
    this.priorityTies = conventions.priorityTies;
    this.shortestTies = conventions.shortestTies;
    this.weighsMachines = weighsMachines;
  }

  get now(): Tick {
    return this.#source.state().clock.now;
  }

  get pcpus(): number {
    return this.#source.state().pcpus.length;
  }

  weight(v: VcpuId): number {
    return this.#attributes(v).weight;
  }

  sharers(v: VcpuId): number {
    return sharersOf(this.#source.state(), v);
  }

  priority(v: VcpuId): number {
    return this.#attributes(v).priority;
  }

  machine(v: VcpuId): VmUid {
    return this.#vcpu(v).vm;
  }

  burst(v: VcpuId): Tick {
    return this.#source.burst(v);
  }

  readySince(v: VcpuId): Tick {
    return this.#vcpu(v).readySince;
  }

  readyCause(v: VcpuId): ReadyCause {
    return this.#vcpu(v).readyCause;
  }

  arrival(v: VcpuId): Tick {
    return this.#vcpu(v).arrival;
  }

  slot(v: VcpuId): Record<string, number> {
    return this.#vcpu(v).slot;
  }

  cap(v: VcpuId): number {
    return this.#attributes(v).cap;
  }

  timesliceWish(v: VcpuId): Tick {
    return this.#attributes(v).timeslice;
  }

  occupant(p: PcpuId): VcpuId | -1 {
    return this.#source.state().pcpus[p]!.vcpu;
  }

  running(): readonly VcpuId[] {
    const { pcpus } = this.#source.state();
    const running: VcpuId[] = [];
    const last = this.#pcpu ?? pcpus.length - 1;
    for (let p = this.#pcpu ?? 0; p <= last; p += 1) if (pcpus[p]!.vcpu >= 0) running.push(pcpus[p]!.vcpu);
    return running;
  }

  newcomers(): readonly VcpuId[] {
    const { newcomers, vcpus } = this.#source.state();
    const own: VcpuId[] = [];
    for (const v of newcomers)
      if (vcpus[v]!.phase === "ready" && (this.#pcpu === null || vcpus[v]!.queue === this.#pcpu)) own.push(v);
    return own;
  }

  dispatchedAt(v: VcpuId): Tick {
    return this.#pcpuOf(v).dispatchedAt;
  }

  runsFrom(v: VcpuId): Tick {
    return this.#pcpuOf(v).runsFrom;
  }

  pace(v: VcpuId): number {
    const p = this.#pcpuOf(v);
    return p.phase === "guest" && !this.#vcpu(v).isAtBarrier ? this.#source.rate(v, p.id) : 0;
  }

  mayRunOn(v: VcpuId, p: PcpuId): boolean {
    return this.#attributes(v).affinity?.has(p) ?? true;
  }

  mayRunAnywhere(v: VcpuId): boolean {
    return !this.#vcpu(v).isPinned;
  }

  hasJustCome(candidate: VcpuId, running: VcpuId): boolean {
    const { readySince, readyCause } = this.#vcpu(candidate);
    if (readyCause !== "arrive" && readyCause !== "wake" && readyCause !== "unpause") return false;
    const { openSince, closedSince } = this.#pcpuOf(running);
    return readySince === this.now || (openSince === this.now && readySince >= closedSince);
  }

  random(): number {
    return nextUint32(this.#source.state().random);
  }

  #vcpu(v: VcpuId): Vcpu {
    return this.#source.state().vcpus[v]!;
  }

  #attributes(v: VcpuId): VcpuAttributes {
    return this.#source.attributes[v]!;
  }

  #pcpuOf(v: VcpuId): Pcpu {
    return this.#source.state().pcpus[this.#vcpu(v).pcpu]!;
  }
}
