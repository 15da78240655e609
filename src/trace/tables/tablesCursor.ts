/**
 * The page tables of a machine at a place of a trace, and what a walk through them reads. They are made of rows by whoever
 * shows them, and stand in no keyframe: going forward continues from the last place, going back begins anew, over the few
 * kinds of rows that make tables.
 *
 * ```
 * guest    page of the guest -> page of the guest: numbers stay as they are; a table lies behind the machine's pages
 * second   nested: page of the guest -> frame; shadow: the same in one go; native: there is none
 * ```
 * Tables of guest and host take no frames of the host (a simplification): a table of the guest has a place in the guest's
 * memory, and the host has tables for it, but no frame of it is shown.
 */
import { isOff } from "../../model/states.ts";
import { enterKey, indexesOf, tableKey, type RadixShape, type RadixTables } from "../../base/radixTree.ts";
import { ROW } from "../../model/rows/table.ts";
import type { TranslationSpec } from "../../model/scenario.ts";
import { walkLevels } from "../../model/translation.ts";
import type { PageNumber, VmUid } from "../../model/units.ts";
import type { TraceChunk } from "../chunk.ts";
import { extentOf, sharedChunks } from "../chunkList.ts";
import { rowsOfKinds } from "../perChunk/rowIndex.ts";
import type { TraceReader } from "../reader.ts";

export interface MachineTables {
  readonly guest: RadixTables;
  readonly second: RadixTables;
  /** Pages that the guest has an entry for. */
  readonly touched: Set<PageNumber>;
  /** Pages, and places of guest tables, that the second table has been given an entry for. */
  readonly mapped: Set<PageNumber>;
  /** Pages of the machine: its tables lie behind them. */
  readonly pages: number;
}

export interface TableShapes {
  readonly guest: RadixShape;
  /** Null: natively there is none. */
  readonly second: RadixShape | null;
}

export function tableShapes(spec: TranslationSpec): TableShapes {
  const levels = walkLevels(spec);
  const guest = { levels: levels.guest, bits: spec.levelBits };
  if (spec.kind === "native") return { guest, second: null };
  return { guest, second: spec.kind === "shadow" ? guest : { levels: levels.host, bits: spec.levelBits } };
}

const KINDS = [ROW.tablesWritten, ROW.map, ROW.vmState];

export class TablesCursor {
  #tables = new Map<VmUid, MachineTables>();
  /** Machines that have stopped: their tables are shown until they touch a page again. */
  #stopped = new Set<VmUid>();
  #row = 0;
  #chunks: readonly TraceChunk[] = [];

  /** The tables of `vm` after the first `row` rows; null: it has none yet. The next call of this cursor changes them. */
  at(trace: Pick<TraceReader, "info" | "chunks" | "eventAt">, row: number, vm: VmUid): MachineTables | null {
    const known = extentOf(trace.chunks, sharedChunks(this.#chunks, trace.chunks)).rows;
    this.#chunks = trace.chunks;
    if (row < this.#row || known < this.#row) {
      this.#tables = new Map();
      this.#stopped = new Set();
      this.#row = 0;
    }
    const spec = trace.info.translation;
    if (spec) this.#goTo(trace, row, tableShapes(spec), spec.kind === "nested");
    return this.#tables.get(vm) ?? null;
  }

  #goTo(
    trace: Pick<TraceReader, "info" | "chunks" | "eventAt">,
    row: number,
    shapes: TableShapes,
    isNested: boolean,
  ): void {
    const { info, chunks } = trace;
    for (const chunk of chunks) {
      if (chunk.firstRow + chunk.rows <= this.#row) continue;
      if (chunk.firstRow >= row) break;
      for (const at of rowsOfKinds(chunk, KINDS)) {
        const place = chunk.firstRow + at;
        if (place < this.#row || place >= row) continue;
        const event = trace.eventAt(place);
        if (event.kind === "vmState" && isOff(event.state)) this.#stopped.add(event.vm);
        else if (event.kind === "tablesWritten") {
          const vm = info.vcpus[event.vcpu]!.vm;
          touch(this.#of(vm, info.vms[vm]!.pages, shapes, isNested), event.page, shapes, isNested);
        } else if (event.kind === "map") {
          const tables = this.#tables.get(event.vm);
          if (tables) mapPage(tables, event.page, shapes);
        }
      }
    }
    this.#row = Math.max(this.#row, row);
  }

  #of(vm: VmUid, pages: number, shapes: TableShapes, isNested: boolean): MachineTables {
    let tables = this.#stopped.delete(vm) ? undefined : this.#tables.get(vm);
    if (!tables) {
      tables = { guest: new Map(), second: new Map(), touched: new Set(), mapped: new Set(), pages };
      this.#tables.set(vm, tables);
      // The root table of the guest is there from the start.
      if (isNested) mapPage(tables, pages, shapes);
    }
    return tables;
  }
}

function touch(tables: MachineTables, page: PageNumber, shapes: TableShapes, isNested: boolean): void {
  const before = tables.guest.size;
  tables.touched.add(page);
  enterKey(tables.guest, shapes.guest, page);
  if (isNested)
    for (let table = before + 1; table <= tables.guest.size; table += 1) mapPage(tables, tables.pages + table, shapes);
}

function mapPage({ second, mapped }: MachineTables, page: PageNumber, { second: shape }: TableShapes): void {
  if (!shape) return;
  enterKey(second, shape, page);
  mapped.add(page);
}

/** One memory access of a walk. */
export interface WalkRead {
  /** The guest level whose table is sought, from 0; behind the last one the page itself. */
  readonly column: number;
  /** The host level, from 0; behind the last one the entry of the guest. */
  readonly row: number;
  readonly of: "guest" | "host" | "shadow";
  /** Number of the table that is read, in the order in which they were made; 0: the root. */
  readonly table: number;
  /** Entry that is read. */
  readonly index: number;
  /** What it leads to: another table, the page of the guest (a table of it, or the one sought), or nothing more. */
  readonly next: number;
  readonly leadsTo: "table" | "page";
}

/** What a walk for `page` reads, in order. */
export function walkReads(tables: MachineTables, spec: TranslationSpec, page: PageNumber): WalkRead[] {
  const { guest, second } = tableShapes(spec);
  const reads: WalkRead[] = [];
  const through = (
    of: WalkRead["of"],
    shape: RadixShape,
    made: RadixTables,
    key: PageNumber,
    place: (level: number) => { readonly column: number; readonly row: number },
  ) => {
    const numberAt = (depth: number) => (depth === 0 ? 0 : (made.get(tableKey(shape, key, depth)) ?? 0));
    return indexesOf(shape, key).map((index, depth): WalkRead => {
      const isLast = depth === shape.levels - 1;
      return {
        of,
        table: numberAt(depth),
        index,
        next: isLast ? key : numberAt(depth + 1),
        leadsTo: isLast ? "page" : "table",
        ...place(depth),
      };
    });
  };
  if (spec.kind === "shadow")
    return through("shadow", guest, tables.second, page, (level) => ({ column: level, row: 0 }));
  const hostLevels = spec.kind === "nested" ? second!.levels : 0;
  const guestReads = through("guest", guest, tables.guest, page, (level) => ({ column: level, row: hostLevels }));
  const hostWalk = (key: PageNumber, column: number) => {
    if (spec.kind === "nested")
      reads.push(...through("host", second!, tables.second, key, (level) => ({ column, row: level })));
  };
  for (const [column, read] of guestReads.entries()) {
    hostWalk(tables.pages + read.table, column);
    reads.push(read);
  }
  hostWalk(page, guest.levels);
  return reads;
}
