/** The trace of one host of a run, as it is written: rows as they come, and chunks of them. */
import type { InParts } from "../base/parts.ts";
import type { Tick } from "../model/units.ts";
import { IntervalColumns } from "../trace/build/intervalColumns.ts";
import { LaneWriter } from "../trace/build/laneWriter.ts";
import { RowBuffer } from "../trace/build/rowBuffer.ts";
import { sealChunk } from "../trace/build/seal.ts";
import type { NewChunk } from "../trace/chunk.ts";
import { copyHostInParts, copyHostState, createHostState, HostReducer } from "../trace/host/reducer.ts";
import type { GrowingHostInfo, HostShape, HostState } from "../trace/hostState.ts";
import type { DefinitionListener } from "../vmm/monitor.ts";
import type { HostListener } from "./simulatedHost.ts";

/** The host as it was at the start of a chunk. */
export interface HostStart {
  readonly state: HostState;
  readonly firstRow: number;
  readonly vms: number;
  readonly vcpus: number;
  readonly lvs: number;
  readonly changes: number;
}

/** Where a chunk stands: `until` is the moment of the next event, Infinity if there is none, and the last one is `end` then. */
export interface ChunkPlace {
  readonly index: number;
  readonly from: Tick;
  readonly until: Tick;
  readonly end: Tick;
}

export class HostTrace {
  readonly info: GrowingHostInfo;
  readonly listener: HostListener;
  readonly #buffer = new RowBuffer();
  readonly #columns: IntervalColumns;
  #reducer: HostReducer;
  #firstRow = 0;

  constructor(shape: HostShape) {
    this.info = { ...shape, vms: [], vcpus: [], lvs: [], changes: [] };
    this.#columns = new IntervalColumns(shape.pcpus);
    this.#reducer = new HostReducer(this.info, createHostState(this.info), new LaneWriter(this.#columns));
    this.listener = { recorder: this.#buffer, definitions: this.#definitions() };
  }

  /** Rows that are in no chunk yet. */
  get pending(): number {
    return this.#buffer.length;
  }

  /** Rows in chunks. */
  get rows(): number {
    return this.#firstRow;
  }

  *start(): InParts<HostStart> {
    const { info } = this;
    return {
      state: yield* copyHostInParts(this.#reducer.state),
      firstRow: this.#firstRow,
      vms: info.vms.length,
      vcpus: info.vcpus.length,
      lvs: info.lvs.length,
      changes: info.changes.length,
    };
  }

  /** The chunk of the rows since `start`. */
  *seal(start: HostStart, place: ChunkPlace): InParts<NewChunk> {
    const { info } = this;
    const chunk = yield* sealChunk(
      this.#buffer,
      this.#reducer,
      this.#columns,
      { ...place, firstRow: this.#firstRow },
      {
        vms: info.vms.slice(start.vms),
        vcpus: info.vcpus.slice(start.vcpus),
        lvs: info.lvs.slice(start.lvs),
        changes: info.changes.slice(start.changes),
      },
    );
    this.#firstRow += chunk.rows;
    return { ...chunk, keyframe: start.state };
  }

  /** Goes on from `start`, a place in `other`. */
  continue(start: HostStart, { info }: HostTrace): void {
    this.#reducer = new HostReducer(this.info, copyHostState(start.state), new LaneWriter(this.#columns));
    this.info.vms.push(...info.vms.slice(0, start.vms));
    this.info.vcpus.push(...info.vcpus.slice(0, start.vcpus));
    this.info.lvs.push(...info.lvs.slice(0, start.lvs));
    this.info.changes.push(...info.changes.slice(0, start.changes));
    this.#firstRow = start.firstRow;
  }

  #definitions(): DefinitionListener {
    const { info } = this;
    return {
      vmDefined: (vm, spec, pages, weight) => {
        const lvs = Array.from({ length: vm.lvCount }, (_, at) => vm.firstLv + at);
        const { uid, name, firstVcpu, vcpuCount } = vm;
        info.vms[uid] = { uid, name, spec, firstVcpu, vcpuCount, pages, lvs, weight };
        for (let index = 0; index < vcpuCount; index += 1)
          info.vcpus[firstVcpu + index] = { id: firstVcpu + index, vm: uid, index };
      },
      vmChanged: ({ uid, name, vcpus }, spec, pages) => {
        const defined = info.vms[uid]!;
        const laterVcpus = vcpus.filter((id, at) => id !== defined.firstVcpu + at);
        const { length: vcpuCount } = vcpus;
        info.changes.push({ ...defined, name, spec, pages, vcpuCount, laterVcpus });
        for (const [index, id] of vcpus.entries()) info.vcpus[id] ??= { id, vm: uid, index };
      },
      lvDefined: (id, vm, volume, extents) => {
        info.lvs[id] = { id, vm, ...volume, extents };
      },
    };
  }
}
