/**
 * The scenario: the complete input of a run. Hosts, machines, workloads, policies, conventions, seed and the log of
 * commands with their times. The trace is a pure function of it (D1), so a link that carries a scenario carries the run.
 *
 * Plain JSON data. Everything is checked at the border (`codec/scenario/validate.ts`); the core trusts it.
 */
import type { Attempt } from "./attempts.ts";
import type { ByHandSpec } from "./byHand.ts";
import type { DISK_STATES } from "./choices.ts";
import type { HostCondition, MigrationMode } from "./migration.ts";
import type { ParamValues } from "./params.ts";
import type { SpecOf } from "./settingKinds.ts";
import type {
  ARM,
  CACHE,
  COSCHEDULING,
  COSTS,
  DISK,
  EXITS,
  FAULT_FREQUENCY,
  HOST,
  IO_LIMIT,
  ISOLATION,
  LOAD_CONTROL,
  MACHINE,
  NETWORK,
  OVERCOMMIT,
  PLACEMENT,
  QUOTA,
  REBALANCING,
  REGION,
  RESIDENCY,
  SHARING,
  SNAPSHOTS,
  THIN_POOL,
  TRANSLATION,
  VOLUME,
} from "./settings.ts";
import type { Tick } from "./units.ts";

/** Version of the scenario's shape. Links and files carry it; `codec` upgrades older ones. */
export const SCENARIO_VERSION = 2;

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
  readonly hosts: Hosts;
  /** What is between them; absent: as by default, where there are several. */
  readonly network?: NetworkSpec;
  /** Where machines go that are not said to be on a host; absent: on the first one. */
  readonly placement?: PlacementSpec;
  readonly conventions: Conventions;
  /** Machines defined before the run starts: created at 0 in list order, started at their `arrival`. */
  readonly machines: readonly MachineSpec[];
  /** Commands in ascending order of `at`; those of one time in list order. */
  readonly commands: readonly TimedCommand[];
  /** Decisions that somebody else makes in the place of the policies; absent: none. Never in a link or a file. */
  readonly byHand?: ByHandSpec;
}

/** One or several, each with machines of its own. */
export type Hosts = readonly [HostSpec, ...HostSpec[]];

/** The one host of `scenario`: for code that means it, and not each of several (`hosts.ts`). */
export function hostOf({ hosts }: Pick<Scenario, "hosts">): HostSpec {
  return hosts[0];
}

/** Some disk of `host` has an arm. */
export function hasArms({ disks }: Pick<HostSpec, "disks">): boolean {
  return disks.some(({ arm }) => arm !== undefined);
}

