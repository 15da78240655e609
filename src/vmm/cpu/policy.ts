/**
 * What a scheduling policy is: a plain object that answers questions. The mechanism (`processor.ts`) owns time, pCPUs
 * and vCPU states; a policy only keeps its queue, in a state object of plain data that can be cloned.
 *
 * A run has one state, or one for each pCPU when every pCPU has a run queue of its own. What must follow a vCPU from
 * queue to queue (estimates, passes) goes into `facts.slot(v)`; what the queues share hangs on the state of the first.
 */
import type { DispatchReason, PreemptReason, StandingReason } from "../../model/events.ts";
import type { ParamValue, PolicyDescription } from "../../model/params.ts";
import type { SchedulingConvention, Ties } from "../../model/scenario.ts";
import type { ReadyCause } from "../../model/states.ts";
import type { PcpuId, Tick, VcpuId, VmUid } from "../../model/units.ts";

/** What a policy may know. All vCPU arguments are ids. */
export interface CpuFacts {
  readonly now: Tick;
  /** Weight of the vCPU's machine. */
  weight(v: VcpuId): number;
  /**
   * Among how many vCPUs that weight is divided: 1 where it counts for each vCPU, else those of the machine that are
   * runnable, `v` among them; where `v` is not runnable, as when it last was.
   */
  sharers(v: VcpuId): number;
  /** Whether a weight counts for the machine, and not for each of its vCPUs (a convention). See `weights.ts`. */
  readonly weighsMachines: boolean;
  /** Base priority as the scenario gives it. */
  priority(v: VcpuId): number;
  /** True when a lower number is more urgent (a convention). */
  readonly lowerIsUrgent: boolean;
  machine(v: VcpuId): VmUid;
  /**
   * True remaining length of the present burst: processor time until the program blocks or ends; Infinity if never. In ticks
   * of work, as the program says: who is warm on its pCPU takes fewer.
   */
  burst(v: VcpuId): Tick;
  /** Since when it is ready. */
  readySince(v: VcpuId): Tick;
  readyCause(v: VcpuId): ReadyCause;
  /** When it first became ready. */
  arrival(v: VcpuId): Tick;
  /** Small plain record that belongs to the vCPU and travels with it. Emptied when its machine starts. */
  slot(v: VcpuId): Record<string, number>;
  /** Most processor time of its machine, in percent of one pCPU; 0: no cap. */
  cap(v: VcpuId): number;
  /** Timeslice its machine asks for; 0: it leaves that to the policy. */
  timesliceWish(v: VcpuId): Tick;
  /** pCPUs of the host. */
  readonly pcpus: number;
  /** Who holds pCPU `p`, switching and exits included; -1: it is idle. */
  occupant(p: PcpuId): VcpuId | -1;
  /** Who holds the pCPUs that this queue serves. */
  running(): readonly VcpuId[];
  /** Those of this queue for whom `hasJustCome` may hold, and perhaps others; for policies that preempt. */
  newcomers(): readonly VcpuId[];
  /** Since when `v`, which is running, has its pCPU. */
  dispatchedAt(v: VcpuId): Tick;
  /** When guest code of `v`, which is running, began or will begin: the end of its world switch. */
  runsFrom(v: VcpuId): Tick;
  /**
   * By how much the burst of `v`, which is running, shrinks in a tick at the most: by 1, by more where it is warm, and not at
   * all in a world switch or an exit or where it spins at a barrier. When that changes, the policy is asked for its timer
   * again. An operation takes whole ticks, so that who is warm may get less done.
   */
  pace(v: VcpuId): number;
  /** Whether the affinity of `v` allows pCPU `p`. */
  mayRunOn(v: VcpuId, p: PcpuId): boolean;
  /** Whether `v` has no affinity. */
  mayRunAnywhere(v: VcpuId): boolean;
  /**
   * `candidate` arrived, woke or was unpaused at this moment, or while the pCPU of `running` could not be preempted
   * (switch, exit), which ended at this moment.
   */
  hasJustCome(candidate: VcpuId, running: VcpuId): boolean;
  /** A pCPU may take work from the queue of another. */
  readonly mayStealWork: boolean;
  /** Next number of the run's stream for scheduling, `[0, 2^32)`. */
  random(): number;
  /** Conventions that concern queues. */
  readonly preemptedGoesToHead: boolean;
  readonly preemptedBeforeArrivals: boolean;
  /** Order of the ready vCPUs that a policy finds equal: see `tieOrder`. */
  readonly priorityTies: Ties;
  readonly shortestTies: Ties;
}

