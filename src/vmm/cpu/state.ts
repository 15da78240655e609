/** The processor's state: plain data, cloned for checkpoints. What never changes is in `CpuConfig`. */
import type { RandomStream } from "../../base/prng.ts";
import type { QuotaSpec } from "../../model/scenario.ts";
import type { BlockReason, ReadyCause, VcpuPhase } from "../../model/states.ts";
import type { FrameId, PcpuId, Tick, VcpuId, VmUid } from "../../model/units.ts";
import { startOfProgram, type Program, type ProgramPlace } from "./program.ts";

/** The clock shared by the parts of the monitor. Only the event loop moves it. */
export interface Clock {
  now: Tick;
}

/** A reference of which the guest takes the time. */
export interface ReferenceAttempt {
  readonly since: Tick;
  /** The frame of its page when it began; -1: it was in none. */
  readonly frame: FrameId | -1;
  /** Pages that shared that frame then, its own among them; 0: it shared none. */
  readonly sharers: number;
}

export interface Vcpu {
  readonly id: VcpuId;
  readonly vm: VmUid;
  readonly index: number;
  phase: VcpuPhase;
  blocked: BlockReason;
  /** While paused: what it goes back to. `awake`: ready, what it waited for has come meanwhile. */
  resumeTo: "ready" | "awake" | "blocked" | "costopped";
  /** Its policy forbids it to run: it is `parked` whenever it would be ready. */
  isParked: boolean;
  /** That is because of its policy, and not (or not only) of a quota. */
  isCapped: boolean;
  place: ProgramPlace;
  /** Where the present reference stands: nothing yet, fault announced, or page brought in for it. */
  reference: "new" | "faulted" | "served";
  /** Of a reference that is an attempt: when it began, and how many pages shared its frame then; null: none is under way. */
  attempt: ReferenceAttempt | null;
  /** It has reached the barrier at its place, which is not open: whenever it runs, it spins. */
  isAtBarrier: boolean;
  /** Runs the shutdown program instead of its own. */
  isShuttingDown: boolean;
  /** It may not use all pCPUs. */
  readonly isPinned: boolean;
  pcpu: PcpuId | -1;
  lastPcpu: PcpuId | -1;
  /** Run queue it is in or was in last. */
  queue: number;
  readySince: Tick;
  readyCause: ReadyCause;
  /** When it first became ready; -1 before. */
  arrival: Tick;
  /** Plans of I/O of the present operation that have not ended. */
  pendingRequests: number;
  /** Outstanding disk requests that it does not wait for, or only now. */
  asyncRequests: number;
  /** It waits for them. */
  isAwaiting: boolean;
  /** Grows whenever what it waits for is cancelled; older wake-ups are ignored. */
  generation: number;
  /** Guest ticks since its machine started, charged so far; raised to the foremost sibling when it wakes (B.6). */
  progress: Tick;
  /** Requests that it did not wait for since its last exit for one, of those that go in one exit. */
  requestsInBatch: number;
  /** Places in its program whose block of code has been translated: another list when there are more, so copies share it. */
  translated: readonly number[];
  slot: Record<string, number>;
}

/** Nothing has been translated. */
export const NO_BLOCKS: readonly number[] = Object.freeze([]);

/** Neither can change the other. */
export function copyVcpu(v: Vcpu): Vcpu {
  return { ...v, place: { ...v.place, loops: [...v.place.loops] }, slot: { ...v.slot } };
}

/** From where a vCPU goes on that was off meanwhile: plain data. */
export interface VcpuContext {
  readonly place: ProgramPlace;
  /** What it still has to wait for; null: nothing. */
  readonly wait: { readonly blocked: "device" | "halt"; readonly ticks: Tick } | null;
}

/** The beginning of its program. */
export function startContext(): VcpuContext {
  return { place: startOfProgram(), wait: null };
}

/** End of what has no end in sight. Not Infinity: times that are small integers, and nothing else, are compared faster. */
export const NEVER = -1;

export interface Pcpu {
  readonly id: PcpuId;
  phase: "idle" | "switch" | "guest" | "exit";
  vcpu: VcpuId | -1;
  last: VcpuId | -1;
  /** Since when it is idle. */
  idleSince: Tick;
  /** End of the present segment; `NEVER` when idle. */
  until: Tick;
  /** Up to where guest time has been charged. */
  chargedTo: Tick;
  dispatchedAt: Tick;
  /** End of the world switch of its vCPU. */
  runsFrom: Tick;
  /** Since when it could not be preempted, up to `openSince`. */
  closedSince: Tick;
  openSince: Tick;
  /** End of the timeslice, Infinity for none. */
  sliceEnd: Tick;
  timeslice: Tick;
  /** `host`: the monitor works for itself there. */
  exitReason: "fault" | "disk" | "call" | "tables" | "host";
}

