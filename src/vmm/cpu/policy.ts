/**
 * What a scheduling policy is: a plain object that answers questions. The mechanism (`processor.ts`) owns time, pCPUs
 * and vCPU states; a policy only keeps its queue, in a state object of plain data that can be cloned.
 *
 * A run has one state, or one for each pCPU when every pCPU has a run queue of its own. What must follow a vCPU from
 * queue to queue (estimates, passes) goes into `facts.slot(v)`.
 */
import type { DispatchReason, PreemptReason } from "../../model/events.ts";
import type { ParamValue, PolicyDescription } from "../../model/params.ts";
import type { ReadyCause } from "../../model/states.ts";
import type { Tick, VcpuId, VmUid } from "../../model/units.ts";

/** What a policy may know. All vCPU arguments are ids. */
export interface CpuFacts {
  readonly now: Tick;
  /** Share of the vCPU's machine (its weight, or its priority, at least 1). */
  weight(v: VcpuId): number;
  /** Base priority as the scenario gives it. */
  priority(v: VcpuId): number;
  /** True when a lower number is more urgent (a convention). */
  readonly lowerIsUrgent: boolean;
  machine(v: VcpuId): VmUid;
  /** True remaining length of the present burst: processor time until the program blocks or ends; Infinity if never. */
  burst(v: VcpuId): Tick;
  /** Since when it is ready. */
  readySince(v: VcpuId): Tick;
  readyCause(v: VcpuId): ReadyCause;
  /** Small plain record that belongs to the vCPU and travels with it. Emptied when its machine starts. */
  slot(v: VcpuId): Record<string, number>;
  /** Conventions that concern queues. */
  readonly preemptedGoesToHead: boolean;
  readonly preemptedBeforeArrivals: boolean;
}

/** A round of priority-weighted round robin, for the trace. */
export interface Round {
  readonly ticks: Tick;
  readonly totalWeight: number;
  readonly entries: readonly { readonly vcpu: VcpuId; readonly weight: number; readonly slice: Tick }[];
}

export type Params = Readonly<Record<string, ParamValue>>;

export interface CpuPolicy<S> extends PolicyDescription {
  /** Rule and pseudocode line recorded with each dispatch. */
  readonly dispatchReason: DispatchReason;
  readonly dispatchLine: number;

  /** Empty state. `params` is complete. */
  create(params: Params): S;
  /** `v` became ready. */
  enqueue(state: S, facts: CpuFacts, v: VcpuId, cause: ReadyCause): void;
  /** `v` leaves the queue without running (paused, stopped, taken by another pCPU). */
  remove(state: S, facts: CpuFacts, v: VcpuId): void;
  /** Takes the next vCPU for which `canRun` holds out of the queue; -1 when there is none. */
  pick(state: S, facts: CpuFacts, canRun: (v: VcpuId) => boolean): VcpuId | -1;
  /** The queue in the order in which it would be served. */
  order(state: S, facts: CpuFacts): readonly VcpuId[];
  /** Ticks `v` may run from now on; Infinity for as long as it likes. Asked after `pick`, once the switch is paid. */
  timeslice(state: S, facts: CpuFacts, v: VcpuId): Tick;
  /** The value by which `v` was compared, for the explanation; meaning as in `DispatchReason`. */
  value(state: S, facts: CpuFacts, v: VcpuId): number;

  /** `v` ran guest code for `ran` ticks. */
  charge?(state: S, facts: CpuFacts, v: VcpuId, ran: Tick): void;
  /** The running `v` blocked or finished: the end of a burst. */
  burstEnded?(state: S, facts: CpuFacts, v: VcpuId): void;
  /** The round begun by the last `pick`, once. */
  takeRound?(state: S): Round | null;
  /** Next moment after now at which the policy's answer may change by itself; Infinity for none. */
  nextTimer?(state: S, facts: CpuFacts): Tick;
  /** That moment has come. */
  onTimer?(state: S, facts: CpuFacts): void;
  /** Preemption: see `Preemption`. */
  readonly preemption?: Preemption<S>;
}

/** How a ready vCPU takes a pCPU from a running one: strictly more urgent than the least urgent running one. */
export interface Preemption<S> {
  readonly reason: PreemptReason;
  readonly line: number;
  /** Off for a parameter setting of the policy. */
  isOn(state: S): boolean;
  /** Larger is more urgent. */
  urgency(state: S, facts: CpuFacts, v: VcpuId): number;
}
