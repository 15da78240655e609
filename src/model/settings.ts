/**
 * The settings of host and machine, declared: what each is called, its unit, its range, its default, and what it means that
 * it is absent. A new number is a line here and a text in the catalogues, and nothing else.
 *
 * The order of a record is that of files and forms; `place` is its place in links. Places and defaults are for ever: links
 * leave out what is as by default.
 */
import { ALLOCATION_POLICIES, DISK_SCHEDULERS, FITS, LAYOUTS, REBALANCING_VICTIMS, TIER_POLICIES } from "./choices.ts";
import { PLACEMENT_RULES } from "./migration.ts";
import type { Field, Placed, Setting, SettingGroup } from "./settingKinds.ts";

const KIB = 1024;
const MIB = 1024 * KIB;
export const MAX_BYTES = 2 ** 50;
/** Guest pages of one machine: 4 GiB of 4 KiB pages. */
export const MAX_PAGES = 2 ** 20;
/** Pages of an image that machines are made of; those behind have contents of their own. */
export const MAX_IMAGE_PAGES = 2 ** 16;
/** The largest number by which contents of pages are given. */
export const MOST_GIVEN = 1_000_000_000;
/** Hosts of a scenario, at most. */
export const MOST_HOSTS = 8;
/** The longest time and the latest moment, in ticks. */
export const MAX_TICKS = 1_000_000_000;

/** A moment, or a length of time that may be none. */
const TIME = { type: "integer", unit: "ticks", min: 0, max: MAX_TICKS } as const;
/** A length of time. */
const TICKS = { type: "integer", unit: "ticks", min: 1, max: MAX_TICKS } as const;
const COUNT = { type: "integer", unit: "count" } as const;
const BYTES = { type: "integer", unit: "bytes" } as const;
const COST = { type: "integer", unit: "ticks", default: 0, min: 0, max: 1_000_000 } as const;

const PCPUS = { ...COUNT, min: 1, max: 64 } as const;
const WITH_QUEUES = { onlyIf: { setting: "runQueues", is: "perPcpu" } } as const;

const WITH_NESTED = { onlyIf: { setting: "kind", is: "nested" } } as const;

/** Cylinders of a disk, at most. */
export const MAX_CYLINDERS = 100_000;

/**
 * The arm of a disk (domain D.7): how long a request takes depends on where its cylinder is, and who is served next on the
 * scheduler. The rules: `vmm/storage/arm.ts`.
 */
export const ARM = [
  { id: "scheduler", type: "choice", choices: DISK_SCHEDULERS, default: "fcfs" },
  /** Where a sweep goes at first: to higher cylinders, or to lower ones. */
  { id: "direction", type: "choice", choices: ["up", "down"], default: "up" },
  /** Cylinder over which the head stands at first; absent: 0, and with `timing: near` one far from all others. */
  { id: "head", ...COUNT, absent: "omitted", min: 0, max: MAX_CYLINDERS - 1 },
  /** Cylinders, over which the extents are spread evenly; absent: as many as extents. */
  { id: "cylinders", ...COUNT, absent: "omitted", min: 1, max: MAX_CYLINDERS },
  /** To get the arm going and to stop it, where it moves at all. */
  { id: "seekBase", ...COST },
  /** For each cylinder that the arm travels. */
  { id: "seekPerCylinder", ...COST, default: 1 },
  /** Half a turn: until the blocks come under the head, on average. */
  { id: "rotation", ...COST },
  /** A request that has waited for longer than this is served first; absent: however long it takes. */
  { id: "maxWait", ...TICKS, absent: "omitted" },
  /**
   * `distance`: the cylinders travelled count. `near` (OSTEP's simulator of RAID): what lies near, in the same hundred
   * cylinders or less than a hundred away, takes `seekPerCylinder` for each cylinder on the way and nothing else; all else
   * takes `seekBase` and the transfer.
   */
  { id: "timing", type: "choice", choices: ["distance", "near"], default: "distance" },
] as const satisfies readonly Setting[];

/** A physical volume: a disk. Without an arm it serves one request at a time, first come first served. */
export const DISK = [
  /** Capacity in extents. */
  { id: "extents", ...COUNT, default: 64, min: 1, max: 100_000 },
  /** To read one block (or page). */
  { id: "readTicks", ...COST, default: 5 },
  /** To write one block (or page). */
  { id: "writeTicks", ...COST, default: 5 },
  /** It has an arm, which has to get to the cylinder of a request; absent: all extents are equally near. */
  { id: "arm", type: "option", settings: ARM },
  /** Requests that it serves at a time, as an SSD does; absent: one. A disk with an arm serves one. */
  { id: "channels", ...COUNT, absent: "omitted", min: 1, max: 64 },
  /** Whether it takes backups, and nothing else; absent: no. */
  { id: "isForBackups", type: "flag", absent: "omitted" },
] as const satisfies readonly (Setting | SettingGroup)[];

