/**
 * The scenario: the complete input of a run. Host, machines, workloads, policies, conventions, seed and the log of
 * commands with their times. The trace is a pure function of it (D1), so a link that carries a scenario carries the run.
 *
 * Plain JSON data. Everything is checked at the border (`codec/scenario/validate.ts`); the core trusts it.
 */
import type { ParamValues } from "./params.ts";
import type { Tick } from "./units.ts";

/** Version of the scenario's shape. Links and files carry it; `codec` upgrades older ones. */
export const SCENARIO_VERSION = 1;

export interface Scenario {
  readonly version: typeof SCENARIO_VERSION;
  /** Shown as the title; free text, 1..80 characters. */
  readonly title: string;
  /** Seed of every random stream, an unsigned 32-bit integer. */
  readonly seed: number;
  /** What one tick is called on the screen. Display only. */
  readonly tickUnit: TickUnit;
  /** Ticks that make one `tickUnit`, where times have decimals: with 10, tick 4 is shown as 0.4. Absent: 1. Display only. */
  readonly ticksPerUnit?: TicksPerUnit;
  readonly host: HostSpec;
  readonly conventions: Conventions;
  /** Machines defined before the run starts: created at 0 in list order, started at their `arrival`. */
  readonly machines: readonly MachineSpec[];
  /** Commands in ascending order of `at`; those of one time in list order. */
  readonly commands: readonly TimedCommand[];
}

export const TICK_UNITS = ["tick", "us", "ms", "s"] as const;
export type TickUnit = (typeof TICK_UNITS)[number];

export const TICKS_PER_UNIT = [10, 100, 1000, 10_000, 100_000] as const;
export type TicksPerUnit = (typeof TICKS_PER_UNIT)[number];

/** A choice of policy with the values of its parameters. */
export interface PolicyChoice {
  readonly policy: string;
  readonly params: ParamValues;
}

export interface HostSpec {
  /** Physical processors, 1..64. */
  readonly pcpus: number;
  /** One run queue for all pCPUs, or one for each. */
  readonly runQueues: "global" | "perPcpu";
  /** With a queue per pCPU: an idle pCPU takes a ready vCPU from the longest queue. */
  readonly workStealing: boolean;
  readonly scheduler: PolicyChoice;
  /** Page frames, 1..1,000,000. */
  readonly frames: number;
  /** Bytes of a page (and of a frame), a power of two. */
  readonly pageBytes: number;
  readonly replacement: PolicyChoice;
  /**
   * Who can lose a frame on a fault: anybody, or only the machine that faulted, once it has its quota: its guarantee, or
   * `frames` divided equally, but one at least. Where there are fewer frames than that, a machine without one takes one.
   */
  readonly replacementScope: "global" | "local";
  readonly disks: readonly DiskSpec[];
  /** Bytes of an extent (PE and LE). */
  readonly extentBytes: number;
  /** How new volumes are placed. Policies are tried from the strictest up to this one. */
  readonly allocation: AllocationPolicyId;
  /** Size in bytes of the swap volume, taken from the pool first. 0: no swap volume, swapping then uses disk 0 directly. */
  readonly swapBytes: number;
  readonly costs: Costs;
  /** Relaxed co-scheduling of the vCPUs of a machine; absent: they run as unrelated ones. Gang scheduling ignores it. */
  readonly coscheduling?: Coscheduling;
  /** Each pCPU has a cache, which makes a vCPU faster once it is warm there; absent: where one runs makes no difference. */
  readonly cache?: CacheSpec;
  /** With a queue per pCPU: at regular moments, a pCPU whose queue is empty takes over from another queue; absent: never. */
  readonly rebalancing?: Rebalancing;
}

/**
 * Every `every` ticks each pCPU in turn for which nobody waits, whether or not it runs something, moves the first vCPU that
 * may run on every pCPU from the queue of a victim into its own. Gang scheduling ignores it: it has one queue.
 */
export interface Rebalancing {
  /** At least 1. */
  readonly every: Tick;
  /**
   * `longest`: the queue in which most wait; the first one for an idle pCPU, which it is about to run, is not waiting, and
   * nobody is moved twice at one moment. `random`: any other pCPU, also in vain; every queue counts as it stands.
   */
  readonly victim: RebalancingVictim;
  /**
   * With `random`: the pCPUs drawn first, for exercises that print them; one for each pCPU whose queue is empty, used up
   * even when there is nothing to take. At least one; after the last one chance decides.
   */
  readonly draws?: readonly number[];
}