/** What a policy can do at a moment of its own, besides changing its state. */
export interface CpuControl {
  /** Processes what is due now on the pCPUs: bursts and timeslices that end at this very moment. */
  settleBoundaries(): void;
  /** The running `v` asks for its timeslice anew, from now. */
  renewTimeslice(v: VcpuId): void;
  /** The running `v` leaves its pCPU and is enqueued: its timeslice is over, or it is only put into another place. */
  requeue(v: VcpuId, cause: "expire" | "requeue"): void;
  /** The ready or running `v` may not run until it is unparked. */
  park(v: VcpuId): void;
  /** The parked `v` is enqueued with cause `unpark`; nothing happens when it is not parked. */
  unpark(v: VcpuId): void;
  /** Tells the trace what caps withhold from now on: see the row `withheld`. */
  withhold(entries: readonly { vcpu: VcpuId; ticks: Tick }[]): void;
  /** Tells the trace what was decided. */
  announce(reason: StandingReason, line: number, entries: readonly { vcpu: VcpuId; value: number }[]): void;
}

/** Why a vCPU is no longer ready or running; with `rebalance` it still is ready, and another queue gets it at once. */
export type GoneCause = "block" | "finish" | "pause" | "stop" | "park" | "costop" | "rebalance";

/** Why a vCPU enters a queue: it became ready, or it comes from another queue, in which it has waited before. */
export type QueueCause = ReadyCause | "rebalance";

/** A round of priority-weighted round robin, for the trace. */
export interface Round {
  readonly ticks: Tick;
  readonly totalWeight: number;
  readonly entries: readonly { readonly vcpu: VcpuId; readonly weight: number; readonly slice: Tick }[];
}

export type Params = Readonly<Record<string, ParamValue>>;

/** A run queue as a policy sees it. */
export interface QueueView<S> {
  readonly state: S;
  readonly facts: CpuFacts;
}

export interface CpuPolicy<S> extends PolicyDescription {
  /**
   * All vCPUs of a machine run at once or not at all. Such a policy has one queue for all pCPUs, may leave a pCPU idle while
   * somebody is ready, and a machine with more vCPUs than pCPUs cannot be started.
   */
  readonly isGang?: true;
  /** It shares the processor by the weights of the machines; the others ignore them. */
  readonly heedsWeights?: true;
  /** In its source a weight counts for the machine; in those of the others for each vCPU (domain B.5a). */
  readonly weighsMachines?: true;
  /** Its weights have a scale of their own: this one is that of a machine of priority 1; absent: 1. */
  readonly usualWeight?: number;
  /** Those that are ready take turns: each is served within as many timeslices as there are of them. */
  readonly takesTurns?: true;
  /** With a queue for each pCPU it says itself whose work an idle one takes; else that of the longest queue. */
  readonly stealsByItself?: true;
  /** The conventions it asks the facts for; absent: any of them. */
  readonly conventions?: readonly SchedulingConvention[];
  /** Rule and pseudocode line recorded with each dispatch. */
  readonly dispatchReason: DispatchReason;
  readonly dispatchLine: number;

  /**
   * Empty state of run queue number `queue`. `params` is complete. `first`: the state of queue 0, for what queues share;
   * null for queue 0 itself. Such references survive a checkpoint.
   */
  create(params: Params, queue: number, first: S | null): S;
  /** `v` became ready, or with `rebalance` comes from another queue; `facts` tell then since when and why it is ready. */
  enqueue(state: S, facts: CpuFacts, v: VcpuId, cause: QueueCause): void;
  /** `v` leaves the queue without running: paused, stopped, parked, co-stopped, or moved to another queue. */
  remove(state: S, facts: CpuFacts, v: VcpuId, cause: GoneCause): void;
  /**
   * Takes the next vCPU for which `canRun` holds out of the queue; -1 when there is none. With a queue for each pCPU all
   * idle ones are asked twice: first for what they take in any case (`isLastRound` false), then, when every pCPU has had
   * that chance, for anything; it may then come from another one's queue. Whoever may run anywhere can run, unless one
   * particular vCPU is asked for.
   */
  pick(state: S, facts: CpuFacts, canRun: (v: VcpuId) => boolean, isLastRound: boolean): VcpuId | -1;
  /**
   * The queue in the order in which it would be served; valid until the next change. Asked several times a decision: keep
   * it, rather than sort.
   */
  order(state: S, facts: CpuFacts): readonly VcpuId[];
  /** Where that is less work: the first `count` of `order`, or more of them. */
  first?(state: S, facts: CpuFacts, count: number): readonly VcpuId[];
  /** Where in `order` the one stands that entered the queue last, or not far from there; without it, near the end. */
  placed?(state: S): number;
  /**
   * A queue is in the order of response ratios, (waited + service) / service, so that places change by themselves. Then the
   * rows tell of a long queue by what it is ordered, and not who has changed places.
   */
  readonly ratios?: Ratios<S>;
  /**
   * Whether the order may have become another one since this was asked last, other than by who was enqueued or taken out.
   * Without it orders are compared whenever something has happened.
   */
  hasReordered?(state: S, facts: CpuFacts): boolean;
  /** Ticks `v` may run from now on; Infinity for as long as it likes. Asked after `pick`, once the switch is paid. */
  timeslice(state: S, facts: CpuFacts, v: VcpuId): Tick;
  /** The value by which `v` was compared, for the explanation; meaning as in `DispatchReason`. */
  value(state: S, facts: CpuFacts, v: VcpuId): number;