/** Ticks that virtualization itself costs. All 0 but `reference` makes textbook charts. */
export const COSTS = [
  /** World switch: another vCPU than the last one is dispatched on a pCPU. */
  { id: "worldSwitch", ...COST },
  /** Added when a vCPU is dispatched on another pCPU than its last one. */
  { id: "migration", ...COST },
  /** The exit that handles a page fault. Not preemptible. */
  { id: "fault", ...COST },
  /** The exit that starts a disk request. */
  { id: "ioExit", ...COST },
  /** One memory reference of a guest program. */
  { id: "reference", ...COST, default: 1 },
  /** One hypercall. */
  { id: "hypercall", ...COST },
  /** One trapped privileged instruction. */
  { id: "trap", ...COST },
  /** Processor time a guest needs to shut down. */
  { id: "shutdown", ...COST },
] as const satisfies readonly Setting[];

/** Who brings sensitive instructions to the monitor (domain G.1): the processor, a trap, a translator, or the guest itself. */
export const TECHNIQUES = ["hardware", "trapAndEmulate", "binaryTranslation", "paravirtual"] as const;

/**
 * Exits, counted by what causes them, and what they cost besides `COSTS` (domain G.1); the rules: `vmm/cpu/exits.ts`. An exit
 * costs what its cause costs there, or `base` where that is 0, and `pollution` on top.
 */
export const EXITS = [
  /** An exit and the way back, for causes without a cost of their own. */
  { id: "base", ...COST },
  /** Added to every exit: what the guest loses because its caches are cold afterwards. */
  { id: "pollution", ...COST },
  /** Added to the exit of a fault that fills a page with zeros or copies one. */
  { id: "copyPage", ...COST },
  /** Hypercalls that go in one exit: n of them take `ceil(n / batch)`. */
  { id: "batch", ...COUNT, default: 1, min: 1, max: 1_000_000 },
  /** Devices: emulated ones, or paravirtual ones (virtio). */
  { id: "devices", type: "choice", choices: ["paravirtual", "emulated"], default: "paravirtual" },
  /** Exits of a request to an emulated device. */
  { id: "emulatedExits", ...COUNT, default: 5, min: 1, max: 1000, onlyIf: { setting: "devices", is: "emulated" } },
  /** Requests for which nobody waits that go in one exit; of the others each takes one. */
  { id: "ioBatch", ...COUNT, default: 1, min: 1, max: 1000, onlyIf: { setting: "devices", is: "paravirtual" } },
  { id: "technique", type: "choice", choices: TECHNIQUES, default: "hardware" },
  /** Sensitive instructions are not all privileged: outside of the monitor some run, and do something else (Popek and Goldberg). */
  { id: "badIsa", type: "flag", default: false },
  /** To translate a block of guest code, once. */
  { id: "translateBlock", ...COST, onlyIf: { setting: "technique", is: "binaryTranslation" } },
  /** A system call of a container. */
  { id: "syscall", ...COST },
] as const satisfies readonly Setting[];

/**
 * Every `every` ticks each pCPU in turn for which nobody waits, whether or not it runs something, moves the first vCPU that
 * may run on every pCPU from the queue of a victim into its own. Gang scheduling ignores it: it has one queue.
 */
export const REBALANCING = [
  { id: "every", ...TICKS, default: 10, isRequired: true },
  /**
   * `longest`: the queue in which most wait; the first one for an idle pCPU, which it is about to run, is not waiting, and
   * nobody is moved twice at one moment. `random`: any other pCPU, also in vain; every queue counts as it stands.
   */
  { id: "victim", type: "choice", choices: REBALANCING_VICTIMS, default: "longest" },
  /**
   * With `random`: the pCPUs drawn first, for exercises that print them; one for each pCPU whose queue is empty, used up
   * even when there is nothing to take. After the last one, or where none is given, chance decides.
   */
  {
    id: "draws",
    type: "integers",
    unit: "count",
    absent: "omitted",
    min: 0,
    max: PCPUS.max - 1,
    maxLength: 10_000,
    onlyIf: { setting: "victim", is: "random" },
  },
] as const satisfies readonly Setting[];

/** The cache of each pCPU; the rules: `vmm/cpu/caches.ts`. Suggested: OSTEP's simulator, with a shorter way to being warm. */
export const CACHE = [
  /** What fits into it, in the units of the machines' working sets; whoever needs more is never warm. */
  { id: "size", ...COUNT, default: 100, min: 1, max: 1_000_000_000, isRequired: true },
  /** Ticks that a vCPU must run on a pCPU to be warm there; 0: it is warm at once. */
  { id: "warmupTicks", ...TIME, default: 5, isRequired: true },
  /** Ticks of its work that a vCPU gets done in a tick where it is warm; 1 elsewhere. */
  { id: "warmRate", type: "integer", unit: "times", default: 2, min: 1, max: 1000, isRequired: true },
] as const satisfies readonly Setting[];

/**
 * Both in ticks of progress ahead of the slowest vCPU of the machine that is not idle; `restart` is less than `skew`.
 * Suggested: domain B.6.
 */
export const COSCHEDULING = [
  /** From here on a vCPU is stopped. */
  { id: "skew", ...TICKS, default: 3, isRequired: true },
  /** From here on it may run again. */
  { id: "restart", ...TIME, default: 1, isRequired: true },
] as const satisfies readonly Setting[];

