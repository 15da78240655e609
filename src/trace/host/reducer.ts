/**
 * Applies rows to the host as seen: looks up who knows what a row of its kind changes on the screen. Every figure shown
 * follows from the trace alone. It decides nothing: rows are taken as they are.
 *
 * What belongs to the options of a host is learned when it is needed, so that a first picture without them need not load it.
 */
import { whole, type InParts } from "../../base/parts.ts";
import type { Operands } from "../../model/rows/fields.ts";
import { EVENT_KINDS, type EventKind } from "../../model/rows/table.ts";
import type { Tick } from "../../model/units.ts";
import type { HostInfo, HostState } from "../hostState.ts";
import { createCopyOnWrite } from "./cow.ts";
import { copyMachines, createMachines, MACHINE_ROWS } from "./machines.ts";
import { copyMemory, createMemory, MEMORY_ROWS } from "./memory.ts";
import { copyProcessor, createProcessor, PROCESSOR_ROWS, settleProcessor } from "./processor.ts";
import { createRegion } from "./region.ts";
import { copySharing, createSharing } from "./sharing.ts";
import { copyStorage, createStorage, settleDisks, STORAGE_ROWS } from "./storage.ts";
import { copyTranslation, createTranslation } from "./translation.ts";
import type { HostView, IntervalSink, RowHandler } from "./view.ts";

const FIRST_ROWS = { ...MACHINE_ROWS, ...PROCESSOR_ROWS, ...MEMORY_ROWS, ...STORAGE_ROWS };

/** The kinds of rows that every host can have; those of its options are in `further.ts`. */
export type FirstKind = keyof typeof FIRST_ROWS;

/** Index: number of the kind. */
const HANDLERS: (RowHandler | undefined)[] = EVENT_KINDS.map(
  (kind) => (FIRST_ROWS as Readonly<Partial<Record<EventKind, RowHandler>>>)[kind],
);

let putInOrder: (state: HostState) => void = () => {};

/** From now on it is known what these kinds of rows change. `order`: puts queues in order of which they tell that they are not. */
export function learnRows(
  rows: Readonly<Partial<Record<EventKind, RowHandler>>>,
  order: (state: HostState) => void = putInOrder,
): void {
  putInOrder = order;
  for (const [number, kind] of EVENT_KINDS.entries()) HANDLERS[number] ??= rows[kind];
}

/** Whether it is known what rows of all of these kinds change. */
export function knowsRows(kinds: Iterable<number>): boolean {
  for (const kind of kinds) if (!HANDLERS[kind]) return false;
  return true;
}

/** The host before anything happened. */
export function createHostState(info: HostInfo): HostState {
  return {
    time: 0,
    row: 0,
    ...createMachines(),
    ...createProcessor(info),
    ...createMemory(info),
    ...createSharing(info),
    ...createTranslation(info),
    ...createRegion(info),
    ...createStorage(info),
    ...createCopyOnWrite(),
    tier: null,
  };
}

/** Copies `from` so that neither can change the other. */
export function copyHostState(from: HostState): HostState {
  return whole(copyHostInParts(from));
}

/** The same in parts; nothing of `from` may change before that is done. */
export function* copyHostInParts(from: HostState): InParts<HostState> {
  const processor = yield* copyProcessor(from);
  return {
    ...from,
    ...copyMachines(from),
    ...processor,
    ...copyMemory(from),
    ...copySharing(from),
    ...copyTranslation(from),
    ...copyStorage(from),
  };
}

/** Completes every account up to `time`. */
export function settleHost(state: HostState, time: Tick): void {
  settleProcessor(state, time);
  settleDisks(state, time);
  putInOrder(state);
  state.time = Math.max(state.time, time);
}

/** Applies rows to `state`, and writes the intervals that end. */
export class HostReducer {
  readonly state: HostState;
  readonly #view: HostView;

  constructor(info: HostInfo, state: HostState, sink: IntervalSink | null) {
    this.state = state;
    this.#view = { state, info, sink, from: 0, near: [] };
  }

  /** A new chunk begins at `time`: intervals that are open then are written from there. */
  beginChunk(time: Tick): void {
    this.#view.from = time;
  }

  /** Applies the next row as it stands in columns. Throws on a damaged one. */
  applyRow(kind: number, time: Tick, operands: Operands, start: number): void {
    const { state } = this;
    const handle = HANDLERS[kind];
    if (!handle) throw new Error(`a row of the trace has the unknown kind ${kind}`);
    state.row += 1;
    settleDisks(state, time);
    state.time = time;
    state.quiet = false;
    handle(this.#view, time, operands, start);
  }
}
