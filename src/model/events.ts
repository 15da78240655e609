/**
 * The events of a run: everything that changes what can be seen, with the reason for each decision as data.
 *
 * The core writes them as rows of integers (`trace/rows.ts` has the layout), the view reads them back as these objects.
 * No sentence stands here: `i18n/explain` makes sentences, the quiz and the screen reader use the same data.
 *
 * A *step* (what "step by event" stops at) is a row of a kind in `STEP_KINDS`; the other rows belong to the step
 * before them and are applied together with it.
 */
import type { BlockReason, ErrorCode, LeaveCause, PcpuPhase, ReadyCause, Shortage, VmLife } from "./states.ts";
import type { CommandId, RebalancingVictim } from "./scenario.ts";
import type { FrameId, LvId, PageNumber, PcpuId, PvId, RequestId, Tick, VcpuId, VmUid } from "./units.ts";

/** A candidate that was not chosen, with the value it was compared by (meaning: see the reason code). */
export interface Contender<Id> {
  readonly id: Id;
  readonly value: number;
}

/**
 * Why a vCPU was dispatched. The value compared, for the chosen one and for each loser:
 * - `onlyReady`      nobody else was ready; value = ticks waited
 * - `headOfQueue`    first in, first out; value = place in the queue, from 1
 * - `nextInRound`    priority-weighted round robin; value = its timeslice in this round
 * - `highestPriority` value = effective priority (base plus aging)
 * - `shortestBurst`  value = predicted length of the next burst, in ticks
 * - `shortestRemaining` value = predicted remaining time, in ticks
 * - `highestResponseRatio` value = ⌊1000 · (waited + service) / service⌋; the decision compares the exact fractions
 * - `highestLevel`   value = level of the feedback queue, 0 is the most urgent
 * - `winningTicket`  value = for the chosen one the number of the ticket drawn (from 0), for a loser its tickets
 * - `smallestPass`   value = pass
 * - `highestCredit`  value = 0 boost, 1 under, 2 over: the smaller is the more urgent; equals in order of the queue
 * - `smallestVruntime` value = virtual runtime
 * - `earliestDeadline` value = virtual deadline; the chosen one is the first of those that are eligible
 * - `tookOver`       it preempted the one loser; values as in the reason of that preemption
 * - `gangFits`       value = pCPUs its machine needs at once; the chosen one is the next in turn whose need is met
 * - `longestRemaining` value = true remaining time, in ticks
 */
export const DISPATCH_REASONS = [
  "onlyReady",
  "headOfQueue",
  "nextInRound",
  "highestPriority",
  "shortestBurst",
  "shortestRemaining",
  "highestResponseRatio",
  "highestLevel",
  "winningTicket",
  "smallestPass",
  "highestCredit",
  "smallestVruntime",
  "earliestDeadline",
  "gangFits",
  "tookOver",
  "longestRemaining",
] as const;
export type DispatchReason = (typeof DISPATCH_REASONS)[number];

/** Why a running vCPU was preempted; `value` and `byValue` are compared as in the dispatch reason of the same name. */
export const PREEMPT_REASONS = [
  "highestPriority",
  "shortestRemaining",
  "highestLevel",
  "highestCredit",
  "smallestVruntime",
  "earliestDeadline",
  "longestRemaining",
] as const;
export type PreemptReason = (typeof PREEMPT_REASONS)[number];

/**
 * Why a policy gave vCPUs a new standing by itself, at a moment of its own. The value told for each:
 * - `boost`   feedback queue: its level from now on (always 0)
 * - `credits` credit scheduler: its credits after accounting
 */
export const STANDING_REASONS = ["boost", "credits"] as const;
export type StandingReason = (typeof STANDING_REASONS)[number];

/**
 * Why a page was chosen as the victim. The value compared, per candidate frame:
 * - `oldestLoad`      FIFO: moment of loading, as a load number (smallest loses its frame)
 * - `leastRecentlyUsed` LRU: number of the last reference (smallest)
 * - `farthestNextUse` OPT: references of its machine until the next use; -1 = never again (largest, never first)
 * - `referenceBitClear` Clock: the reference bit the hand found; `cleared` lists the frames whose bit it cleared on the way
 */
export const VICTIM_REASONS = ["oldestLoad", "leastRecentlyUsed", "farthestNextUse", "referenceBitClear"] as const;
export type VictimReason = (typeof VICTIM_REASONS)[number];

/**
 * Kind of a fault: the page was never loaded, is on the swap volume, is already on its way (second vCPU), or was loaded
 * once, never written, and dropped without a copy.
 */
export const FAULT_CLASSES = ["firstTouch", "swappedOut", "inFlight", "dropped"] as const;
export type FaultClass = (typeof FAULT_CLASSES)[number];

export const REQUEST_PURPOSES = ["swapIn", "swapOut", "guestRead", "guestWrite"] as const;
export type RequestPurpose = (typeof REQUEST_PURPOSES)[number];

/** Number of losers kept in a row; `others` says how many more there were. */
export const MAX_CONTENDERS = 8;

export type TraceEvent = { readonly time: Tick } & EventBody;