/**
 * Address translation (domain C.1): what a reference costs beside itself. `nested`: guest and host tables are walked, each
 * guest table through the host's; `shadow`: one table leads from guest pages to frames, and the guest's writes to its own
 * tables exit; `native`: the guest's tables alone, as without virtualization. A page of the run is what is translated.
 */
export const TRANSLATION = [
  { id: "kind", type: "choice", choices: ["nested", "shadow", "native"], default: "nested" },
  /** Levels of the guest's page tables. */
  { id: "guestLevels", ...COUNT, default: 4, min: 2, max: 5, isRequired: true },
  /** Levels of the host's page tables. */
  { id: "hostLevels", ...COUNT, default: 4, min: 2, max: 5, ...WITH_NESTED },
  /** A page of the run is a huge page of the guest: its walk is one level shorter. */
  { id: "guestHuge", type: "flag", default: false },
  /** The same of the host. */
  { id: "hostHuge", type: "flag", default: false, ...WITH_NESTED },
  /** Bits of a page number that each level takes; the first level takes those that are left. */
  { id: "levelBits", ...COUNT, default: 9, min: 1, max: 9 },
  /** Entries of the TLB of each pCPU; the least recently used one leaves. */
  { id: "tlbEntries", ...COUNT, default: 16, min: 1, max: 1024, isRequired: true },
  /** Entries carry the number of their machine (VPID); else the TLB is empty after each world switch. */
  { id: "tags", type: "flag", default: true },
  /** To read one entry of a page table, on a TLB miss. */
  { id: "accessTicks", ...COST },
  /** The exit for one entry that the guest writes into its page tables. */
  { id: "tableWriteTicks", ...COST, onlyIf: { setting: "kind", is: "shadow" } },
  /** One memory access in nanoseconds, for the effective access time alone: no tick depends on it. */
  { id: "memoryNs", type: "integer", unit: "ns", default: 100, min: 1, max: 1_000_000 },
] as const satisfies readonly Setting[];

/**
 * A region of memory that machines get in one piece each, as long as they are on (domain C.5); the rules:
 * `vmm/memory/region/`. Where exercises count otherwise than ours, the ways that differ are choices, OSTEP's (`malloc.py`)
 * among them.
 */
export const REGION = [
  /** Its size in units. */
  { id: "size", ...COUNT, default: 1024, min: 1, max: 1_000_000_000, isRequired: true },
  /** What a unit is; a machine that asks for no number of units asks for its memory in them, `unit`: in its pages. */
  { id: "unit", type: "choice", choices: ["unit", "KB", "MB"], default: "unit" },
  /** Which hole is taken. */
  { id: "fit", type: "choice", choices: FITS, default: "first" },
  /**
   * Order of the free list, in which holes are looked through: by address, by size, or what was freed last at the front or
   * the back. Buddies are always in the order of their addresses.
   */
  {
    id: "order",
    type: "choice",
    choices: ["address", "sizeAscending", "sizeDescending", "insertFront", "insertBack"],
    default: "address",
  },
  /** Units that each block needs besides what was asked for. */
  { id: "header", ...COUNT, default: 0, min: 0, max: 1_000_000 },
  /** What is asked for is rounded up to a multiple of this. */
  { id: "alignment", ...COUNT, default: 1, min: 1, max: 1_000_000 },
  /**
   * When a block is freed: it becomes one with the holes that touch it; only holes that follow each other in the free list
   * and in memory become one (OSTEP's simulator); or holes stay as they are.
   */
  { id: "coalescing", type: "choice", choices: ["neighbours", "listNeighbours", "never"], default: "neighbours" },
  /** What is left of a hole keeps its place in the list until the next block is freed (OSTEP), or is put in order at once. */
  { id: "remainder", type: "choice", choices: ["keepsPlace", "isSorted"], default: "keepsPlace" },
  /** Address of the first unit. */
  { id: "base", ...COUNT, default: 0, min: 0, max: 1_000_000_000 },
  /**
   * The free holes at the beginning, in the order of their addresses: between two of them lies a block that belongs to no
   * machine, and such blocks share the rest of the region equally. Absent: all of it is free.
   */
  {
    id: "holes",
    type: "integers",
    unit: "count",
    absent: "omitted",
    min: 1,
    max: 1_000_000_000,
    maxLength: 1000,
  },
] as const satisfies readonly Setting[];

const PERCENT = { type: "integer", unit: "percent" } as const;

/**
 * The host promises more memory than it has, and takes it back when it is short of it; the rules: `vmm/reclaim.ts`.
 * Suggested: Waldspurger (OSDI 2002), with times and rates for small hosts.
 */
