/**
 * The host as it can be seen at one moment of a trace: what every panel draws. Made by applying rows in order
 * (`trace/host/reducer.ts`); a keyframe is a copy of it. Plain data and columns in blocks, which copies share.
 *
 * Times in the accounts are complete up to `time`: `settle` adds the time since the last row.
 */
import type { DISK_STATES } from "../model/choices.ts";
import type { DiskRequest } from "../model/diskRequest.ts";
import type { BlockColumn } from "../base/blockColumn.ts";
import type {
  CacheSpec,
  Layout,
  MachineSpec,
  OvercommitSpec,
  RegionSpec,
  SharingSpec,
  TranslationSpec,
} from "../model/scenario.ts";
import type {
  BlockReason,
  FreeMemoryState,
  JobKind,
  PcpuPhase,
  ReadyCause,
  VcpuPhase,
  VmLife,
} from "../model/states.ts";
import type { TlbKey } from "../model/translation.ts";
import type { FrameId, LvId, PcpuId, PvId, Tick, VcpuId, VmUid } from "../model/units.ts";
import type { SharingView } from "./views/sharing.ts";
import type { MigrationView } from "./views/migration.ts";
import type { IsolationView } from "./views/isolation.ts";
import type { ExitsView } from "./views/exits.ts";
import type { CopyOnWriteView } from "./views/cow.ts";
import type { IoLimitView } from "./views/ioLimits.ts";
import type { TierView } from "./views/tier.ts";

/** What is known of a machine, until it gets another name or size. Index: `VmUid`. */
export interface VmInfo {
  readonly uid: VmUid;
  readonly name: string;
  readonly spec: MachineSpec;
  readonly firstVcpu: VcpuId;
  /** vCPUs that it has had so far; `spec.vcpus` of them, the first ones, it has now. */
  readonly vcpuCount: number;
  /** The last of them, where they do not follow on from the first one. */
  readonly laterVcpus?: readonly VcpuId[];
  /** Guest pages `P = ceil(M / s)`. */
  readonly pages: number;
  /** Its volumes, in the order of the spec. */
  readonly lvs: readonly LvId[];
  /** Its share when it was defined; `VmStateView` has the present one. */
  readonly weight: number;
}

/** What never changes about a logical volume. Index: `LvId`. `vm` -1: the swap volume of the host. */
export interface LvInfo {
  readonly id: LvId;
  readonly vm: VmUid;
  readonly name: string;
  readonly bytes: number;
  /** `V = ceil(D / l)`, as it was created; of a volume on several disks a multiple of what a row of it holds. */
  readonly extents: number;
  /** Absent: one extent after the other. */
  readonly layout?: Layout;
}

export interface VcpuInfo {
  readonly id: VcpuId;
  readonly vm: VmUid;
  /** Its number inside the machine, from 0. */
  readonly index: number;
}

/** How the scheduling policy of the run works, as far as sentences about it depend on that. */
export interface SchedulerTraits {
  /** It takes a pCPU from a running vCPU, with the parameters of the run. */
  readonly preempts: boolean;
  /** The convention says where in its queue a preempted vCPU goes; else its place follows from what it is compared by. */
  readonly placesPreempted: boolean;
  /** It shares the processor by the weights of the machines. */
  readonly heedsWeights: boolean;
  /** Weight of a machine of priority 1 without a weight of its own. */
  readonly usualWeight: number;
  /** Under the conventions of the run a weight counts for the machine; else for each of its vCPUs. */
  readonly weighsMachines: boolean;
  /** An idle pCPU takes work from the longest queue; else the policy says from which. */
  readonly stealsFromLongest: boolean;
}

/** A list that the replacement policy shows: of frames, or of pages that are remembered without a frame. */
export interface ListShape {
  readonly id: string;
  readonly of: "frames" | "pages";
}

