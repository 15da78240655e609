/**
 * What a sentence about an event needs to know, per kind of event: names already looked up, numbers still numbers. The
 * languages turn facts into words and never look anything up themselves.
 *
 * `null` means "not known here" or "does not apply"; each language then leaves the clause out.
 */
import type { DiskRequest } from "../../model/diskRequest.ts";
import type { DispatchReason, FaultClass, PreemptReason, StandingReason, VictimReason } from "../../model/events.ts";
import type { Body, EventKind } from "../../model/rows/table.ts";
import type {
  AllocationPolicyId,
  CacheSpec,
  CommandId,
  DiskCondition,
  ExitsSpec,
  FitId,
  IoLimitSpec,
  Layout,
  RebalancingVictim,
  RegionSpec,
  TranslationSpec,
} from "../../model/scenario.ts";
import type {
  BlockReason,
  ErrorCode,
  JobKind,
  LeaveCause,
  PcpuPhase,
  ReadyCause,
  Shortage,
  VcpuPhase,
  VmLife,
} from "../../model/states.ts";
import type { ArmWay, ServiceTicks } from "../../model/serviceTime.ts";
import type { FrameId, PageNumber, PcpuId, PvId, Tick } from "../../model/units.ts";
import type { Language } from "./language.ts";
import type { Part, Parts } from "./parts.ts";
import type { Words } from "./words.ts";

/** What a language says of an event: one sentence (or two), and lines that may be left out where space is short. */
export interface Told {
  readonly sentence: Parts;
  readonly more: readonly Parts[];
}

export interface RequestFacts extends Pick<DiskRequest, "purpose" | "page" | "blocks"> {
  /** Machine, or the swap volume's user. */
  readonly vm: Part;
  readonly issuedAt: Tick;
}

/** How long a disk takes for a request, and what that is made of. */
export interface ServiceFacts extends ServiceTicks {
  readonly blocks: number;
  readonly perBlock: Tick;
  /** Requests that the disk serves at a time. */
  readonly channels: number;
  /** Null: the disk has none. */
  readonly arm: ArmFacts | null;
}

export interface ArmFacts extends ArmWay {
  /** `there`: the head need not move; the others: what counts of the way. */
  readonly law: "there" | "distance" | "near" | "far";
  readonly seekBase: Tick;
  readonly seekPerCylinder: Tick;
}

/** A vCPU that others wait for at a barrier, and what keeps it. */
export interface Awaited {
  readonly who: Part;
  readonly phase: Exclude<VcpuPhase, "offline" | "finished">;
}

export interface FrameContent {
  readonly frame: FrameId;
  /** Whose page lies in it; null: not known. */
  readonly vm: Part | null;
  readonly page: PageNumber;
}

/** Who depends on a machine: its snapshots, and machines that are linked clones of it. */
export interface Dependents {
  readonly snapshots: number;
  readonly clones: readonly Part[];
}

/** The names of what a row about copy-on-write is about; `?` where it is about none. */
export interface CowNames {
  readonly vm: Part;
  readonly base: Part;
  readonly who: Part;
  readonly lv: Parts;
  /** The exception stores of the row, or the thin volume that is shared. */
  readonly copies: readonly Parts[];
  /** The snapshot. */
  readonly snapshot: string;
}

type InCow<Kind extends EventKind> = Body<Kind> & { readonly names: CowNames };

/** The names of what a row about the fast tier is about; `?` where it is about none. */
export interface TierNames {
  readonly who: Part;
  /** A volume, or an extent of one. */
  readonly unit: Parts;
  readonly victim: Parts;
  /** Whose accesses waited for it. */
  readonly waiting: readonly Part[];
}

type InTier<Kind extends EventKind> = Body<Kind> & { readonly names: TierNames };