export const OVERCOMMIT = [
  /** Free frames in percent of all: the states of free memory begin below these; `high` ends them. They descend. */
  { id: "high", ...PERCENT, default: 6, min: 0, max: 100, isRequired: true },
  { id: "soft", ...PERCENT, default: 4, min: 0, max: 100, isRequired: true },
  { id: "hard", ...PERCENT, default: 2, min: 0, max: 100, isRequired: true },
  { id: "low", ...PERCENT, default: 1, min: 0, max: 100, isRequired: true },
  /** Ticks from one look at free memory and balloons to the next. */
  { id: "poll", ...TICKS, default: 10 },
  /** Ticks from one division of memory among the machines to the next. */
  { id: "rebalance", ...TICKS, default: 50 },
  /** The part of an idle page that is taxed away: it counts as `1 / (1 - tax)` active ones. */
  { id: "idleTax", ...PERCENT, default: 75, min: 0, max: 99 },
  /** References on the host for which a page stays active. */
  { id: "window", ...COUNT, default: 64, min: 1, max: 1_000_000 },
  /** Machines have balloons; else the host can only swap. */
  { id: "ballooning", type: "flag", default: true },
  /** Most pages that a balloon takes or gives back at a poll. */
  { id: "balloonRate", ...COUNT, default: 4, min: 1, max: 1_000_000 },
  /** Most pages that a balloon holds, in percent of the machine's. */
  { id: "balloonLimit", ...PERCENT, default: 65, min: 0, max: 100 },
  /** Which page of a machine the host swaps out: the one that the replacement policy names, or any. */
  { id: "victims", type: "choice", choices: ["policy", "random"], default: "policy" },
] as const satisfies readonly Setting[];

/**
 * Pages that hold the same become one frame (KSM; domain C.6); the rules: `vmm/sharing.ts`. Suggested: as Linux has it, with
 * fewer pages at a time.
 */
export const SHARING = [
  /** Ticks from one look of the scanner to the next. */
  { id: "sleep", ...TICKS, default: 20, isRequired: true },
  /** Most pages that it looks at each time. */
  { id: "pages", ...COUNT, default: 16, min: 1, max: 1_000_000, isRequired: true },
  /** A page has to hold the same as when it was looked at before; else it is only remembered. */
  { id: "requireStable", type: "flag", default: true },
  /** Pages of zeros are merged as well. */
  { id: "zeroPages", type: "flag", default: true },
  /** Time that looking at a page takes on pCPU 0, where whoever runs waits meanwhile; an idle pCPU has it to spare. */
  { id: "costPerPage", ...COST },
  /** The scanner looks for equal pages; without it only files that containers of one image read share frames. */
  { id: "scans", type: "flag", default: true },
] as const satisfies readonly Setting[];

/** What keeps machines apart besides their tables (domain F.6, M3 and M7); the rules: `vmm/isolation.ts`. */
export const ISOLATION = [
  /** Devices reach memory through a table of their machine; without it they reach every frame. */
  { id: "iommu", type: "flag", default: true },
  /** A frame is filled with zeros before another machine gets it; without that it keeps what was in it. */
  { id: "scrubbing", type: "flag", default: true },
] as const satisfies readonly Setting[];

/**
 * Page-fault frequency (Chu and Opderbeck 1972; domain C.4), both in references of a machine from one of its faults to the
 * next.
 */
export const FAULT_FREQUENCY = [
  /** Fewer, and its quota grows by a frame, where one is promised to nobody. */
  { id: "low", ...COUNT, default: 4, min: 1, max: 1_000_000, isRequired: true },
  /** More, and its quota shrinks by a frame. */
  { id: "high", ...COUNT, default: 16, min: 1, max: 1_000_000, isRequired: true },
] as const satisfies readonly Setting[];

/** References that working sets look back at, where nothing else is chosen: as in the figure of Silberschatz. */
export const USUAL_WINDOW = 10;

/** Load control by working sets (Denning 1968; domain C.4). */
export const LOAD_CONTROL = [
  /** References of a machine that its working set looks back at. */
  { id: "window", ...COUNT, default: USUAL_WINDOW, min: 1, max: 10_000, isRequired: true },
] as const satisfies readonly Setting[];

/**
 * A thin pool (domain D.5): the volumes of machines get chunks of it as they are written, and may be larger together than
 * it is; the rules: `vmm/storage/cow/thinPool.ts`. It takes its extents from the storage pool at the beginning.
 */
export const THIN_POOL = [
  /** Its size in extents, rounded down to whole chunks. */
  { id: "extents", ...COUNT, default: 16, min: 1, max: 100_000, isRequired: true },
  /** Extents of a chunk. */
  { id: "chunkExtents", ...COUNT, default: 1, min: 1, max: 1024 },
  /** Free chunks at which it warns. */
  { id: "lowWater", ...COUNT, default: 2, min: 0, max: 100_000 },
  /** What becomes of a write for which there is no chunk: it waits until there is one, or it fails. */
  { id: "whenFull", type: "choice", choices: ["queue", "error"], default: "queue" },
  /** Volumes are images in layers, as qcow2 has them (`vmm/storage/cow/layers.ts`); absent: thin ones, whose clones copy maps. */
  { id: "isLayered", type: "flag", absent: "omitted" },
] as const satisfies readonly Setting[];

/** Exception stores of snapshots, where volumes are not thin (domain D.5); the rules: `vmm/storage/cow/exceptions.ts`. */
export const SNAPSHOTS = [
  /** Chunks that the store of a snapshot has room for, for each volume. */
  { id: "storeChunks", ...COUNT, default: 4, min: 1, max: 100_000, isRequired: true },
  /** Extents of a chunk. */
  { id: "chunkExtents", ...COUNT, default: 1, min: 1, max: 1024 },
] as const satisfies readonly Setting[];