/** A block of the memory region. Addresses and sizes are in units of the region. */
export interface RegionBlock {
  /** -1: it belongs to no machine. */
  readonly vm: VmUid | -1;
  readonly start: number;
  readonly size: number;
  /** What was asked for. */
  readonly asked: number;
}

export interface RegionHole {
  readonly start: number;
  readonly size: number;
}

/** The memory region: its blocks in the order of their addresses, its holes in the order of the free list. Never changed. */
export interface RegionView {
  readonly blocks: readonly RegionBlock[];
  readonly holes: readonly RegionHole[];
}

/** The memory region as it begins. */
export interface RegionShape extends RegionView {
  readonly spec: RegionSpec;
}

/** What is known of a host before anything happens on it. */
export interface HostShape {
  /** What the hosts of the run are called; null: by its number. Absent: there is one. */
  readonly hostNames?: readonly (string | null)[];
  readonly scheduler: SchedulerTraits;
  readonly pcpus: number;
  readonly frames: number;
  readonly queues: number;
  /** Absent: its pCPUs have no caches. */
  readonly cache?: CacheSpec;
  /** Absent: how addresses are translated is not modelled. */
  readonly translation?: TranslationSpec;
  /** Lists of the replacement policy, in the order of their numbers in rows; absent: it shows none. */
  readonly lists?: readonly ListShape[];
  /** The replacement policy counts something of each page in a frame. */
  readonly countsPages?: true;
  /** Absent: it has no memory region. */
  readonly region?: RegionShape;
  /** How memory is taken back from machines; absent: it is not. */
  readonly overcommit?: OvercommitSpec;
  /** How pages with equal contents are merged; absent: they are not. */
  readonly sharing?: SharingSpec;
  /** Extents of each PV. */
  readonly pvExtents: readonly number[];
  /** The arm of each PV at first, null for none; absent: no PV has one. */
  readonly arms?: readonly (ArmView | null)[];
}

/** What never changes during a run, as far as it is known: machines are added at the end when they are created. */
export interface HostInfo extends HostShape {
  readonly vms: readonly VmInfo[];
  readonly vcpus: readonly VcpuInfo[];
  readonly lvs: readonly LvInfo[];
  /** `vms` as they were when they were defined, where it shows what has taken their place since. */
  readonly definedVms?: readonly VmInfo[];
  /** What took the place of an entry of `vms` later, in the order in which that happened. */
  readonly changes?: readonly VmInfo[];
}

/** The same while it is being found out. */
export interface GrowingHostInfo extends HostShape {
  readonly vms: VmInfo[];
  readonly vcpus: VcpuInfo[];
  readonly lvs: LvInfo[];
  readonly changes: VmInfo[];
}

/** Parts of a tick per weight in which `servedBefore` is kept. */
export const SERVED_PARTS = 1_000_000;

export interface VmStateView {
  life: VmLife;
  /** Its share. */
  weight: number;
  /** Guest ticks of its vCPUs, each divided by the weight it then had, up to the last change of its weight. Unit: `1 / SERVED_PARTS`. */
  servedBefore: number;
  /** Guest ticks of its vCPUs up to that moment. */
  cpuBefore: Tick;
  /** Frames it occupies now, busy ones included; not those that its pages share. */
  frames: number;
  hits: number;
  faults: number;
  /** Faults that needed the disk. */
  majorFaults: number;
  /** Pages taken from it. */
  evictions: number;
  /** Barriers that its vCPUs opened. */
  barriers: number;
  /** Null where memory is not taken back from machines. */
  memory: VmMemoryView | null;
  /** Pages of it that share a frame. */
  shared: number;
}

/** The memory of a machine on a host that takes it back. All in pages. */
export interface VmMemoryView {
  /** What it should have; all it is configured with until memory is divided. */
  target: number;
  /** In use when memory was last divided. */
  active: number;
  /** Held by its balloon, and to be held. */
  ballooned: number;
  balloonGoal: number;
  /** On the swap volume of the host, and nowhere else. */
  swapped: number;
  /** By command: the most it is to have; -1: all. */
  limit: number;
  hasBalloon: boolean;
  /** It does not run, because free memory is low. */
  isHeld: boolean;
  /** Pages that the host has swapped out of it. */
  taken: number;
  /** Pages that its guest paged out when the host had already. */
  pagedTwice: number;
}