export const REBALANCING_VICTIMS = ["longest", "random"] as const;
export type RebalancingVictim = (typeof REBALANCING_VICTIMS)[number];

/** The cache of each pCPU. The rules: `vmm/cpu/caches.ts`. */
export interface CacheSpec {
  /** What fits into it, in the units of the machines' working sets; whoever needs more is never warm. At least 1. */
  readonly size: number;
  /** Ticks that a vCPU must run on a pCPU to be warm there; 0: it is warm at once. */
  readonly warmupTicks: Tick;
  /** Ticks of its work that a vCPU gets done in a tick where it is warm; 1 elsewhere. A whole number, at least 1. */
  readonly warmRate: number;
}

/** Both in ticks of progress ahead of the slowest vCPU of the machine that is not idle; `restart` is less than `skew`. */
export interface Coscheduling {
  /** From here on a vCPU is stopped. At least 1. */
  readonly skew: Tick;
  /** From here on it may run again. */
  readonly restart: Tick;
}

export const ALLOCATION_POLICIES = ["contiguous", "cling", "normal"] as const;
export type AllocationPolicyId = (typeof ALLOCATION_POLICIES)[number];

/** A physical volume: a disk that serves one request at a time, first come first served. */
export interface DiskSpec {
  /** Capacity in extents, 1..100,000. */
  readonly extents: number;
  /** Ticks to read one block (or page). */
  readonly readTicks: Tick;
  /** Ticks to write one block (or page). */
  readonly writeTicks: Tick;
}

/** Ticks that virtualization itself costs. All 0 but `reference` makes textbook charts. */
export interface Costs {
  /** World switch: another vCPU than the last one is dispatched on a pCPU. */
  readonly worldSwitch: Tick;
  /** Added when a vCPU is dispatched on another pCPU than its last one. */
  readonly migration: Tick;
  /** The exit that handles a page fault. Not preemptible. */
  readonly fault: Tick;
  /** The exit that starts a disk request. */
  readonly ioExit: Tick;
  /** One memory reference of a guest program. */
  readonly reference: Tick;
  /** One hypercall. */
  readonly hypercall: Tick;
  /** One trapped privileged instruction. */
  readonly trap: Tick;
  /** Processor time a guest needs to shut down. */
  readonly shutdown: Tick;
}

/** Rules on which textbooks differ. Shown as chips, switchable, carried by the link. */
export interface Conventions {
  /** Round robin and kin: who queues first when an arrival or wake and the end of a timeslice fall on the same tick. */
  readonly sameInstant: "arrivalFirst" | "preemptedFirst";
  /** Which end of the priority numbers is urgent. */
  readonly priorityOrder: "higherFirst" | "lowerFirst";
  /** Where a preempted vCPU goes in its queue. */
  readonly preemptedGoes: "head" | "tail";
  /** When a world switch is charged: always when the last occupant was another, or not on the first dispatch and not after idle. */
  readonly switchCharge: "lastOccupant" | "betweenVcpus";
  /** Which idle pCPU a vCPU gets from a queue for all: the one where it was last, if it is idle, or always the first. */
  readonly placement: "lastPcpu" | "lowestPcpu";
  /** Priority scheduling: who goes first among equally urgent ready vCPUs. A running one always stays. */
  readonly priorityTies: Ties;
  /** Shortest burst or remaining time: who goes first among equally long ready vCPUs. A running one always stays. */
  readonly shortestTies: Ties;
  /** What counts as waiting: only being ready without a pCPU, or being blocked as well. Figures only. */
  readonly waiting: "readyOnly" | "readyAndBlocked";
  /** Which page faults the figures count: all, all but the first touch of each page, or only those that replace a page. */
  readonly faultCount: "all" | "afterFirstTouch" | "replacementsOnly";
}

/** `queueOrder`: order of entering the queue; `arrival`: order of first arrival, then id; `id`: lowest id. */
export type Ties = "queueOrder" | "arrival" | "id";

/** Conventions that decide who runs next. The others concern costs and figures. */
export type SchedulingConvention = Extract<
  keyof Conventions,
  "sameInstant" | "priorityOrder" | "preemptedGoes" | "priorityTies" | "shortestTies"
>;