/** The cache of a pCPU; the rules are in `caches.ts`. */
export interface PcpuCache {
  /** Who is warm there, the newest first. */
  readonly warm: VcpuId[];
  /** Ticks that it must run there to be warm; 0: it is, -1: it is cold. Index: `VcpuId`. */
  readonly toGo: Tick[];
}

export interface CpuState {
  clock: Clock;
  vcpus: Vcpu[];
  /** Another size has added vCPUs to a machine: those of one machine do not all have consecutive ids. */
  areScattered: boolean;
  pcpus: Pcpu[];
  /** One for each pCPU; none on a host without caches. */
  caches: PcpuCache[];
  /** The idle pCPUs, ascending. */
  idle: PcpuId[];
  /** The others, the earliest `until` first, equals ascending; see `agenda.ts`. */
  agenda: PcpuId[];
  /** One policy state for all pCPUs, or one each. */
  queues: unknown[];
  timers: Tick[];
  /** The earliest of the timers. */
  nextTimer: Tick;
  /** Chance of the policy. */
  random: RandomStream;
  /** The queues as the rows written so far tell them. */
  shown: VcpuId[][];
  /**
   * Null: they tell who has changed places. Else by what the queue is ordered, and of these vCPUs not yet; `shown` then only
   * says who is there. Index: run queue.
   */
  untold: (VcpuId[] | null)[];
  /** Null where one queue serves all pCPUs. */
  waiting: WaitingState | null;
  /** Where vCPUs preempt: those that came since the pCPUs could last be taken, and some that have gone again. */
  newcomers: Set<VcpuId>;
  /** Null: weights are not divided. */
  sharing: SharingState | null;
  /** Null: queues are not rebalanced. */
  rebalancing: RebalancingState | null;
  /** Of machines with a quota. */
  quotas: Map<VmUid, QuotaState>;
}

/** Of a machine with a quota of processor time; the rules are in `bandwidth.ts`. */
export interface QuotaState {
  readonly spec: QuotaSpec;
  /** Number of the period that `used` is of. */
  period: number;
  used: Tick;
  /** Up to where `used` is complete. */
  settled: Tick;
  isThrottled: boolean;
}

/** Who waits where; kept by `waiting.ts`. */
export interface WaitingState {
  /** How many that may run on every pCPU. Index: run queue. */
  readonly free: number[];
  freeInAll: number;
  /** How many of the others may run there, in whatever queue they are. Index: `PcpuId`. */
  readonly pinnedFor: number[];
}

/** Who shares the weight of a machine; the rules are in `sharing.ts`. */
export interface SharingState {
  /** Its runnable vCPUs. Index: `VmUid`. */
  readonly runnable: VcpuId[][];
  /** Among how many the weight of each is divided; as last time for those that are not runnable. Index: `VcpuId`. */
  readonly sharers: number[];
}

export interface RebalancingState {
  /** Next moment at which something could be moved; Infinity for none. */
  next: Tick;
  /** The last moment that has been looked at. */
  last: Tick;
  /** Given draws used so far. */
  used: number;
  random: RandomStream;
}

/** The vCPUs of the machine of `v`, itself among them, ascending. */
export function* siblings({ vcpus, areScattered }: CpuState, v: Vcpu): Generator<Vcpu> {
  if (areScattered) for (const each of vcpus) if (each.vm === v.vm) yield each;
  if (areScattered) return;
  for (let id = v.id - v.index; vcpus[id]?.vm === v.vm; id += 1) yield vcpus[id]!;
}

/** Fixed attributes of a vCPU. Index: `VcpuId`. */
export interface VcpuAttributes {
  readonly priority: number;
  readonly weight: number;
  readonly affinity: ReadonlySet<PcpuId> | null;
  /** Percent of one pCPU; 0: none. */
  readonly cap: number;
  /** 0: the policy's own. */
  readonly timeslice: Tick;
  readonly workingSet: number;
  /** It is a thread of a container: it calls the kernel of the host, and does not exit. */
  readonly isContainer?: boolean;
  /** Absent: it may use as much processor time as it gets. */
  readonly bandwidth?: QuotaSpec;
  readonly program: Program;
}