/** Ticks spent in each state since its machine was first started, and what follows from them (domain B.2). */
export interface VcpuStateView {
  phase: VcpuPhase;
  /** Since when it is in this phase; ready, in this run queue. */
  since: Tick;
  /** Up to where the accounts below are complete. */
  settled: Tick;
  pcpu: PcpuId | -1;
  lastPcpu: PcpuId | -1;
  blocked: BlockReason;
  /** It has reached a barrier that is not open yet: whenever it has a pCPU, it spins. */
  isAtBarrier: boolean;
  readyCause: ReadyCause;
  /** First start; -1 before it. */
  arrival: Tick;
  /** First dispatch, at the start of its guest time; -1 before it. */
  first: Tick;
  /** End of its program; -1 while it runs. */
  done: Tick;
  /** Guest time, spinning included: `cpu + exit + ready + …` add up to its life (C4). */
  cpu: Tick;
  /** The part of `cpu` that it spun at a barrier: time it held a pCPU and got nowhere. */
  spin: Tick;
  /** The part of `cpu` that it ran where it was warm, and did not spin: at the rate of a warm cache. */
  warm: Tick;
  /** What `cpu` is when it has walked to the end of its last walk of page tables; absent: it has walked none. */
  walkedAt?: Tick;
  /** Time in exits handled for it. */
  exit: Tick;
  /** Time it wanted to run and did not (switch-in included): waiting, and steal. */
  ready: Tick;
  blockedTicks: Tick;
  pausedTicks: Tick;
  /** Time it was parked for its debt. */
  parkedTicks: Tick;
  /**
   * Of the time ready and parked, what its cap took: throttled, not stolen. The rest, others took. What the cap took is what
   * it has withheld (the row `withheld`), out of the first time waited after that, and all the time parked while a pCPU that
   * it could have had is idle: without the cap it would have run there, whatever it owes.
   */
  cappedTicks: Tick;
  /** Of what its cap has withheld, what it has not taken yet, as of `cutAt`; less than 0 where idle pCPUs told of more. */
  owed: Tick;
  /** Where the present interval of its lane begins: at `since`, or where something changed that decides what its cap takes. */
  cutAt: Tick;
  /** pCPUs that it may use; null: all. */
  readonly allowed: readonly PcpuId[] | null;
  /** Time it was stopped for being ahead of the other vCPUs of its machine: waiting, and steal, as `ready` is. */
  costopTicks: Tick;
  offlineTicks: Tick;
  /** In a queue that the rows tell to be in the order of response ratios: its own. Replaced, never changed. */
  ratio: QueuedRatio | null;
  dispatches: number;
  hits: number;
  faults: number;
  /** Faults that loaded a page for the first time. */
  firstTouches: number;
  /** Faults for which another page had to leave its frame. */
  replacements: number;
}

/** What orders a vCPU in its queue: (waited + service) / service. `service`: Infinity for a burst without end. */
export interface QueuedRatio {
  readonly since: Tick;
  readonly service: Tick;
  /** Ascending as they entered: orders equal ratios. */
  readonly entry: number;
}

export interface PcpuStateView {
  phase: PcpuPhase;
  since: Tick;
  /** When the phase before this one began. */
  sinceBefore: Tick;
  /** Up to where the accounts below are complete. */
  settled: Tick;
  vcpu: VcpuId | -1;
  /** Its vCPU is warm here. */
  isWarm: boolean;
  /** Vcpu that was here last. */
  last: VcpuId | -1;
  /** Timeslice given at dispatch, -1 for none, and when it was given. */
  timeslice: Tick;
  dispatchedAt: Tick;
  /** Guest code, spinning included: `guest + exit + switch + idle` are all of its time (C5). */
  guest: Tick;
  /** The part of `guest` in which its vCPU spun at a barrier. */
  spin: Tick;
  /** The part of `guest` in which its vCPU was warm and did not spin. */
  warm: Tick;
  exit: Tick;
  switch: Tick;
  idle: Tick;
  switches: number;
}