/**
 * A fast tier before an archive that holds all volumes of machines (domain D.6): what a guest accesses has to be resident, and
 * takes the place of another if need be; the rules: `vmm/residency.ts`.
 */
export const RESIDENCY = [
  /** What the fast tier has room for: volumes, or extents. */
  { id: "slots", ...COUNT, default: 2, min: 1, max: 10_000, isRequired: true },
  /** What comes and goes: whole volumes, or each extent for itself. */
  { id: "unit", type: "choice", choices: ["volume", "extent"], default: "volume" },
  /** Who leaves, of those that nobody is accessing. */
  { id: "policy", type: "choice", choices: TIER_POLICIES, default: "lru" },
  /** To copy from the archive, or back. The archive makes one copy at a time. */
  { id: "copyTicks", ...COST, default: 4 },
  /** What takes that long: a copy, however large, or each extent of it. */
  { id: "copyOf", type: "choice", choices: ["whole", "extent"], default: "whole" },
] as const satisfies readonly Setting[];

/** The parts of the host's form. */
export type HostSection = "processor" | "memory" | "storage" | "costs";

/** Rules by which a live migration stops its machine (domain E.1): Xen's, or QEMU's limit of the time that it stands still. */
export const STOP_RULES = ["xen", "qemu"] as const;

/** The link between the hosts, and what every machine that goes over it is moved by; the rules: `vmm/migrations.ts`. */
export const NETWORK = [
  /** What the link carries in a tick. */
  { id: "bytesPerTick", ...BYTES, default: 4096, min: 1, max: 2 ** 40 },
  /** From asking for something on the other host until it begins to come. */
  { id: "roundTrip", ...COST },
  /** What is sent of vCPUs and devices when the machine stands still. */
  { id: "stateBytes", ...BYTES, default: 0, min: 0, max: 2 ** 40 },
  /** To make the machine go on where it has come to. */
  { id: "activation", ...COST },
  { id: "stopRule", type: "choice", choices: STOP_RULES, default: "xen" },
  /** Xen: at most so many pages are left. */
  { id: "leastPages", ...COUNT, default: 50, min: 0, max: MAX_PAGES, onlyIf: { setting: "stopRule", is: "xen" } },
  /** Xen: so many rounds have been made. */
  { id: "mostRounds", ...COUNT, default: 30, min: 1, max: 1000, onlyIf: { setting: "stopRule", is: "xen" } },
  /** Xen: more than so many times its memory has been sent. */
  {
    id: "mostSent",
    type: "integer",
    unit: "times",
    default: 3,
    min: 1,
    max: 1000,
    onlyIf: { setting: "stopRule", is: "xen" },
  },
  /** QEMU: what is left takes at most so long. */
  { id: "downtimeLimit", ...TIME, default: 2, onlyIf: { setting: "stopRule", is: "qemu" } },
  /** `link`: rounds get all that the link carries; `adapted`: Xen's way, little at first, then a step more than is written. */
  { id: "rate", type: "choice", choices: ["link", "adapted"], default: "link" },
  /** Of the first round. */
  { id: "firstRate", ...BYTES, default: 512, min: 1, max: 2 ** 40, onlyIf: { setting: "rate", is: "adapted" } },
  /** By how much a round is faster than the guest wrote in the one before. */
  { id: "rateStep", ...BYTES, default: 256, min: 1, max: 2 ** 40, onlyIf: { setting: "rate", is: "adapted" } },
  /** No round is faster, nor what is sent while the machine stands still. */
  { id: "mostRate", ...BYTES, default: 2560, min: 1, max: 2 ** 40, onlyIf: { setting: "rate", is: "adapted" } },
  /** `autoConverge` (QEMU): a machine that writes too fast is kept from running, more and more. */
  { id: "throttle", type: "choice", choices: ["none", "autoConverge"], default: "none" },
  /** Percent of its time at first, what is added whenever that is not enough, and the most. */
  {
    id: "throttleFirst",
    ...PERCENT,
    min: 1,
    max: 99,
    default: 20,
    onlyIf: { setting: "throttle", is: "autoConverge" },
  },
  { id: "throttleStep", ...PERCENT, min: 1, max: 99, default: 10, onlyIf: { setting: "throttle", is: "autoConverge" } },
  { id: "throttleMost", ...PERCENT, min: 1, max: 99, default: 99, onlyIf: { setting: "throttle", is: "autoConverge" } },
  /** It runs and stands still once in so many ticks. */
  { id: "throttlePeriod", ...TICKS, default: 100, onlyIf: { setting: "throttle", is: "autoConverge" } },
  /** Of a page that holds zeros alone only a mark of one byte is sent. */
  { id: "skipZero", type: "flag", default: false },
  /** The exit in which the monitor takes note of the first write to a page in each round. */
  { id: "dirtyExit", ...COST },
] as const satisfies readonly Setting[];