interface FactsByKind {
  commandDone: {
    readonly vm: Part;
    readonly command: CommandId;
    readonly vcpus: number;
    readonly memoryBytes: number;
    readonly pageBytes: number;
    readonly pages: number;
    /** Extents of all its volumes. */
    readonly extents: number;
    readonly volumes: number;
    /** Frames it holds after the command. */
    readonly frames: number | null;
    readonly shutdownTicks: Tick;
    /** The share that the command gives; null for the commands that give none. */
    readonly weight: number | null;
    /** The pages asked for by a memory target; null for other commands. */
    readonly pagesAsked: number | null;
    /** The other name that the command says: of a snapshot, or of a clone; dots: none is known. */
    readonly named: string;
    /** What a balloon is switched to; null for other commands. */
    readonly isBalloonOn: boolean | null;
    /** The present policy shares the processor by weight. */
    readonly isByWeight: boolean;
    /** Nothing comes of it: the machine has no need of it, and the lifecycle is lenient. */
    readonly isNeedless: boolean;
    /** It was saved, and its memory is read. */
    readonly isRestored: boolean;
    /** The volume that grows or shrinks, and by how many extents; null for other commands. */
    readonly volume: { readonly name: string; readonly extents: number } | null;
    /** What moves: from which disk, to which one, and of which machine or volume (null: everything); null for other commands. */
    readonly move: { readonly disk: PvId; readonly to: PvId | undefined; readonly of: string | null } | null;
    /** The disk that changes, and how it is from now on; null for other commands. */
    /** Null: none any more, or another command. */
    readonly ioLimit: IoLimitSpec | null;
    readonly disk: { readonly pv: PvId; readonly state: DiskCondition } | null;
    /** Its old name and its new one; null for other commands. */
    readonly renamed: { readonly from: string; readonly to: string } | null;
    /** The volume that goes, and the machine that left it; null for other commands. */
    readonly orphan: { readonly owner: string; readonly volume: string } | null;
    /** The volumes of a machine that is deleted stay. */
    readonly keepsStorage: boolean;
  };
  machineChanged: { readonly vm: Part; readonly vcpus: number; readonly pages: number };
  commandFailed: {
    readonly vm: Part;
    readonly command: CommandId;
    readonly code: ErrorCode;
    readonly state: VmLife;
    readonly shortages: readonly Shortage[];
    /** What a memory target asks for and could ask for; null where the host takes no memory back, and for other commands. */
    readonly target: { readonly asked: number; readonly least: number; readonly most: number } | null;
    /** The job that the machine has; null: none. */
    readonly job: JobKind | null;
    /** The other name that the command says: of a snapshot, or of a clone; `?`: none is known. */
    readonly named: string;
    readonly dependents: Dependents | null;
  };
  vmState: { readonly vm: Part; readonly state: VmLife; readonly cause: Body<"vmState">["cause"] };
  throttled: Omit<Body<"throttled">, "vm"> & { readonly vm: Part };
  exited: Omit<Body<"exited">, "vcpu"> & {
    readonly who: Part;
    /** Null: not known. */
    readonly rule: ExitsSpec | null;
  };
  attempted: Omit<Body<"attempted">, "vcpu" | "owner" | "changed"> & {
    readonly who: Part;
    /** Null: nobody, or not known. */
    readonly owner: Part | null;
    readonly changed: readonly { readonly vm: Part; readonly page: PageNumber }[];
    /** Guests know frames of the host by their numbers. */
    readonly isParavirtual: boolean;
  };
  leftOver: Omit<Body<"leftOver">, "vm" | "from"> & { readonly vm: Part; readonly from: Part };
  migrationBegan: WithHost<"migrationBegan">;
  migrationRound: OfMachine<"migrationRound">;
  migrationRoundDone: OfMachine<"migrationRoundDone">;
  migrationStopped: OfMachine<"migrationStopped">;
  migrationEnded: WithHost<"migrationEnded">;
  migrationSwitched: WithHost<"migrationSwitched">;
  networkFault: { readonly who: Part; readonly page: PageNumber; readonly isAsked: boolean };
  migrationRate: OfMachine<"migrationRate">;
  migrationThrottled: OfMachine<"migrationThrottled">;
  linkState: Body<"linkState">;
  hostState: Body<"hostState">;
  migrationVolumes: OfMachine<"migrationVolumes">;
  migrationVolumesDone: OfMachine<"migrationVolumesDone">;
  placed: Omit<Body<"placed">, "vm" | "host" | "hosts"> & {
    readonly vm: Part;
    /** The name of the host; null: none takes it. */
    readonly chosen: string | null;
    readonly hosts: readonly (Body<"placed">["hosts"][number] & { readonly name: string })[];
  };
  loadCompared: Omit<Body<"loadCompared">, "vm" | "other" | "to"> & {
    /** Null: none is to go. */
    readonly vm: Part | null;
    readonly other: string;
    readonly to: string;
  };
  maintenance: Body<"maintenance">;
  restartPlanned: Omit<Body<"restartPlanned">, "vm"> & { readonly vm: Part };
  jobBegun: Omit<Body<"jobBegun">, "vm"> & { readonly vm: Part };
  jobProgress: Omit<Body<"jobProgress">, "vm"> & { readonly vm: Part };
  jobEnded: Omit<Body<"jobEnded">, "vm"> & { readonly vm: Part };
  jobShared: { readonly vm: Part };
  restoredToSwap: { readonly vm: Part; readonly pages: readonly number[] };
  ready: {
    readonly who: Part;
    readonly cause: ReadyCause;
    /** The pCPU whose queue it is; null: there is one queue for all. */
    readonly queueOf: PcpuId | null;
    readonly ahead: number;
  };
  vcpuState: {
    readonly who: Part;
    readonly state: Body<"vcpuState">["state"];
    readonly blocked: BlockReason;
  };
  wait: {
    readonly who: Part;
    readonly blocked: BlockReason;
    /** Null: nobody knows for how long. */
    readonly ticks: Tick | null;
    /** Its program begins with it. */
    readonly isFirst: boolean;
  };
  withheld: {
    /** Those from whom something is withheld. */
    readonly entries: readonly { readonly who: Part; readonly ticks: Tick }[];
  };
  queueOrder: {
    readonly queueOf: PcpuId | null;
    /** `place`: 0 is the next one. */
    readonly moved: readonly { readonly who: Part; readonly place: number }[];
  };
  ratioOrder: {
    readonly queueOf: PcpuId | null;
  };
  dispatch: {
    readonly who: Part;
    readonly pcpu: PcpuId;
    readonly reason: DispatchReason;
    readonly value: number;
    readonly losers: readonly { readonly who: Part; readonly value: number }[];
    readonly others: number;
    /** Null: none. */
    readonly timeslice: Tick | null;
    /** With no timeslice: can somebody more urgent still take the pCPU? */
    readonly preemptible: boolean;
    readonly switchTicks: Tick;
    readonly isMigration: boolean;
    /** It counts as a context switch. */
    readonly switched: boolean;
    /** It had this pCPU last. */
    readonly goesOn: boolean;
    readonly stolenFrom: PcpuId | null;
    /** Work is taken from the longest queue; the credit scheduler takes what is more urgent instead. */
    readonly stealsFromLongest: boolean;
    readonly lowerIsUrgent: boolean;
  };
  pcpuPhase: { readonly pcpu: PcpuId; readonly phase: PcpuPhase; readonly who: Part | null };
  leave: {
    readonly who: Part;
    readonly pcpu: PcpuId;
    readonly cause: LeaveCause;
    readonly blocked: BlockReason;
    /** How long it waits, if known. */
    readonly ticks: Tick | null;
    /** Page it waits for, if known. */
    readonly page: PageNumber | null;
    readonly timeslice: Tick | null;
    readonly preempt: {
      readonly reason: PreemptReason;
      readonly by: Part;
      readonly value: number;
      readonly byValue: number;
    } | null;
    readonly lowerIsUrgent: boolean;
    /** Null: its place in the queue follows from a value, not from where it is put. */
    readonly goesToHead: boolean | null;
    /** With `finish`. */
    readonly result: {
      readonly arrival: Tick;
      readonly done: Tick;
      readonly cpu: Tick;
      /** The part of `cpu` that it spun at barriers. */
      readonly spin: Tick;
      readonly waiting: Tick;
    } | null;
  };
  round: {
    readonly queueOf: PcpuId | null;
    readonly ticks: Tick;
    /** Length as configured; null: not known. */
    readonly configured: Tick | null;
    readonly totalWeight: number;
    readonly entries: readonly { readonly who: Part; readonly weight: number; readonly slice: Tick }[];
  };
  hit: { readonly who: Part; readonly page: PageNumber; readonly write: boolean; readonly frame: FrameId };
  fault: { readonly who: Part; readonly page: PageNumber; readonly write: boolean; readonly fault: FaultClass };
  evict: {
    readonly victim: FrameContent;
    readonly dirty: boolean;
    readonly who: Part;
    readonly forPage: PageNumber;
    readonly reason: VictimReason;
    readonly value: number;
    readonly cleared: readonly FrameId[];
    readonly losers: readonly (FrameContent & { readonly value: number })[];
    readonly others: number;
    /** The sentence stands behind the one about the fault: who needs a frame has been said. */
    readonly afterFault: boolean;
  };
  reserve: { readonly frame: FrameId; readonly vm: Part; readonly page: PageNumber };
  map: {
    readonly frame: FrameId;
    readonly vm: Part;
    readonly page: PageNumber;
    readonly how: Body<"map">["how"];
    /** Null: the policy has no reference bits. */
    readonly referenced: boolean | null;
    readonly hand: FrameId | null;
    readonly dirty: boolean;
    readonly afterFault: boolean;
  };
  frameWait: { readonly who: Part; readonly page: PageNumber; readonly afterFault: boolean };
  free: { readonly frame: FrameId };
  listed: ListEntry;
  unlisted: ListEntry;
  ghostHit: { readonly who: Part; readonly page: PageNumber; readonly list: string };
  writtenOut: { readonly frame: FrameId; readonly vm: Part; readonly page: PageNumber };
  givenUp: { readonly frame: FrameId; readonly vm: Part; readonly page: PageNumber; readonly dirty: boolean };
  allocated: InRegion<"allocated"> & { readonly fit: FitId };
  freed: InRegion<"freed">;
  compacted: {
    /** `vm` null: the block belongs to no machine. */
    readonly moves: readonly (Omit<Body<"compacted">["moves"][number], "vm"> & { readonly vm: Part | null })[];
    readonly moved: number;
    readonly unit: RegionSpec["unit"];
  };
  noRoom: InRegion<"noRoom"> & { readonly canCompact: boolean };
  freeList: Body<"freeList"> & { readonly unit: RegionSpec["unit"] };
  memoryState: Body<"memoryState"> & { readonly isScarcer: boolean };
  memoryTargets: {
    readonly entries: readonly { readonly vm: Part; readonly target: number; readonly active: number }[];
    readonly moved: number;
    /** What the machine that gave the last page paid, and the one that got it; null: none was moved. */
    readonly last: readonly [Payment, Payment] | null;
    /** In percent. */
    readonly tax: number;
  };
  inflate: Omit<Body<"inflate">, "vm"> & { readonly vm: Part };
  deflate: Omit<Body<"deflate">, "vm"> & { readonly vm: Part; readonly given: number };
  hostSwap: Omit<Body<"hostSwap">, "vm"> & { readonly vm: Part };
  memoryHold: Omit<Body<"memoryHold">, "vm"> & { readonly vm: Part };
  memoryLimit: { readonly vm: Part; readonly pages: number };
  balloonSwitch: { readonly vm: Part; readonly isOn: boolean };
  scanned: Omit<Body<"scanned">, "entries"> & {
    readonly entries: readonly (Omit<Body<"scanned">["entries"][number], "vm" | "otherVm"> & {
      readonly vm: Part;
      /** Whose page it was paired with; null: it was paired with none. */
      readonly other: Part | null;
    })[];
  };
  copyBroken: Omit<Body<"copyBroken">, "vcpu"> & { readonly who: Part };
  unshared: Omit<Body<"unshared">, "vm"> & { readonly vm: Part };
  fileShared: Omit<Body<"fileShared">, "vm" | "otherVm"> & {
    readonly vm: Part;
    /** Who had the frame for itself until now; null: it was shared already. */
    readonly other: Part | null;
  };
  fileDropped: Omit<Body<"fileDropped">, "entries"> & { readonly readers: readonly Part[] };
  quota: {
    readonly vm: Part;
    readonly before: number;
    readonly frames: number;
    readonly interval: number;
    readonly limit: number;
  };
  load: {
    readonly vm: Part;
    readonly isSuspended: boolean;
    readonly wanted: number;
    readonly own: number;
    /** Frames of the host. */
    readonly frames: number;
  };
  snapshotTaken: InCow<"snapshotTaken">;
  snapshotDeleted: InCow<"snapshotDeleted">;
  reverted: InCow<"reverted">;
  cloned: InCow<"cloned">;
  copiedOut: InCow<"copiedOut">;
  storeOverflowed: InCow<"storeOverflowed">;
  mergedBack: InCow<"mergedBack">;
  frozen: InCow<"frozen">;
  thawed: InCow<"thawed">;
  chunkMerged: InCow<"chunkMerged">;
  memoryKept: InCow<"memoryKept">;
  backupMade: InCow<"backupMade">;
  backupRestored: InCow<"backupRestored">;
  backupDeleted: InCow<"backupDeleted">;
  rebased: InCow<"rebased">;
  zeroed: InCow<"zeroed">;
  thinShared: InCow<"thinShared">;
  thinWritten: InCow<"thinWritten">;
  thinDiscarded: InCow<"thinDiscarded">;
  thinDropped: InCow<"thinDropped">;
  poolLow: Body<"poolLow">;
  poolFull: InCow<"poolFull">;
  poolWaitEnded: InCow<"poolWaitEnded">;
  poolExtended: Body<"poolExtended">;
  tierHit: InTier<"tierHit">;
  tierMiss: InTier<"tierMiss">;
  tierTaken: InTier<"tierTaken">;
  tierCopy: InTier<"tierCopy">;
  tierCopied: InTier<"tierCopied">;
  tierLeft: InTier<"tierLeft">;
  tierClosed: InTier<"tierClosed">;
  tierWaitEnded: InTier<"tierWaitEnded">;
  counted: { readonly cleared: readonly FrameId[]; readonly counts: readonly { id: FrameId; value: number }[] };
  ioQueued: {
    readonly request: RequestFacts;
    readonly pv: PvId;
    readonly extent: number;
    /** Were it the next one, at the moment that is looked at; null: it does not wait then. */
    readonly service: ServiceFacts | null;
    /** Requests that came before it and have not ended. */
    readonly before: number;
  };
  ioStarted: {
    readonly request: RequestFacts | null;
    readonly pv: PvId;
    readonly until: Tick;
    readonly ticks: Tick;
    /** How long it has waited; -1: not known. */
    readonly waited: Tick;
    /** Null: not known, or told with the movement of the arm. */
    readonly service: ServiceFacts | null;
  };
  ioDone: { readonly request: RequestFacts | null; readonly pv: PvId };
  ioCancelled: { readonly request: RequestFacts | null; readonly pv: PvId };
  seek: Omit<Body<"seek">, "request"> & {
    readonly request: RequestFacts | null;
    /** Null: not known. */
    readonly service: ServiceFacts | null;
    /** How long a request may wait; -1: as long as it takes. */
    readonly maxWait: Tick;
    /** Where the sweep went before. */
    readonly wasUp: boolean;
  };
  lvAllocated: {
    readonly lv: Parts;
    readonly bytes: number;
    readonly extentBytes: number;
    readonly extents: number;
    readonly policy: AllocationPolicyId | null;
    readonly runs: readonly { readonly pv: PvId; readonly start: number; readonly count: number }[];
  };
  lvFreed: { readonly lv: Parts };
  lvLaidOut: {
    readonly lv: Parts;
    readonly isNew: boolean;
    readonly bytes: number;
    readonly extentBytes: number;
    /** Logical extents that its size asks for. */
    readonly wanted: number;
    /** Physical ones, in all areas. */
    readonly extents: number;
    readonly layout: Layout | null;
    readonly policy: AllocationPolicyId | null;
    readonly areas: readonly (readonly { readonly pv: PvId; readonly start: number; readonly count: number }[])[];
  };
  lvReduced: { readonly lv: Parts; readonly rows: number };
  extentMoved: Omit<Body<"extentMoved">, "lv"> & { readonly lv: Parts; readonly areas: number };
  extentHeld: Omit<Body<"extentHeld">, "lv"> & { readonly lv: Parts };
  extentStale: Omit<Body<"extentStale">, "lv"> & { readonly lv: Parts };
  diskState: Body<"diskState">;
  /** Null: none any more. */
  ioLimit: { readonly vm: Part; readonly limit: IoLimitSpec | null };
  ioHeld: Omit<Body<"ioHeld">, "vm" | "vcpu" | "lv" | "until"> & {
    readonly vm: Part;
    readonly who: Part;
    readonly lv: Parts;
    /** Null: it comes after others. */
    readonly until: Tick | null;
    /** Null: not known. */
    readonly limit: IoLimitSpec | null;
  };
  ioReleased: { readonly who: Part; readonly waited: Tick; readonly isDropped: boolean };
  ioFailed: { readonly request: RequestFacts | null; readonly pv: PvId };
  ioError: Omit<Body<"ioError">, "lv" | "vcpu"> & { readonly lv: Parts; readonly who: Part };
  /** `spinning`: those that hold a pCPU at a barrier for ever. */
  /** `kept`: machines whose memory is kept although they do not run, saved or crashed. */
  quiet: { readonly unfinished: number | null; readonly spinning: readonly Part[]; readonly kept: readonly Part[] };
  zeno: { readonly who: Part };
  standing: {
    readonly reason: StandingReason;
    readonly entries: readonly { readonly who: Part; readonly value: number }[];
  };
  timeslice: { readonly who: Part; readonly pcpu: PcpuId; readonly timeslice: Tick | null };
  weight: { readonly vm: Part; readonly weight: number };
  warming: {
    readonly who: Part;
    readonly pcpu: PcpuId;
    /** Else it has been started anew. */
    readonly begins: boolean;
    /** Null: not known. */
    readonly rule: CacheSpec | null;
    readonly workingSet: number;
  };
  warmth: {
    readonly who: Part;
    readonly pcpu: PcpuId;
    readonly isWarm: boolean;
    readonly by: Part;
    readonly rule: CacheSpec | null;
  };
  translated: {
    readonly who: Part;
    readonly pcpu: PcpuId;
    readonly page: PageNumber;
    readonly frame: FrameId;
    readonly hit: boolean;
    readonly accesses: number;
    /** Whose entry left the TLB; null: nobody's. */
    readonly out: { readonly vm: Part; readonly page: PageNumber } | null;
    /** Null: not known. */
    readonly rule: TranslationSpec | null;
  };
  tablesWritten: {
    readonly who: Part;
    readonly page: PageNumber;
    readonly writes: number;
    readonly exits: number;
    readonly ticks: Tick;
    /** Null: not known. */
    readonly kind: TranslationSpec["kind"] | null;
  };
  tlbFlushed: {
    readonly pcpu: PcpuId;
    readonly cause: "worldSwitch" | "stop";
    /** With `stop`: whose entries. */
    readonly vm: Part | null;
    readonly entries: number;
  };
  tlbInvalidated: { readonly vm: Part; readonly page: PageNumber; readonly pcpus: readonly PcpuId[] };
  rebalance: {
    readonly who: Part;
    readonly from: PcpuId;
    readonly to: PcpuId;
    readonly victim: RebalancingVictim;
    /** vCPUs in the queue of `from` before. */
    readonly waiting: number;
    /** How often it is done; null: not known. */
    readonly every: Tick | null;
  };
  barrier: {
    readonly who: Part;
    readonly opens: boolean;
    /** The other vCPUs that are not at a barrier yet; null: not known. */
    readonly awaited: readonly Awaited[] | null;
    /** With `opens`: the others, which go on; null: not known. */
    readonly others: readonly Part[] | null;
    /** It came to the barrier now. Else the end of another vCPU may have opened it. */
    readonly isLast: boolean;
  };
}