export const FRAME_REFERENCED = 1;
export const FRAME_DIRTY = 2;
/** A disk transfer from or to the frame is under way. */
export const FRAME_BUSY = 4;
/** The swap volume has the page as well. Only told where memory is taken back from machines. */
export const FRAME_COPIED = 8;

/** In the place of a machine: the frame is the host's own, and pages share it. */
export const VM_SHARED = -2;

/** The page frames, column by column; index = frame number. */
export interface FrameColumns {
  /** Machine that holds the frame; -1: it is free; `VM_SHARED`. */
  readonly vm: BlockColumn;
  /** Guest page in it, or -1. */
  readonly page: BlockColumn;
  /** `FRAME_*` bits. */
  readonly flags: BlockColumn;
  /** What the replacement policy counts of the page; 0 where it counts nothing. */
  readonly count: BlockColumn;
  /** Row number of the last event that touched the frame, for highlights. */
  readonly touchedRow: BlockColumn;
}

export interface DiskRequestView extends DiskRequest {
  readonly issuedAt: Tick;
}

/** A request in service. */
export interface ServedRequestView extends DiskRequestView {
  /** When its service began and will be done. */
  readonly since: Tick;
  readonly until: Tick;
}

/** The arm of a disk. While a request is in service, it stands, or is on its way, where that one is. */
export interface ArmView {
  readonly head: number;
  readonly isUp: boolean;
  /** Cylinders, all ways together. */
  readonly travelled: number;
}

export interface DiskStateView {
  /** The request in service; of several the one whose service began first. */
  active: DiskRequestView | null;
  /** When the active request started and will be done. */
  activeSince: Tick;
  activeUntil: Tick;
  /** The others in service, on other channels, in the order in which that began. */
  beside: readonly ServedRequestView[];
  /** In the order of arrival. */
  queue: DiskRequestView[];
  /** Null: the disk has none. */
  arm: ArmView | null;
  /** Ticks in service, requests begun included up to now. */
  busy: Tick;
  reads: number;
  writes: number;
  state: (typeof DISK_STATES)[number];
}

/** Extents of one PV: which volume and which place of it (`placeNumber`), of a linear one its logical extent; -1 free. */
export interface PvStateView {
  readonly lv: BlockColumn;
  readonly le: BlockColumn;
}

/** Neighbouring extents of one PV. */
export interface ExtentSpan {
  readonly pv: PvId;
  readonly start: number;
  readonly count: number;
}

/** Neighbouring extents of one PV that are neighbours in an area of a volume, from that place on. */
export interface PlacedSpan extends ExtentSpan {
  readonly place: number;
}

/** Where a volume lies. */
export interface VolumeView {
  readonly areas: number;
  readonly rows: number;
  readonly spans: readonly PlacedSpan[];
  /** Places whose contents are out of date. */
  readonly stale: readonly number[];
}

export interface RoundView {
  readonly ticks: Tick;
  readonly totalWeight: number;
  readonly entries: readonly { readonly vcpu: VcpuId; readonly weight: number; readonly slice: Tick }[];
}

/** Who is warm in the cache of a pCPU, the newest first, and who has begun to warm up there. */
export interface CacheStateView {
  warm: VcpuId[];
  warming: VcpuId[];
}

/** What was counted of translations, of one pCPU or one machine. Hits and misses are all references that were made. */
export interface TranslationCounts {
  hits: number;
  misses: number;
  /** Entries of page tables that were read on misses. */
  accesses: number;
}