const WITH_REBALANCER = { onlyIf: { setting: "rebalancer", is: "on" } } as const;

/**
 * Which host a machine is put on (field: OpenStack's filters and weighers, VMware's DRS and HA); the rules: `manager/placement/`.
 */
export const PLACEMENT = [
  { id: "rule", type: "choice", choices: PLACEMENT_RULES, default: "firstFit" },
  /** vCPUs that a host takes for each of its pCPUs. */
  { id: "vcpusPerPcpu", type: "integer", unit: "count", default: 4, min: 1, max: 64 },
  /** Pages of machines that a host takes, in percent of its frames. */
  { id: "memoryPercent", ...PERCENT, default: 100, min: 1, max: 1000 },
  /** Machines go from the host with the most load to others by themselves. */
  { id: "rebalancer", type: "choice", choices: ["off", "on"], default: "off" },
  /** It looks at multiples of so many ticks. */
  { id: "every", type: "integer", unit: "ticks", default: 50, min: 1, max: MAX_TICKS, ...WITH_REBALANCER },
  /** vCPUs that run or wait to, in percent of the pCPUs: from here on a host has too many. */
  { id: "threshold", ...PERCENT, default: 150, min: 1, max: 10_000, ...WITH_REBALANCER },
  /** And the one with the least load has so much less. */
  { id: "gap", ...PERCENT, default: 100, min: 1, max: 10_000, ...WITH_REBALANCER },
  /** So many looks one after the other. */
  { id: "patience", type: "integer", unit: "count", default: 2, min: 1, max: 1000, ...WITH_REBALANCER },
  /** It says what it would move, and moves nothing. */
  { id: "proposesOnly", type: "flag", default: false, ...WITH_REBALANCER },
  /** What ran on a host that fails is started on another one. */
  { id: "restart", type: "choice", choices: ["off", "elsewhere"], default: "off" },
  /** After the failure: until it is sure that the host is gone. */
  {
    id: "restartDelay",
    type: "integer",
    unit: "ticks",
    default: 20,
    min: 0,
    max: MAX_TICKS,
    onlyIf: { setting: "restart", is: "elsewhere" },
  },
] as const satisfies readonly Setting[];

/** The host. */
export const HOST = [
  /** Physical processors. */
  { id: "pcpus", place: 0, section: "processor", ...PCPUS, default: 1 },
  /** One run queue for all pCPUs, or one for each. */
  {
    id: "runQueues",
    place: 1,
    section: "processor",
    type: "choice",
    choices: ["global", "perPcpu"],
    default: "global",
  },
  /** With a queue per pCPU: an idle pCPU takes a ready vCPU from the longest queue. */
  { id: "workStealing", place: 2, section: "processor", type: "flag", default: false, ...WITH_QUEUES },
  { id: "scheduler", place: 3, section: "processor", type: "particular" },
  /** Page frames. */
  { id: "frames", place: 4, section: "memory", ...COUNT, default: 16, min: 1, max: 1_000_000 },
  /** Bytes of a page (and of a frame). */
  {
    id: "pageBytes",
    place: 5,
    section: "memory",
    ...BYTES,
    default: 4 * KIB,
    min: 1,
    max: KIB ** 3,
    isPowerOfTwo: true,
  },
  { id: "replacement", place: 6, section: "memory", type: "particular" },
  /**
   * Who can lose a frame on a fault: anybody, or only the machine that faulted, once it has its quota: its guarantee, or
   * `frames` divided equally, but one at least. Where there are fewer frames than that, a machine without one takes one.
   */
  {
    id: "replacementScope",
    place: 7,
    section: "memory",
    type: "choice",
    choices: ["global", "local"],
    default: "global",
  },
  { id: "disks", place: 8, section: "storage", type: "particular" },
  /** Bytes of an extent (PE and LE). */
  { id: "extentBytes", place: 9, section: "storage", ...BYTES, default: 4 * MIB, min: 1, max: KIB ** 4 },
  /** How new volumes are placed. Policies are tried from the strictest up to this one. */
  {
    id: "allocation",
    place: 10,
    section: "storage",
    type: "choice",
    choices: ALLOCATION_POLICIES,
    default: "normal",
  },
  /** Size of the swap volume, taken from the pool first. 0: no swap volume, swapping then uses disk 0 directly. */
  { id: "swapBytes", place: 11, section: "storage", ...BYTES, default: 0, min: 0, max: MAX_BYTES },
  { id: "costs", place: 12, section: "costs", type: "group", settings: COSTS },
  /** Each pCPU has a cache, which makes a vCPU faster once it is warm there; absent: where one runs makes no difference. */
  { id: "cache", place: 15, section: "processor", type: "option", settings: CACHE },
  /** Relaxed co-scheduling of the vCPUs of a machine; absent: they run as unrelated ones. Gang scheduling ignores it. */
  { id: "coscheduling", place: 13, section: "processor", type: "option", settings: COSCHEDULING },
  /** With a queue per pCPU: at regular moments, a pCPU whose queue is empty takes over from another queue; absent: never. */
  { id: "rebalancing", place: 14, section: "processor", type: "option", settings: REBALANCING, ...WITH_QUEUES },
  /** How addresses are translated, and what is kept of it; absent: references cost nothing beside themselves. */
  { id: "translation", place: 16, section: "memory", type: "option", settings: TRANSLATION },
  /** A region of memory in which every machine that is on has one block; absent: not modelled. */
  { id: "region", place: 17, section: "memory", type: "option", settings: REGION },
  /** Memory is taken back from machines when it is short; absent: only faults take pages away. */
  { id: "overcommit", place: 18, section: "memory", type: "option", settings: OVERCOMMIT },
  /** Under local replacement the quotas of machines follow how often they fault; absent: they stay as they were divided. */
  {
    id: "faultFrequency",
    place: 19,
    section: "memory",
    type: "option",
    settings: FAULT_FREQUENCY,
    onlyIf: { setting: "replacementScope", is: "local" },
  },
  /** Machines are suspended while the working sets of all together need more frames than there are; absent: never. */
  { id: "loadControl", place: 20, section: "memory", type: "option", settings: LOAD_CONTROL },
  /** Pages with equal contents are kept once; absent: what pages hold is not modelled. */
  { id: "sharing", place: 21, section: "memory", type: "option", settings: SHARING },
  /** Volumes of machines are thin, in a pool of their own; absent: they have all their extents from the beginning. */
  { id: "thinPool", place: 22, section: "storage", type: "option", settings: THIN_POOL },
  /** How large the stores of snapshots are where volumes are not thin; absent: as large as the volumes. */
  { id: "snapshots", place: 23, section: "storage", type: "option", settings: SNAPSHOTS },
  /** Volumes of machines have to be brought from an archive; absent: all are where they can be accessed. */
  { id: "residency", place: 24, section: "storage", type: "option", settings: RESIDENCY },
  /** Shown where there are several hosts. */
  { id: "name", place: 25, section: "processor", type: "particular" },
  /** Exits are counted by what causes them, and cost more than `costs` says; absent: only `costs` counts. */
  { id: "exits", place: 26, section: "costs", type: "option", settings: EXITS },
  /** What keeps machines apart can be chosen, and what pages hold is modelled for it; absent: all of it is there. */
  { id: "isolation", place: 27, section: "memory", type: "option", settings: ISOLATION },
  /** No other host reaches its pool: volumes have to be copied to be elsewhere. Absent: all hosts without it share theirs. */
  { id: "hasLocalPool", place: 28, section: "storage", type: "flag", absent: "omitted" },
] as const satisfies readonly (Placed & { readonly section: HostSection })[];

