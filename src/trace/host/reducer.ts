/**
 * Applies rows to the host as seen: looks up who knows what a row of its kind changes on the screen. Every figure shown
 * follows from the trace alone. It decides nothing: rows are taken as they are.
 */
import { whole, type InParts } from "../../base/parts.ts";
import type { Operands } from "../../model/rows/fields.ts";
import { EVENT_KINDS, type EventKind } from "../../model/rows/table.ts";
import type { Tick } from "../../model/units.ts";
import type { HostInfo, HostState } from "../hostState.ts";
import { COW_ROWS, createCopyOnWrite } from "./cow.ts";
import { copyMachines, createMachines, MACHINE_ROWS } from "./machines.ts";
import { copyMemory, createMemory, MEMORY_ROWS } from "./memory.ts";
import { OVERCOMMIT_ROWS } from "./overcommit.ts";
import { copyProcessor, createProcessor, PROCESSOR_ROWS, settleProcessor } from "./processor.ts";
import { createRegion, REGION_ROWS } from "./region.ts";
import { copySharing, createSharing, SHARING_ROWS } from "./sharing.ts";
import { copyStorage, createStorage, settleDisks, STORAGE_ROWS } from "./storage.ts";
import { copyTranslation, createTranslation, TRANSLATION_ROWS } from "./translation.ts";
import type { Handlers, HostView, IntervalSink } from "./view.ts";

const ROWS_OF_SUBJECTS: Handlers<EventKind> = {
  ...MACHINE_ROWS,
  ...PROCESSOR_ROWS,
  ...MEMORY_ROWS,
  ...TRANSLATION_ROWS,
  ...REGION_ROWS,
  ...OVERCOMMIT_ROWS,
  ...SHARING_ROWS,
  ...STORAGE_ROWS,
  ...COW_ROWS,
};

/** Index: number of the kind. */
const HANDLERS = EVENT_KINDS.map((kind) => ROWS_OF_SUBJECTS[kind]);

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
  state.time = Math.max(state.time, time);
}

/** Applies rows to `state`, and writes the intervals that end. */
export class HostReducer {
  readonly state: HostState;
  readonly #view: HostView;

  constructor(info: HostInfo, state: HostState, sink: IntervalSink | null) {
    this.state = state;
    this.#view = { state, info, sink, from: 0 };
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