  /** `v` ran guest code for `ran` ticks. */
  charge?(state: S, facts: CpuFacts, v: VcpuId, ran: Tick): void;
  /**
   * `v`, which was not in the queue, is no longer runnable: it was running, or (paused, stopped or finished) blocked,
   * parked, co-stopped or paused. With `block` and `finish` of a running one its burst ended.
   */
  left?(state: S, facts: CpuFacts, v: VcpuId, cause: GoneCause): void;
  /**
   * `v` was taken out of the queue `from` (by `pick`, or by `remove` with `rebalance`) and belongs to `to` from now on; it is
   * about to run there, or to be enqueued with `rebalance`.
   */
  moved?(from: QueueView<S>, to: QueueView<S>, v: VcpuId): void;
  /**
   * The weight of `v` is about to be `weight` divided among `sharers`; `facts` still tell the old ones, and whoever runs has
   * been charged. For a policy that keeps what depends on it: sums of weights, passes, deadlines.
   */
  reweigh?(state: S, facts: CpuFacts, v: VcpuId, weight: number, sharers: number): void;
  /** `facts.burst` of the queued `v` has changed: it begins to shut down, or a barrier it stood at was opened. */
  burstChanged?(state: S, facts: CpuFacts, v: VcpuId): void;
  /** The round begun by the last `pick`, once. */
  takeRound?(state: S): Round | null;
  /**
   * Next moment after now at which the policy's answer may change by itself; Infinity for none. Asked after each scheduling
   * pass. Where nobody is ready or running it may be left out, so that runs end: see `isTimerDue`.
   */
  nextTimer?(state: S, facts: CpuFacts): Tick;
  /**
   * Whether a moment that `nextTimer` left out falls on now, at which somebody comes. Without it such moments change nothing
   * but what the policy makes up for itself.
   */
  isTimerDue?(state: S, facts: CpuFacts): boolean;
  /** That moment has come. Every running vCPU has been charged up to now. */
  onTimer?(state: S, facts: CpuFacts, control: CpuControl): void;
  /** Preemption: see `Preemption`. */
  readonly preemption?: Preemption<S>;
}

/** A queue with more than `LONG_QUEUE` is long, until it has no more than `SHORT_QUEUE`. */
export const LONG_QUEUE = 128;
export const SHORT_QUEUE = 64;

/** What orders a queue by response ratios. Equal ratios: who entered first. */
export interface Ratios<S> {
  /** The queue, as they entered. */
  entered(state: S): readonly VcpuId[];
  /** By what the time that the queued `v` has waited is divided; Infinity for a burst without end. */
  service(state: S, v: VcpuId): Tick;
}

/** How a ready vCPU takes a pCPU from a running one: the least urgent of those that it beats. */
export interface Preemption<S> {
  readonly reason: PreemptReason;
  readonly line: number;
  /**
   * The candidate is compared with the running one only: another ready vCPU may be more urgent than it. Its dispatch is
   * then told as `tookOver`.
   */
  readonly isAgainstRunning?: true;
  /** Off for a parameter setting of the policy. */
  isOn(state: S): boolean;
  /**
   * Those of the queue, in its order, of whom one beats a running vCPU if anybody does; without it, all of them. Asked in
   * each scheduling pass.
   */
  candidates?(state: S, facts: CpuFacts): readonly VcpuId[];
  /** Larger is more urgent. */
  urgency(state: S, facts: CpuFacts, v: VcpuId): number;
  /** Whether the ready `candidate` beats `running`; without it, when it is strictly more urgent. */
  beats?(state: S, facts: CpuFacts, candidate: VcpuId, running: VcpuId): boolean;
}

/** Who decides in the place of the policy, where somebody does. -1 leaves it to the policy. */
export interface CpuChooser {
  /** Who of the ready `candidates` gets a pCPU that is idle; `own`: whom the policy takes. */
  next(candidates: readonly VcpuId[], own: VcpuId): VcpuId | -1;
  /**
   * Who has the only pCPU from now on, of the `ready` ones and `running`, which has had it since `since`; `own`: whom the
   * policy takes. Decided whenever some of the ready ones have just come (`newcomers`), or the policy takes another.
   */
  against(
    ready: readonly VcpuId[],
    newcomers: readonly VcpuId[],
    running: VcpuId,
    since: Tick,
    own: VcpuId,
  ): VcpuId | -1;
}
