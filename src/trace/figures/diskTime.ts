/**
 * Which machines the disks have worked for over a window of time: the services of requests, read off the rows. What a chunk
 * has of them is found once; a request may have been queued in a chunk before the one in which its service begins.
 */
import { placesIn, ROW } from "../../model/rows/table.ts";
import type { Tick, VmUid } from "../../model/units.ts";
import type { TraceChunk } from "../chunk.ts";
import { perChunk } from "../perChunk/perChunk.ts";
import type { TraceReader } from "../reader.ts";

/** The machine that each request queued in a chunk is for, -1: the host. */
type Askers = ReadonlyMap<number, VmUid | -1>;

interface Services {
  /** `[request, from, until]`, one after the other, in the order in which they began. */
  readonly columns: Float64Array;
}

/** Ticks of disks for each machine in equal parts of a window. */
export interface DiskTime {
  /** Index: the part of the window. By machine in the order of their numbers, -1 the host. */
  readonly of: ReadonlyMap<VmUid | -1, Float64Array>;
  /** Most ticks of one part, all machines together. */
  readonly most: number;
  /** There is more in the window than is looked at. */
  readonly isCut: boolean;
}

/** Services looked at in a window. */
const MOST_SERVICES = 200_000;
/** Chunks before the window that are searched for whoever asked, or for what is still served. */
const CHUNKS_BEFORE = 4;

const askersOf = perChunk(({ kinds, starts, operands, rows }: TraceChunk): Askers => {
  const { request, vm } = placesIn("ioQueued", ["request", "vm"]);
  const found = new Map<number, number>();
  for (let row = 0; row < rows; row += 1)
    if (kinds[row] === ROW.ioQueued) found.set(operands[starts[row]! + request]!, operands[starts[row]! + vm]!);
  return found;
});

const servicesOf = perChunk(({ kinds, starts, operands, times, rows }: TraceChunk): Services => {
  const { request, until } = placesIn("ioStarted", ["request", "until"]);
  const found: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    if (kinds[row] !== ROW.ioStarted) continue;
    const first = starts[row]!;
    found.push(operands[first + request]!, times[row]!, operands[first + until]!);
  }
  return { columns: Float64Array.from(found) };
});

/** Of `[from, to)` in `parts` equal parts. O(services in the window). */
export function diskTimeIn({ chunks }: Pick<TraceReader, "chunks">, from: Tick, to: Tick, parts: number): DiskTime {
  const of = new Map<VmUid | -1, Float64Array>();
  const width = (to - from) / parts;
  const inside = chunks.findIndex((chunk) => chunk.until > from);
  const first = inside < 0 ? chunks.length : Math.max(0, inside - CHUNKS_BEFORE);
  let left = MOST_SERVICES;
  for (let at = first; at < chunks.length && left > 0; at += 1) {
    const chunk = chunks[at]!;
    if (chunk.from >= to) break;
    const { columns } = servicesOf(chunk);
    for (let next = 0; next < columns.length && left > 0; next += 3, left -= 1) {
      const begin = Math.max(from, columns[next + 1]!);
      const end = Math.min(to, columns[next + 2]!);
      if (begin >= end) continue;
      const vm = askerOf(chunks, at, columns[next]!);
      let own = of.get(vm);
      if (!own) of.set(vm, (own = new Float64Array(parts)));
      for (let part = Math.floor((begin - from) / width); part < parts; part += 1) {
        const ticks = Math.min(end, from + (part + 1) * width) - Math.max(begin, from + part * width);
        if (ticks <= 0 && from + part * width >= end) break;
        own[part]! += Math.max(0, ticks);
      }
    }
  }
  let most = 0;
  for (let part = 0; part < parts; part += 1) {
    let sum = 0;
    for (const own of of.values()) sum += own[part]!;
    most = Math.max(most, sum);
  }
  return { of: new Map([...of].toSorted(([a], [b]) => a - b)), most, isCut: left === 0 };
}

/** Whoever queued a request whose service begins in chunk `at`. */
function askerOf(chunks: readonly TraceChunk[], at: number, request: number): VmUid | -1 {
  for (let before = at; before >= Math.max(0, at - CHUNKS_BEFORE); before -= 1) {
    const vm = askersOf(chunks[before]!).get(request);
    if (vm !== undefined) return vm;
  }
  return -1;
}