export type EventBody =
  /** A command was carried out. `index`: its place in `scenario.commands`; `-1 - i` for machine `i` of `scenario.machines`. */
  | { readonly kind: "commandDone"; readonly index: number; readonly command: CommandId; readonly vm: VmUid }
  /** A command was refused; nothing changed. `vm` is -1 where there is no such machine; its name is in the command. */
  | {
      readonly kind: "commandFailed";
      readonly index: number;
      readonly command: CommandId;
      readonly vm: VmUid;
      readonly code: ErrorCode;
      /** The machine's state when refused. */
      readonly state: VmLife;
      readonly shortages: readonly Shortage[];
    }
  /** A machine changed state. `shutOff` with cause `finish`: every program ended. */
  | { readonly kind: "vmState"; readonly vm: VmUid; readonly state: VmLife; readonly cause: "command" | "finish" }
  /** A vCPU entered run queue `queue` at `position` (0 = next). */
  | {
      readonly kind: "ready";
      readonly vcpu: VcpuId;
      readonly cause: ReadyCause;
      readonly queue: number;
      readonly position: number;
    }
  /** A vCPU that was not running changed state without being dispatched: paused in the queue, woken while paused, stopped. */
  | {
      readonly kind: "vcpuState";
      readonly vcpu: VcpuId;
      readonly state: "offline" | "blocked" | "paused" | "finished" | "parked" | "costopped";
      readonly blocked: BlockReason;
    }
  /** The order of a run queue, whenever it is not what the rows so far say. */
  | { readonly kind: "queueOrder"; readonly queue: number; readonly vcpus: readonly VcpuId[] }
  /** A vCPU got a pCPU. `timeslice` -1: none (runs until it blocks or ends). */
  | {
      readonly kind: "dispatch";
      readonly vcpu: VcpuId;
      readonly pcpu: PcpuId;
      readonly reason: DispatchReason;
      /** Line of the policy's pseudocode. */
      readonly line: number;
      readonly timeslice: Tick;
      /** World switch and migration cost to pay first. 0: the same vCPU goes on, or switching is free. */
      readonly switchTicks: Tick;
      /** True when another vCPU was there before: counts as a context switch. */
      readonly switched: boolean;
      readonly stolenFrom: PcpuId | -1;
      readonly value: number;
      readonly losers: readonly Contender<VcpuId>[];
      readonly others: number;
    }
  /** A pCPU entered another phase for the vCPU it holds. `idle` never stands here: `leave` says it. */
  | { readonly kind: "pcpuPhase"; readonly pcpu: PcpuId; readonly phase: PcpuPhase }
  /** The running vCPU left its pCPU. With `block`: `blocked` says what it waits for, `ticks` how long if known (else -1). */
  | {
      readonly kind: "leave";
      readonly vcpu: VcpuId;
      readonly pcpu: PcpuId;
      readonly cause: LeaveCause;
      readonly blocked: BlockReason;
      readonly ticks: number;
      /** With `preempt`: the rule, the line, who takes over, and the two values compared. */
      readonly preempt: {
        readonly reason: PreemptReason;
        readonly line: number;
        readonly by: VcpuId;
        readonly value: number;
        readonly byValue: number;
      } | null;
    }
  /** PWRR started a round: `T = N / k` ticks each, apportioned by weight (B.5). */
  | {
      readonly kind: "round";
      readonly queue: number;
      /** Length of the round `N` in ticks as used (at least `k`). */
      readonly ticks: Tick;
      readonly totalWeight: number;
      readonly entries: readonly { readonly vcpu: VcpuId; readonly weight: number; readonly slice: Tick }[];
    }
  /** A reference found its page resident. */
  | {
      readonly kind: "hit";
      readonly vcpu: VcpuId;
      readonly page: PageNumber;
      readonly write: boolean;
      readonly frame: FrameId;
    }
  /** A reference found its page not resident; the exit that handles it starts now. */
  | {
      readonly kind: "fault";
      readonly vcpu: VcpuId;
      readonly page: PageNumber;
      readonly write: boolean;
      readonly fault: FaultClass;
    }
  /** A victim was chosen; its page left `frame`. The frame is now busy (being written) or reserved for `forPage`. */
  | {
      readonly kind: "evict";
      readonly frame: FrameId;
      readonly vm: VmUid;
      readonly page: PageNumber;
      readonly dirty: boolean;
      readonly forVcpu: VcpuId;
      readonly forPage: PageNumber;
      readonly reason: VictimReason;
      readonly line: number;
      readonly value: number;
      /** Clock hand after the choice; -1 for policies without one. */
      readonly hand: number;
      readonly cleared: readonly FrameId[];
      readonly losers: readonly Contender<FrameId>[];
      readonly others: number;
    }
  /** A free frame was set aside for a page that is being read. */
  | { readonly kind: "reserve"; readonly frame: FrameId; readonly vm: VmUid; readonly page: PageNumber }
  /** A page got its frame: zero-filled, or read from the swap volume. */
  | {
      readonly kind: "map";
      readonly frame: FrameId;
      readonly vm: VmUid;
      readonly page: PageNumber;
      readonly vcpu: VcpuId;
      readonly how: "zeroFill" | "swapIn";
      /** Clock hand after the load; -1 for policies without one. */
      readonly hand: number;
      /** Reference bit of the loaded page. */
      readonly referenced: boolean;
      /** The reference it was loaded for writes to it. */
      readonly dirty: boolean;
    }
  /** A fault must wait: every frame it may take is busy with a disk transfer, or holds a page about to be used for the first time. */
  | { readonly kind: "frameWait"; readonly vcpu: VcpuId; readonly page: PageNumber }
  /** A frame became free (its machine stopped). */
  | { readonly kind: "free"; readonly frame: FrameId }
  /** A request joined a disk's queue. */
  | {
      readonly kind: "ioQueued";
      readonly request: RequestId;
      readonly pv: PvId;
      readonly extent: number;
      readonly purpose: RequestPurpose;
      readonly vm: VmUid;
      readonly vcpu: VcpuId;
      /** Guest page for swap traffic, block number for guest traffic. */
      readonly page: number;
      readonly blocks: number;
    }
  | { readonly kind: "ioStarted"; readonly request: RequestId; readonly pv: PvId; readonly until: Tick }
  | { readonly kind: "ioDone"; readonly request: RequestId; readonly pv: PvId }
  | { readonly kind: "ioCancelled"; readonly request: RequestId; readonly pv: PvId }
  /** A logical volume got its extents, run by run, under the named allocation policy (0 contiguous, 1 cling, 2 normal). */
  | {
      readonly kind: "lvAllocated";
      readonly lv: LvId;
      readonly policy: number;
      readonly runs: readonly { readonly pv: PvId; readonly start: number; readonly count: number }[];
    }
  | { readonly kind: "lvFreed"; readonly lv: LvId }
  /** Nothing can happen any more unless somebody gives a command. */
  | { readonly kind: "quiet" }
  /** More than 10,000 rounds of events at one tick: a program that takes no time runs for ever. The run stops here. */
  | { readonly kind: "zeno"; readonly vcpu: VcpuId }
  /** The policy gave vCPUs a new standing; `line`: its pseudocode. */
  | {
      readonly kind: "standing";
      readonly reason: StandingReason;
      readonly line: number;
      readonly entries: readonly { readonly vcpu: VcpuId; readonly value: number }[];
    }
  /** The running vCPU got a new timeslice that begins now (-1: none). */
  | { readonly kind: "timeslice"; readonly vcpu: VcpuId; readonly pcpu: PcpuId; readonly timeslice: Tick }
  /** The machine has another share from now on. */
  | { readonly kind: "weight"; readonly vm: VmUid; readonly weight: number }
  /** The vCPU reached a barrier: as the last one, which opens it for all (`opens`), or else it spins (`pcpuPhase`) from now on. */
  | { readonly kind: "barrier"; readonly vcpu: VcpuId; readonly opens: boolean }
  /**
   * Rebalancing: pCPU `to`, for which nobody waited, took the ready vCPU from the queue of pCPU `from`, in which `waiting` stood
   * before. It has been ready all along and stands at `position` of its new queue.
   */
  | {
      readonly kind: "rebalance";
      readonly vcpu: VcpuId;
      readonly from: PcpuId;
      readonly to: PcpuId;
      readonly victim: RebalancingVictim;
      readonly waiting: number;
      readonly position: number;
    }
  /** The vCPU begins to warm the cache of the pCPU it has got; or (`begins` false) it has been started anew and is cold there. */
  | { readonly kind: "warming"; readonly vcpu: VcpuId; readonly pcpu: PcpuId; readonly begins: boolean }
  /** The vCPU is warm on the pCPU from now on; or it has lost its place in the cache there to `by`, which is running. */
  | {
      readonly kind: "warmth";
      readonly vcpu: VcpuId;
      readonly pcpu: PcpuId;
      readonly isWarm: boolean;
      /** Itself where it is warm. */
      readonly by: VcpuId;
    };

export type EventKind = EventBody["kind"];

/** The kinds, in the order of their numbers in the trace. Append only: links do not carry them, exported files do. */
export const EVENT_KINDS = [
  "commandDone",
  "commandFailed",
  "vmState",
  "ready",
  "vcpuState",
  "queueOrder",
  "dispatch",
  "pcpuPhase",
  "leave",
  "round",
  "hit",
  "fault",
  "evict",
  "reserve",
  "map",
  "frameWait",
  "free",
  "ioQueued",
  "ioStarted",
  "ioDone",
  "ioCancelled",
  "lvAllocated",
  "lvFreed",
  "quiet",
  "zeno",
  "standing",
  "timeslice",
  "weight",
  "barrier",
  "rebalance",
  "warming",
  "warmth",
] as const satisfies readonly EventKind[];

/** The kinds at which stepping by event stops. */
export const STEP_KINDS: ReadonlySet<EventKind> = new Set<EventKind>([
  "commandDone",
  "commandFailed",
  "dispatch",
  "leave",
  "round",
  "hit",
  "fault",
  "evict",
  "map",
  "frameWait",
  "quiet",
  "zeno",
  "standing",
  "barrier",
  "rebalance",
  "warmth",
]);
