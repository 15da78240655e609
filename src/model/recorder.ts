/** How the core tells what happens: rows of integers, laid out in `trace/rows.ts`. It never asks what becomes of them. */
import { EVENT_KINDS, type EventKind } from "./events.ts";

export interface Recorder {
  /** One row: kind number, moment, operands. Operands are integers (or -1 for none). */
  row(kind: number, time: number, operands: readonly number[]): void;
  /** False: nobody will read contenders and queue orders, so they need not be found out. */
  readonly wantsReasons: boolean;
}

/** Numbers of the kinds, as they stand in rows. */
export const ROW = Object.fromEntries(EVENT_KINDS.map((kind, at) => [kind, at])) as Readonly<Record<EventKind, number>>;