/** The TLB of a pCPU. */
export interface TlbStateView extends TranslationCounts {
  /** Frames by page, the least recently used one first. */
  entries: Map<TlbKey, FrameId>;
  /** Times that it was emptied at a world switch. */
  flushes: number;
  /** Entries that left it so, and with a machine that stopped. */
  flushed: number;
  /** Entries that left it because their page had left its frame. */
  invalidated: number;
}

export interface MachineTranslationView extends TranslationCounts {
  /** Entries that its guest wrote into its page tables. */
  tableWrites: number;
  /** Those of them that exited. */
  tableExits: number;
  /** Exit time of them. */
  tableTicks: Tick;
}

/** A job that is under way. Never changed. */
export interface JobView {
  readonly id: number;
  readonly kind: JobKind;
  /** -1: it is for no machine. */
  readonly vm: VmUid | -1;
  /** Another machine that it concerns as much; -1: none. */
  readonly other: VmUid | -1;
  readonly total: number;
  readonly done: number;
  /** The volume that it writes or reads; -1: none. */
  readonly lv: LvId | -1;
  readonly since: Tick;
}

export interface HostState {
  time: Tick;
  /** Machines that have got another name or size so far: as many of `HostInfo.changes` hold. */
  changes: number;
  /** Rows applied: the row shown last is `row - 1`. */
  row: number;
  vms: VmStateView[];
  vcpus: VcpuStateView[];
  pcpus: PcpuStateView[];
  /** Index: pCPU; empty on a host without caches. */
  caches: CacheStateView[];
  /** Index: pCPU; empty where translation is not modelled. */
  tlbs: TlbStateView[];
  /** Of the machines that have made a reference; index: `VmUid`. */
  translations: Map<VmUid, MachineTranslationView>;
  /** The run queues in the order in which they will be served. */
  runQueues: VcpuId[][];
  /** Of a queue in the order of response ratios: of which moment; otherwise -1 or absent. Index: run queue. */
  ratiosOf: Tick[];
  /** Round in progress per queue (PWRR), or null. */
  rounds: (RoundView | null)[];
  frames: FrameColumns;
  freeFrames: number;
  /** How scarce free memory is, where it is taken back from machines. */
  freeState: FreeMemoryState;
  /** Null where pages with equal contents are not merged. */
  sharing: SharingView | null;
  /** Clock hand; -1 for policies without one. */
  hand: FrameId | -1;
  /** The number that the replacement policy steers itself by, in hundredths; -1 for policies without one. */
  figure: number;
  /** Null: the host has none. */
  region: RegionView | null;
  copyOnWrite: CopyOnWriteView;
  /** Null: volumes need not be resident, or none was accessed so far. */
  tier: TierView | null;
  disks: DiskStateView[];
  pvs: PvStateView[];
  /** Where each volume lies that has extents. */
  volumes: Map<LvId, VolumeView>;
  /** Of machines whose limit has changed or held something back. Replaced, never changed. */
  ioLimits: ReadonlyMap<VmUid, IoLimitView>;
  hits: number;
  faults: number;
  majorFaults: number;
  evictions: number;
  writeBacks: number;
  contextSwitches: number;
  /** vCPUs that are parked. */
  parked: number;
  preemptions: number;
  /** Jobs that are under way, in the order in which they began. */
  jobs: readonly JobView[];
  /** Those under way and some of those that are over, in the order in which they began. Absent: none has begun. */
  migrations?: readonly MigrationView[];
  /** Of the vCPUs that have exited, where the host tells exits apart. Absent: none has. */
  exits?: ReadonlyMap<VcpuId, ExitsView>;
  /** What guests have tried to reach. Absent: nobody has tried, and nothing was broken. */
  isolation?: IsolationView;
  /** This host, or the link to the others, has failed. Absent: neither ever has. */
  isFailed?: boolean;
  isLinkFailed?: boolean;
  /** It takes no machine, and is emptied. Absent: it never was. */
  isInMaintenance?: boolean;
  commandsDone: number;
  commandsFailed: number;
  /** True once a `quiet` row was the last thing that happened. */
  quiet: boolean;
}
