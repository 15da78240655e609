/**
 * Exercises as OSTEP's simulators print them (github.com/remzi-arpacidusseau/ostep-homework: relocation.py, segmentation.py,
 * paging-linear-translate.py, paging-multilevel-translate.py), pasted whole. Answers that stand beside the questions are
 * not read.
 */

export interface PrintedExercise {
  /** As in a file (`exercise.ts`). */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Each address as it is printed. */
  readonly names: readonly string[];
}

const FRAME = /^\s*page\s+(\d+):\s*((?:[0-9a-f]{2})+)\s*$/gimu;
const DIRECTORY = /\bPDBR:\s*(\d+)/iu;
const HEX_ADDRESS = /^\s*virtual address\s+([0-9a-f]+)\s*:/gimu;
const TRACE = /^\s*VA\s+(?:\d+:\s*)?(0x[0-9a-f]+)/gimu;
const SEGMENT_BASE = /segment\s+\d+\s+base\s*\(grows\s+(positive|negative)\)\s*:\s*(0x[0-9a-f]+)/giu;
const SEGMENT_LIMIT = /segment\s+\d+\s+limit\s*:\s*(\d+)/giu;
const SPACE = /\baddress space size\s+(\d+)\s*([kmg]?)/iu;
const PAGE_SIZE = /\bpage size\s+(\d+)\s*([kmg]?)/iu;
const BASE = /^\s*base\s*:\s*(0x[0-9a-f]+)/imu;
const LIMIT = /^\s*limit\s*:\s*(\d+)/imu;
const ENTRY = /^\s*(?:\[\s*\d+\s*\]\s*)?(0x[0-9a-f]{8})\s*$/gimu;

const UNITS: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };
/** The valid bit of a linear page table's entries. */
const LINEAR_VALID_BIT = 31;
const LEVELS = 2;

/** Null: nothing that was printed so. */
export function printedExercise(text: string): PrintedExercise | null {
  return levelsIn(text) ?? linearIn(text) ?? segmentsIn(text) ?? boundsIn(text);
}

function levelsIn(text: string): PrintedExercise | null {
  const frames = [...text.matchAll(FRAME)];
  const root = DIRECTORY.exec(text)?.[1];
  const names = Array.from(text.matchAll(HEX_ADDRESS), ([, address = ""]) => `0x${address}`);
  if (frames.length === 0 || root === undefined || names.length === 0) return null;
  const contentsOf = new Map(frames.map(([, frame, contents = ""]) => [Number(frame), contents]));
  // One that is left out in the middle is told as missing.
  const memory = frames.map((_, frame) => contentsOf.get(frame));
  const pageSize = frames[0]![2]!.length / 2;
  const indexBits = Math.floor(Math.log2(pageSize));
  return {
    fields: {
      scheme: "multilevel",
      pageSize,
      levels: LEVELS,
      indexBits,
      root: Number(root),
      memory,
      addresses: names.map(Number),
    },
    names,
  };
}

function linearIn(text: string): PrintedExercise | null {
  const pageSize = sizeIn(PAGE_SIZE, text);
  const pageTable = Array.from(text.matchAll(ENTRY), ([, entry]) => Number(entry));
  const names = traceIn(text);
  if (pageSize === null || pageTable.length === 0 || names.length === 0) return null;
  return {
    fields: { scheme: "paging", pageSize, pageTable, validBit: LINEAR_VALID_BIT, addresses: names.map(Number) },
    names: decimal(names),
  };
}

function segmentsIn(text: string): PrintedExercise | null {
  const bases = [...text.matchAll(SEGMENT_BASE)];
  const limits = [...text.matchAll(SEGMENT_LIMIT)];
  const addressSpace = sizeIn(SPACE, text);
  const names = traceIn(text);
  if (bases.length === 0 || limits.length !== bases.length || addressSpace === null || names.length === 0) return null;
  const segments = bases.map(([, grows = "", base], at) => ({
    base: Number(base),
    limit: Number(limits[at]![1]),
    grows: grows.toLowerCase() === "negative" ? "-" : "+",
  }));
  return {
    fields: { scheme: "segmentation", addressSpace, segments, addresses: names.map(Number) },
    names: decimal(names),
  };
}

function boundsIn(text: string): PrintedExercise | null {
  const base = BASE.exec(text)?.[1];
  const limit = LIMIT.exec(text)?.[1];
  const names = traceIn(text);
  if (base === undefined || limit === undefined || names.length === 0) return null;
  return {
    fields: { scheme: "baseAndBounds", base: Number(base), limit: Number(limit), addresses: names.map(Number) },
    names: decimal(names),
  };
}

function traceIn(text: string): string[] {
  return Array.from(text.matchAll(TRACE), ([, address = ""]) => address);
}

/** These stand there in both ways; decimal numbers are told. */
function decimal(names: readonly string[]): string[] {
  return names.map((name) => String(Number(name)));
}

function sizeIn(pattern: RegExp, text: string): number | null {
  const [, number, unit = ""] = pattern.exec(text) ?? [];
  return number === undefined ? null : Number(number) * (UNITS[unit.toLowerCase()] ?? 1);
}
