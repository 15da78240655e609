/**
 * The bounds of everything a person can put into a scenario, by field: those of settings are declared with them
 * (`model/settings.ts`), the others here. They keep any valid scenario small enough to be checked, drawn and simulated
 * without a pause that can be felt; most of them lie far beyond what fits on a screen.
 */
import type { Field } from "../model/settingKinds.ts";
import { HOST, MACHINE, MAX_BYTES, MAX_PAGES, MAX_TICKS, MOST_HOSTS } from "../model/settings.ts";

/** Whole numbers in `[min, max]`. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** The ranges of the whole numbers among `fields`, by their ids. */
function rangesOf<const Fields extends readonly Field[]>(
  fields: Fields,
): Readonly<Record<Extract<Fields[number], Range>["id"], Range>> {
  const numbers = fields.filter((field) => field.type === "integer").map(({ id, min, max }) => [id, { min, max }]);
  return Object.fromEntries(numbers) as Record<Extract<Fields[number], Range>["id"], Range>;
}

/** Ranges of the numbers of a scenario; the key is the field's name where there is one. */
export const RANGES = {
  ...rangesOf(HOST),
  ...rangesOf(MACHINE),
  seed: { min: 0, max: 2 ** 32 - 1 },
  memoryBytes: { min: 0, max: MAX_BYTES },
  pages: { min: 0, max: MAX_PAGES },
  volumeBytes: { min: 1, max: MAX_BYTES },
  /** Logical extents that a volume gets or gives back at once. */
  volumeExtents: { min: 1, max: 100_000 },
  /** A moment at which something is given to happen. */
  time: { min: 0, max: MAX_TICKS },
  /** A moment that is looked at: a run goes on after everything that was given. */
  moment: { min: 0, max: Number.MAX_SAFE_INTEGER },
  /** A length of time that an operation of a program takes. */
  ticks: { min: 1, max: MAX_TICKS },
  /** A length of time that it waits. */
  waitTicks: { min: 0, max: MAX_TICKS },
  page: { min: 0, max: MAX_PAGES - 1 },
  volume: { min: 0, max: 15 },
  block: { min: 0, max: 1_000_000_000 },
  blocks: { min: 1, max: 4096 },
  /** Extents that a thin pool gets at once. */
  poolExtents: { min: 1, max: 100_000 },
  /** Hypercalls, traps or sensitive instructions of one operation. */
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
  hosts: MOST_HOSTS,
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
  /** Guest pages of all machines of a scenario. */
  totalPages: 4 * MAX_PAGES,
  /** vCPUs of all machines of a scenario, those that commands create among them. */
  totalVcpus: 16_384,
  /** Requests on disks that the vCPUs of a scenario can have at once: the largest of each. */
  requests: 262_144,
  /**
   * References that a replacement policy which knows the future looks ahead at: those of all vCPUs, each turn of a loop
   * alike. Eight bytes each.
   */
  foreseen: 4_000_000,
  /** Frames x machines where each machine replaces its own pages: it has a list of frames of its own. */
  localFrames: 2 ** 23,
  /** Characters of a program or a list of bursts in notation. */
  notationCharacters: 1_000_000,
  /** Characters of a scenario file: the largest valid scenario takes about 7,000,000 as it is written. */
  fileCharacters: 8_000_000,
  /** Scenarios in one file of saved ones. */
  saved: 500,
  /** Characters of documents in XML: the domains of a large installation take a tenth of it. */
  xmlCharacters: 1_000_000,
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