/** `scenario` with `host` in the place of its own. */
export function withHost<S extends Pick<Scenario, "hosts">>(scenario: S, host: HostSpec): S {
  return { ...scenario, hosts: [host] };
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

/** The host: its settings, and what is more than a value. Exactly what each setting means stands where it is declared. */
export interface HostSpec extends SpecOf<typeof HOST> {
  /** What it is called, where there are several: 1..40 characters. Absent: by its number. */
  readonly name?: string;
  readonly scheduler: PolicyChoice;
  readonly replacement: PolicyChoice;
  readonly disks: readonly DiskSpec[];
}

export type NetworkSpec = SpecOf<typeof NETWORK>;
export type PlacementSpec = SpecOf<typeof PLACEMENT>;
export type Costs = SpecOf<typeof COSTS>;
export type ExitsSpec = SpecOf<typeof EXITS>;
export type IsolationSpec = SpecOf<typeof ISOLATION>;
export type QuotaSpec = SpecOf<typeof QUOTA>;
export type Rebalancing = SpecOf<typeof REBALANCING>;
export type CacheSpec = SpecOf<typeof CACHE>;
export type OvercommitSpec = SpecOf<typeof OVERCOMMIT>;
export type Coscheduling = SpecOf<typeof COSCHEDULING>;
export type TranslationSpec = SpecOf<typeof TRANSLATION>;
export type FaultFrequency = SpecOf<typeof FAULT_FREQUENCY>;
export type SharingSpec = SpecOf<typeof SHARING>;
export type IoLimitSpec = SpecOf<typeof IO_LIMIT>;
export type LoadControlSpec = SpecOf<typeof LOAD_CONTROL>;
export type DiskSpec = SpecOf<typeof DISK>;
export type ArmSpec = SpecOf<typeof ARM>;
export type DiskSchedulerId = ArmSpec["scheduler"];
/** How a disk is. */
export type DiskCondition = (typeof DISK_STATES)[number];
export type Layout = NonNullable<SpecOf<typeof VOLUME>["layout"]>;
export type LayoutId = Layout["kind"];
export type SnapshotSpec = SpecOf<typeof SNAPSHOTS>;
export type ResidencySpec = SpecOf<typeof RESIDENCY>;
export type ThinPoolSpec = SpecOf<typeof THIN_POOL>;
export type RegionSpec = SpecOf<typeof REGION>;
export type FitId = RegionSpec["fit"];
export type RebalancingVictim = Rebalancing["victim"];
export type AllocationPolicyId = HostSpec["allocation"];

/** Rules on which textbooks differ. Shown as chips, switchable, carried by the link. */
export interface Conventions {
  /** Round robin and kin: who queues first when an arrival or wake and the end of a timeslice fall on the same tick. */
  readonly sameInstant: "arrivalFirst" | "preemptedFirst";
  /** Which end of the priority numbers is urgent. */
  readonly priorityOrder: "higherFirst" | "lowerFirst";
  /** Where a preempted vCPU goes in its queue. */
  readonly preemptedGoes: "head" | "tail";
  /**
   * When a world switch is charged and a context switch counted: always when the last occupant was another, or not on the
   * first dispatch and not after idle.
   */
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
  /**
   * Proportional shares: whether a weight counts for each vCPU of its machine, or for the machine and is divided among those
   * of its vCPUs that are runnable. `source`: as the source of the policy has it.
   */
  readonly weightOf: "source" | "vcpu" | "machine";
  /** Where extents of volumes go: the lowest free ones, easy to predict by hand, or as LVM2 really finds them (domain D.2). */
  readonly extents: "lowest" | "lvm2";
  /**
   * What becomes of a command that a machine has no need of: refused, so that the states show; or done without any effect, as
   * libvirt does it (domain A.3).
   */
  readonly lifecycle: "strict" | "lenient";
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
  weightOf: "source",
  extents: "lowest",
  lifecycle: "strict",
};

/** A machine: its settings, and what is more than a value. */
export interface MachineSpec extends SpecOf<typeof MACHINE> {
  /** Unique among the machines that exist; 1..40 characters, no control characters. */
  readonly name: string;
  /** Configured memory in bytes; pages `P = ceil(M / s)`. 0: the machine makes no memory references. */
  readonly memoryBytes: number;
  readonly volumes: readonly VolumeSpec[];
  /** pCPUs this machine may use; null: all. */
  readonly affinity: readonly number[] | null;
  /** When it is started; null: it stays shut off until somebody starts it. */
  readonly arrival: Tick | null;
  /** One program for each vCPU; a shorter list repeats its last. Notation: `codec/notation/notation.ts`. */
  readonly programs: readonly (readonly Op[])[];
}

/** A volume: its settings, and what is more than a value. */
export interface VolumeSpec extends SpecOf<typeof VOLUME> {
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
  /**
   * A device that answers after `ticks`; the vCPU is blocked meanwhile. Needs no processor: it begins when what stands before
   * it is over. With 0 ticks whoever runs gives its pCPU up and is ready again at the same moment.
   */
  | { readonly op: "wait"; readonly ticks: Tick }
  /** Idle: the vCPU halts for `ticks`; otherwise like `wait`. */
  | { readonly op: "halt"; readonly ticks: Tick }
  /** Read or write `blocks` blocks of volume number `volume`, from `block` (one block lies in extent `block mod extents`). */
  | {
      readonly op: "disk";
      readonly volume: number;
      readonly block: number;
      readonly blocks: number;
      readonly write: boolean;
      /** The vCPU goes on at once. */
      readonly isAsync?: true;
    }
  /** Block until every disk request for which the vCPU has not waited has ended. */
  | { readonly op: "await" }
  /** `count` hypercalls. */
  | { readonly op: "hypercall"; readonly count: number }
  /** `count` privileged instructions, each trapped. */
  | { readonly op: "trap"; readonly count: number }
  /** `count` sensitive instructions, which the guest runs as if it had the processor to itself. */
  | { readonly op: "sensitive"; readonly count: number }
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
    }
  /**
   * Try to reach what may not be its own (`attempts.ts`): page, frame or extent number `target`, an extent of volume number
   * `volume`, which is 0 for the others.
   */
  | { readonly op: "attempt"; readonly attempt: Attempt; readonly target: number; readonly volume: number };

export const COMMANDS = [
  "create",
  "start",
  "pause",
  "resume",
  "shutdown",
  "stop",
  "delete",
  "setWeight",
  "compact",
  "setMemoryTarget",
  "balloon",
  "reset",
  "save",
  "discardSave",
  "crash",
  "abortJob",
  "snapshot",
  "revert",
  "deleteSnapshot",
  "clone",
  "discard",
  "extendPool",
  "setDisk",
  "extendVolume",
  "reduceVolume",
  "moveExtents",
  "abortMove",
  "setIoLimit",
  "rename",
  "resize",
  "deleteVolume",
  "resync",
  "backup",
  "restoreBackup",
  "deleteBackup",
  "migrate",
  "switchToPostCopy",
  "setMigrationSpeed",
  "setLink",
  "setHost",
  "commit",
  "rebase",
] as const;
/**
 * Commands of the Virtualization Manager. `stop` is "force off"; `setWeight`, `setMemoryTarget` and `balloon` leave the life
 * as it is. `compact` is one to the host: it moves the blocks of its memory region together. `crash` is what happens to a
 * guest: it is given like a command so that it can happen at any moment of any run, and be taken back.
 */
export type CommandId = (typeof COMMANDS)[number];
/** Commands that need say nothing but which machine. */
export type PlainCommandId = Exclude<
  CommandId,
  | "create"
  | "setWeight"
  | "compact"
  | "setMemoryTarget"
  | "balloon"
  | "snapshot"
  | "revert"
  | "deleteSnapshot"
  | "clone"
  | "discard"
  | "extendPool"
  | "setDisk"
  | "extendVolume"
  | "reduceVolume"
  | "moveExtents"
  | "abortMove"
  | "setIoLimit"
  | "rename"
  | "resize"
  | "deleteVolume"
  | "backup"
  | "restoreBackup"
  | "deleteBackup"
  | "migrate"
  | "setMigrationSpeed"
  | "setLink"
  | "setHost"
  | "commit"
  | "rebase"
>;

export const PART_STATES = ["working", "failed"] as const;
/** What the link between hosts does. */
export type PartState = (typeof PART_STATES)[number];

/** What is for a host and for no machine says which, where there are several. */
interface OnHost {
  /** Absent: the first one. */
  readonly host?: number;
}

export type Command =
  | { readonly command: "create"; readonly machine: MachineSpec }
  | {
      readonly command: "delete";
      readonly vm: string;
      /** The image of a saved machine goes with it. Absent: no. */
      readonly discardSave?: boolean;
      /** A machine that is on is turned off first. Absent: no. */
      readonly force?: boolean;
      /** Its snapshots go with it. Absent: no, and a machine that has some is not deleted. */
      readonly deleteSnapshots?: boolean;
      /** Its volumes stay in the pool, and belong to nobody. Absent: they go with it. */
      readonly keepStorage?: boolean;
    }
  | { readonly command: "setWeight"; readonly vm: string; readonly weight: number }
  | ({ readonly command: "compact" } & OnHost)
  /** It is to have at most so many pages, from its guarantee up to all of them: its balloon takes the others. */
  | { readonly command: "setMemoryTarget"; readonly vm: string; readonly pages: number }
  /** Its balloon works from now on, or gives everything back and does not. */
  | { readonly command: "balloon"; readonly vm: string; readonly isOn: boolean }
  /** A snapshot of all its volumes, called `name`: the child of the current one. `memory`: of its memory too, if it is on. Absent: no. */
  | { readonly command: "snapshot"; readonly vm: string; readonly name: string; readonly memory?: boolean }
  /**
   * Its volumes, size and weight become what they were at the snapshot `name`; a machine that is on is forced off. It goes on
   * from its memory where that was kept, as it was then, or as `to` says.
   */
  | { readonly command: "revert"; readonly vm: string; readonly name: string; readonly to?: RevertState }
  /** `children`: those of the snapshot go to its parent (absent), are deleted with it, or alone. */
  | {
      readonly command: "deleteSnapshot";
      readonly vm: string;
      readonly name: string;
      readonly children?: SnapshotChildren;
    }
  /**
   * Another machine called `name` with the same settings and volumes, as they are or as they were at `snapshot`. A linked one
   * shares the chunks of the thin pool with it, and depends on it; else everything is copied.
   */
  | {
      readonly command: "clone";
      readonly vm: string;
      readonly name: string;
      readonly isLinked: boolean;
      readonly snapshot?: string;
      /** Also if it runs: a temporary snapshot is copied. Absent: no. */
      readonly live?: boolean;
    }
  /** It does not need `blocks` blocks of volume number `volume` any more, from `block` on: whole chunks become free. */
  | {
      readonly command: "discard";
      readonly vm: string;
      readonly volume: number;
      readonly block: number;
      readonly blocks: number;
      /** They read as zero, also where nothing was: only of images in layers. Absent: no. */
      readonly asZeros?: boolean;
    }
  /** The thin pool gets `extents` more extents of the storage pool, as far as they are whole chunks. */
  | ({ readonly command: "extendPool"; readonly extents: number } & OnHost)
  /** A disk of the host fails, works again, or gives no new extents. */
  | ({ readonly command: "setDisk"; readonly disk: number; readonly state: DiskCondition } & OnHost)
  /** A volume of the machine gets so many extents more, or that many of its last ones are given back. */
  | { readonly command: "extendVolume"; readonly vm: string; readonly volume: string; readonly extents: number }
  | {
      readonly command: "reduceVolume";
      readonly vm: string;
      readonly volume: string;
      readonly extents: number;
      /** Also if they hold data, which are lost. Absent: no. */
      readonly force?: boolean;
    }
  /** What lies on a disk of the host goes to others, extent by extent: everything, or what a machine, or one volume of it, has there. */
  | ({
      readonly command: "moveExtents";
      readonly disk: number;
      readonly vm?: string;
      /** Of `vm`. */
      readonly volume?: string;
      /** The only disk that it may go to. Absent: any other. */
      readonly to?: number;
    } & OnHost)
  /** The move under way ends: what has moved stays where it is now, the rest where it was. */
  | ({ readonly command: "abortMove" } & OnHost)
  /** Another limit for its I/O, in the place of the one it has; without any number: none. */
  | ({ readonly command: "setIoLimit"; readonly vm: string } & Partial<IoLimitSpec>)
  /** It is called `name` from now on. */
  | { readonly command: "rename"; readonly vm: string; readonly name: string }
  /** It has so many vCPUs, or so much memory, when it is started next. */
  | { readonly command: "resize"; readonly vm: string; readonly vcpus?: number; readonly memoryBytes?: number }
  /** A volume that the deleted machine `owner` has left in the pool goes. */
  | ({ readonly command: "deleteVolume"; readonly owner: string; readonly volume: string } & OnHost)
  /**
   * What its volumes hold is copied to the disks for backups, as the backup `name`, unique on the host. `isIncremental`: only what
   * has changed since its last backup. Absent: everything.
   */
  | { readonly command: "backup"; readonly vm: string; readonly name: string; readonly isIncremental?: boolean }
  /**
   * The volumes of `vm`, the machine that was backed up, hold again what the backup `name` has; it is off. Where no machine is
   * called so, one is made with the settings and volumes that the backup has.
   */
  | { readonly command: "restoreBackup"; readonly vm: string; readonly name: string }
  /** `dependents`: the backups that build on it go with it. Absent: no, and it is not deleted where there are any. */
  | ({ readonly command: "deleteBackup"; readonly name: string; readonly dependents?: boolean } & OnHost)
  /** It moves to host number `to`; absent `mode`: by pre-copy. What is off moves in no time. */
  | {
      readonly command: "migrate";
      readonly vm: string;
      readonly to: number;
      readonly mode?: MigrationMode;
      /** What its volumes hold is sent too, before its pages. Absent: both hosts reach them, and they are only opened there. */
      readonly copyStorage?: boolean;
    }
  /** The rounds of its migration take so much of the link at most from now on. */
  | { readonly command: "setMigrationSpeed"; readonly vm: string; readonly bytesPerTick: number }
  /**
   * What the volumes of a linked clone have themselves is written into those below, and it has nothing itself then. `force`: also
   * if it has snapshots, which read what is changed by that.
   */
  | { readonly command: "commit"; readonly vm: string; readonly force?: boolean }
  /** Below its volumes lie those of the machine `base`; absent: none. What they read stays, and is copied where it has to be. */
  | { readonly command: "rebase"; readonly vm: string; readonly base?: string; readonly force?: boolean }
  /** The link between the hosts fails, or works again. */
  | ({ readonly command: "setLink"; readonly state: PartState } & OnHost)
  /** The host fails, and loses what runs on it; is emptied for maintenance; or works again. */
  | ({ readonly command: "setHost"; readonly state: HostCondition } & OnHost)
  | { readonly command: PlainCommandId; readonly vm: string };

export const REVERT_STATES = ["running", "paused"] as const;
/** What a machine is after it has gone back to a snapshot with its memory. */
export type RevertState = (typeof REVERT_STATES)[number];

export const SNAPSHOT_CHILDREN = ["delete", "only"] as const;
export type SnapshotChildren = (typeof SNAPSHOT_CHILDREN)[number];

const HOST_COMMANDS = [
  "compact",
  "extendPool",
  "setDisk",
  "moveExtents",
  "abortMove",
  "deleteVolume",
  "deleteBackup",
  "setLink",
  "setHost",
] as const;

/** A command that is for a host, and for no machine. */
export type HostCommand = Extract<Command, { readonly command: (typeof HOST_COMMANDS)[number] }>;

export function isForHost(command: Command): command is HostCommand {
  return (HOST_COMMANDS as readonly CommandId[]).includes(command.command);
}

/** The name of the machine that `command` is for; null: it is for the host. */
export function targetOf(command: Command): string | null {
  if (isForHost(command)) return null;
  return command.command === "create" ? command.machine.name : command.vm;
}

/** Fewest pages that a machine can be told to keep: what it is guaranteed, and one at least. */
export function leastTarget({ reservedPages }: MachineSpec): number {
  return Math.max(1, reservedPages);
}

/** A command with the moment at which it is given. */
export type TimedCommand = Command & { readonly at: Tick };