/** How a volume lies on several disks (domain D.3); the rules: `model/layouts.ts`. */
export const LAYOUT = [
  { id: "kind", type: "choice", choices: LAYOUTS, default: "striped" },
  /** On how many it lies side by side: its stripes, its images, or those of a RAID. */
  { id: "disks", ...COUNT, default: 2, min: 2, max: 16, isRequired: true },
  /** What goes to a disk before the next one is taken; absent: an extent. Mirrors have none. */
  { id: "unitBytes", ...BYTES, absent: "omitted", min: 1, max: KIB ** 4 },
] as const satisfies readonly Setting[];

/** A volume of a machine. */
export const VOLUME = [
  { id: "name", type: "particular" },
  { id: "bytes", type: "particular" },
  /** Absent: one extent after the other, as they are found. */
  { id: "layout", type: "option", settings: LAYOUT },
] as const satisfies readonly Field[];

/**
 * How much I/O a machine may ask for (libvirt's `iotune`; rules: `vmm/ioLimits.ts`). Each number is for one period, and
 * counts what the guest asks for: a read or write of any size is a request, and has blocks. A number for all is not given
 * beside one for reads or writes alone.
 */
export const IO_LIMIT = [
  /** Ticks of a period: periods begin at its multiples. */
  { id: "every", ...TICKS, default: 100, isRequired: true },
  /** Requests, reads or writes (`total_iops_sec`, `read_iops_sec`, `write_iops_sec`); absent: any number. */
  { id: "requests", ...COUNT, absent: "omitted", min: 1, max: 1_000_000 },
  { id: "reads", ...COUNT, absent: "omitted", min: 1, max: 1_000_000 },
  { id: "writes", ...COUNT, absent: "omitted", min: 1, max: 1_000_000 },
  /** Blocks of them (`total_bytes_sec`, `read_bytes_sec`, `write_bytes_sec`); absent: any number. */
  { id: "blocks", ...COUNT, absent: "omitted", min: 1, max: 1_000_000 },
  { id: "readBlocks", ...COUNT, absent: "omitted", min: 1, max: 1_000_000 },
  { id: "writeBlocks", ...COUNT, absent: "omitted", min: 1, max: 1_000_000 },
  /** Periods of which what was not used can be saved up (`*_max`): 1, and nothing is kept from period to period. */
  { id: "burst", type: "integer", unit: "times", default: 1, min: 1, max: 1000 },
] as const satisfies readonly Setting[];