export const DEFAULT_CONVENTIONS: Conventions = {
  sameInstant: "arrivalFirst",
  priorityOrder: "higherFirst",
  preemptedGoes: "head",
  switchCharge: "lastOccupant",
  placement: "lastPcpu",
  priorityTies: "queueOrder",
  shortestTies: "queueOrder",
  waiting: "readyOnly",
  faultCount: "all",
};

export interface MachineSpec {
  /** Unique among the machines that exist; 1..40 characters, no control characters. */
  readonly name: string;
  /** 1..64. */
  readonly vcpus: number;
  /** Urgency; the convention says which end is urgent. 0..1000. */
  readonly priority: number;
  /** Share under contention; null: the priority, at least 1. */
  readonly weight: number | null;
  /** Configured memory in bytes; pages `P = ceil(M / s)`. 0: the machine makes no memory references. */
  readonly memoryBytes: number;
  /** Pages guaranteed to be backed by frames, checked at start. */
  readonly reservedPages: number;
  readonly volumes: readonly VolumeSpec[];
  /** pCPUs this machine may use; null: all. */
  readonly affinity: readonly number[] | null;
  /** When it is started; null: it stays shut off until somebody starts it. */
  readonly arrival: Tick | null;
  /** One program for each vCPU; a shorter list repeats its last. Notation: `codec/notation/notation.ts`. */
  readonly programs: readonly (readonly Op[])[];
  /** Most processor time it may get, in percent of one pCPU, 1..6400; absent: no cap. Only the credit scheduler enforces it. */
  readonly cap?: number;
  /** Timeslice it asks for, in ticks; absent: the policy's own. Only EEVDF grants it. */
  readonly timeslice?: Tick;
  /** What each of its vCPUs needs of a pCPU's cache to be warm there; absent: 0, which fits always. */
  readonly workingSet?: number;
}

export interface VolumeSpec {
  /** Unique inside its machine, 1..40 characters. */
  readonly name: string;
  /** Size in bytes; extents `V = ceil(D / l)`. */
  readonly bytes: number;
}

/** One operation of a guest program (domain F.4). */
export type Op =
  /**
   * Compute for `ticks`. Splitting one into two changes nothing (D5), except where a cache gives more than a tick of work a
   * tick: an operation takes whole ticks.
   */
  | { readonly op: "compute"; readonly ticks: Tick }
  /** Touch guest page `page`. */
  | { readonly op: "reference"; readonly page: number; readonly write: boolean }
  /** A device that answers after `ticks`; the vCPU is blocked meanwhile. */
  | { readonly op: "wait"; readonly ticks: Tick }
  /** Idle: the vCPU halts for `ticks`. */
  | { readonly op: "halt"; readonly ticks: Tick }
  /** Read or write `blocks` blocks of volume number `volume`, from `block` (one block lies in extent `block mod extents`). */
  | {
      readonly op: "disk";
      readonly volume: number;
      readonly block: number;
      readonly blocks: number;
      readonly write: boolean;
    }
  /** `count` hypercalls. */
  | { readonly op: "hypercall"; readonly count: number }
  /** `count` privileged instructions, each trapped. */
  | { readonly op: "trap"; readonly count: number }
  /**
   * Wait, running (the vCPU spins), until every vCPU of the machine whose program has not ended stands at a barrier; the
   * last one to come opens it for all.
   */
  | { readonly op: "barrier" }
  /** Repeat `body`; `times` null: for ever. */
  | { readonly op: "loop"; readonly times: number | null; readonly body: readonly Op[] }
  /** `count` references drawn from a pattern over `pages` pages, every `writeEvery`-th one a write (0: none). */
  | {
      readonly op: "pattern";
      readonly pattern: "sequential" | "random" | "hotCold" | "zipf";
      readonly pages: number;
      readonly count: number;
      readonly writeEvery: number;
    };

export const COMMANDS = ["create", "start", "pause", "resume", "shutdown", "stop", "delete", "setWeight"] as const;
/** Commands of the Virtualization Manager. `stop` is "force off"; `setWeight` is the one that leaves the life as it is. */
export type CommandId = (typeof COMMANDS)[number];

export type Command =
  | { readonly command: "create"; readonly machine: MachineSpec }
  | { readonly command: "setWeight"; readonly vm: string; readonly weight: number }
  | { readonly command: Exclude<CommandId, "create" | "setWeight">; readonly vm: string };

/** A command with the moment at which it is given. */
export type TimedCommand = Command & { readonly at: Tick };
