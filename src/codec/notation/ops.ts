/** Short ways to write guest programs in source: `loop(3, read(0, 1), compute(4))`. The notation for people is `notation.ts`. */
import type { Op } from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";

export const compute = (ticks: Tick): Op[] => [{ op: "compute", ticks }];
export const wait = (ticks: Tick): Op[] => [{ op: "wait", ticks }];
export const read = (...pages: number[]): Op[] => pages.map((page) => ({ op: "reference", page, write: false }));
export const write = (...pages: number[]): Op[] => pages.map((page) => ({ op: "reference", page, write: true }));

/** One block of volume number `volume`. */
export const readBlock = (volume: number, block: number): Op[] => [
  { op: "disk", volume, block, blocks: 1, write: false },
];
export const writeBlock = (volume: number, block: number): Op[] => [
  { op: "disk", volume, block, blocks: 1, write: true },
];

/** Waits, spinning, for the other vCPUs of the machine. */
export const barrier = (): Op[] => [{ op: "barrier" }];

/** `body` repeated; `times` null: for ever. */
export const loop = (times: number | null, ...body: readonly Op[][]): Op[] => [
  { op: "loop", times, body: body.flat() },
];
