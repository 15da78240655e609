/**
 * The bounds of everything a person can put into a scenario, by field. Forms, notation and validation take them from
 * here. They keep any valid scenario small enough to be checked, drawn and simulated without a pause that can be felt;
 * most of them lie far beyond what fits on a screen.
 */

/** Whole numbers in `[min, max]`. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

const KIB = 1024;
const MAX_BYTES = 2 ** 50;
/** Guest pages of one machine: 4 GiB of 4 KiB pages. */
const MAX_PAGES = 2 ** 20;
/** The longest time and the latest moment, in ticks. */
const MAX_TICKS = 1_000_000_000;

/** Ranges of the numbers of a scenario; the key is the field's name where there is one. */
export const RANGES = {
  seed: { min: 0, max: 2 ** 32 - 1 },
  pcpus: { min: 1, max: 64 },
  frames: { min: 1, max: 1_000_000 },
  pageBytes: { min: 1, max: KIB ** 3 },
  extentBytes: { min: 1, max: KIB ** 4 },
  extents: { min: 1, max: 100_000 },
  diskTicks: { min: 0, max: 1_000_000 },
  swapBytes: { min: 0, max: MAX_BYTES },
  cost: { min: 0, max: 1_000_000 },
  vcpus: { min: 1, max: 64 },
  priority: { min: 0, max: 1000 },
  weight: { min: 1, max: 100_000 },
  /** Percent of one pCPU: up to all of the largest host. */
  cap: { min: 1, max: 6400 },
  /** Of a pCPU's cache, in the units of working sets. */
  cacheSize: { min: 1, max: 1_000_000_000 },
  /** 0 fits into any cache. */
  workingSet: { min: 0, max: 1_000_000_000 },
  /** Ticks of work in a tick. */
  warmRate: { min: 1, max: 1000 },
  memoryBytes: { min: 0, max: MAX_BYTES },
  pages: { min: 0, max: MAX_PAGES },
  volumeBytes: { min: 1, max: MAX_BYTES },
  /** A moment. */
  time: { min: 0, max: MAX_TICKS },
  /** A length of time that an operation of a program takes. */
  ticks: { min: 1, max: MAX_TICKS },
  page: { min: 0, max: MAX_PAGES - 1 },
  volume: { min: 0, max: 15 },
  block: { min: 0, max: 1_000_000_000 },
  blocks: { min: 1, max: 4096 },
  /** Hypercalls or traps of one operation. */
  exits: { min: 1, max: 1_000_000 },
  times: { min: 1, max: 1_000_000_000 },
  patternPages: { min: 1, max: MAX_PAGES },
  patternCount: { min: 1, max: 1_000_000 },
  writeEvery: { min: 0, max: 1_000_000 },
} as const satisfies Readonly<Record<string, Range>>;

/** Most entries of each list, most characters of each text, most of everything together. */
export const MOST = {
  titleCharacters: 80,
  nameCharacters: 40,
  machines: 256,
  commands: 4096,
  /** `create` commands: each carries a whole machine. */
  creations: 1024,
  disks: 32,
  volumes: 16,
  /** Operations of one program, those inside loops counted once. */
  programOps: 20_000,
  /** Operations of all programs of a scenario. */
  totalOps: 40_000,
  loopDepth: 16,
  /** Given draws of rebalancing. */
  draws: 10_000,
  /** Guest pages of all machines of a scenario. */
  totalPages: 4 * MAX_PAGES,
  /** Characters of a program or a list of bursts in notation. */
  notationCharacters: 1_000_000,
  /** Characters of a scenario file. */
  fileCharacters: 2_000_000,
  /** Characters of a link's fragment. */
  linkCharacters: 200_000,
  /** Bytes a link may unfold to. */
  linkBytes: 4_000_000,
  /**
   * Values (numbers, texts, lists, objects) in what is given to be validated, objects among them, and how deep they may
   * be nested: a little more than the largest valid scenario has, so that garbage is refused at once.
   */
  values: 600_000,
  objects: 75_000,
  depth: 64,
  /** Problems that are told; the rest is only counted. */
  problems: 200,
} as const;

/** Whether `value` is a whole number in `range`. */
export function isWithin(value: number, range: Range): boolean {
  return Number.isSafeInteger(value) && value >= range.min && value <= range.max;
}