/** How much processor time a machine or container may use (cgroups' cpu.max); the rules: `vmm/cpu/bandwidth.ts`. */
export const QUOTA = [
  /** Ticks of processor time in a period, of all its vCPUs together. */
  { id: "quota", ...TICKS, default: 50, isRequired: true },
  /** Ticks of a period: periods begin at its multiples. */
  { id: "every", ...TICKS, default: 100 },
] as const satisfies readonly Setting[];

/** The parts of a machine's form in which settings stand. */
export type MachineSection = "machine" | "memory" | "more";

/** A machine. */
export const MACHINE = [
  { id: "name", place: 0, type: "particular" },
  { id: "vcpus", place: 1, section: "machine", ...COUNT, default: 1, min: 1, max: 64 },
  /** Urgency; the convention says which end is urgent. Negative ones are ordinary as nice values. */
  { id: "priority", place: 2, section: "machine", ...COUNT, default: 1, min: -1000, max: 1000 },
  /** Share under contention; null: the priority, at least 1, in the units of the policy, which may be a thousand times as many. */
  { id: "weight", place: 3, section: "more", ...COUNT, absent: "null", min: 1, max: 2 ** 20 },
  { id: "memoryBytes", place: 4, type: "particular" },
  /** Pages guaranteed to be backed by frames, checked at start. */
  { id: "reservedPages", place: 5, section: "memory", ...COUNT, default: 0, min: 0, max: MAX_PAGES },
  { id: "volumes", place: 6, type: "particular" },
  { id: "affinity", place: 7, type: "particular" },
  { id: "arrival", place: 8, type: "particular" },
  { id: "programs", place: 9, type: "particular" },
  /** Most processor time it may get, in percent of one pCPU; absent: no cap. Only the credit scheduler enforces it. */
  { id: "cap", place: 10, section: "more", type: "integer", unit: "percent", absent: "omitted", min: 1, max: 6400 },
  /** Timeslice it asks for; absent: the policy's own. Only EEVDF grants it. */
  { id: "timeslice", place: 11, section: "more", ...TICKS, absent: "omitted" },
  /** What each of its vCPUs needs of a pCPU's cache to be warm there; absent: 0, which fits always. */
  { id: "workingSet", place: 12, section: "more", ...COUNT, absent: "omitted", min: 0, max: 1_000_000_000 },
  /**
   * Units that it asks of the host's memory region when it starts; absent: its memory. A machine that asks for some and has
   * no program stays on until it is stopped.
   */
  { id: "regionUnits", place: 13, section: "memory", ...COUNT, absent: "omitted", min: 0, max: 1_000_000_000 },
  /** Share of memory where the host takes it back; absent: 1, as everybody's is then. */
  { id: "memoryShares", place: 14, section: "memory", ...COUNT, absent: "omitted", min: 1, max: 2 ** 20 },
  /** The image that it was made of: what its pages hold when they are first written is that of all machines of the image. */
  { id: "image", place: 15, section: "memory", ...COUNT, absent: "omitted", min: 1, max: 10_000 },
  /** What its first pages hold when they are first written, page by page; 0: zeros. Equal numbers are equal contents. */
  {
    id: "contents",
    place: 16,
    section: "memory",
    type: "integers",
    unit: "count",
    absent: "omitted",
    min: 0,
    max: MOST_GIVEN,
    maxLength: 1000,
  },
  /** How much I/O it may ask for; absent: as much as it likes. */
  { id: "ioLimit", place: 17, section: "more", type: "option", settings: IO_LIMIT },
  /** Number of the host that it is on at first; absent: the first one. Where there is one host, nobody is asked. */
  { id: "host", place: 18, section: "machine", ...COUNT, absent: "omitted", min: 0, max: MOST_HOSTS - 1 },
  /** It is a container: its vCPUs are threads on the kernel of the host, which all containers share. Absent: a machine. */
  { id: "isContainer", place: 19, section: "machine", type: "flag", absent: "omitted" },
  /** How much processor time it may use in each period; absent: as much as it gets. */
  { id: "bandwidth", place: 20, section: "more", type: "option", settings: QUOTA },
  /** Ticks that its first vCPU computes before its program, whenever it starts; the others idle meanwhile. Absent: 0. */
  { id: "bootTicks", place: 21, section: "more", ...TICKS, absent: "omitted" },
  /** Pages that its guest system writes when it boots, the last ones of its memory. Absent: 0; a container has none. */
  { id: "guestOsPages", place: 22, section: "memory", ...COUNT, absent: "omitted", min: 1, max: 100_000 },
  /** Number of a group whose machines are put on one host, and of one whose machines are put on different ones. Absent: it is in none. */
  { id: "together", place: 23, section: "more", ...COUNT, absent: "omitted", min: 1, max: 1000 },
  { id: "apart", place: 24, section: "more", ...COUNT, absent: "omitted", min: 1, max: 1000 },
  /**
   * Its first pages are files of its image, which it reads: where contents are modelled, containers of one image read them in the same frames. A
   * machine brings them into frames of its own.
   */
  { id: "filePages", place: 25, section: "memory", ...COUNT, absent: "omitted", min: 1, max: MAX_IMAGE_PAGES },
] as const satisfies readonly (Placed & { readonly section?: MachineSection })[];