/** What a machine pays for a page: its shares, divided by the cost. */
interface Payment {
  readonly vm: Part;
  readonly shares: number;
  readonly cost: number;
}

/** An entry of a list of the replacement policy. */
interface ListEntry {
  /** Name of the list. */
  readonly list: string;
  /** Null: the entry is a page without a frame. */
  readonly frame: FrameId | null;
  /** Null: which page it is, or was, is not told. */
  readonly vm: Part | null;
  readonly page: PageNumber;
}

/** What a row about a machine that moves says of it. */
type OfMachine<
  Kind extends
    | "migrationBegan"
    | "migrationRound"
    | "migrationRoundDone"
    | "migrationStopped"
    | "migrationEnded"
    | "migrationSwitched"
    | "migrationVolumes"
    | "migrationVolumesDone"
    | "migrationRate"
    | "migrationThrottled",
> = Omit<Body<Kind>, "vm"> & { readonly vm: Part };

/** The same, with the name of the other host. */
type WithHost<Kind extends "migrationBegan" | "migrationEnded" | "migrationSwitched"> = Omit<
  OfMachine<Kind>,
  "host"
> & { readonly host: string };

/** What a row about the memory region says of a machine. */
type InRegion<Kind extends "allocated" | "freed" | "noRoom"> = Omit<Body<Kind>, "vm"> & {
  readonly vm: Part;
  readonly unit: RegionSpec["unit"];
};

/** Facts of one kind. Each kind of event has an entry: the intersection does not compile otherwise. */
export type Facts<Kind extends EventKind> = FactsByKind[Kind];

/** How one language tells an event of each kind. */
export type Tellers = { readonly [Kind in EventKind]: (facts: Facts<Kind>, words: Words) => Told };

/** The two languages of one area of sentences: a kind missing in either does not compile. */
export type TellersOf<Kinds extends EventKind> = Readonly<Record<Language, Pick<Tellers, Kinds>>>;
