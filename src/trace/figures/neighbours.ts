/**
 * What machines do to one another that no rule forbids (domain H.1 no. 26): frames that one loses because another one needs
 * them, and how long requests wait at disks behind those of others. Read from rows alone.
 */
import type { TraceEvent } from "../../model/rows/table.ts";
import type { Tick, VmUid } from "../../model/units.ts";
import { perChunk } from "../perChunk/perChunk.ts";
import type { TraceChunk } from "../chunk.ts";
import type { TraceReader } from "../reader.ts";

type Kept = Extract<TraceEvent, { kind: "evict" | "ioQueued" | "ioStarted" | "ioCancelled" }>;

interface KeptRow {
  readonly row: number;
  readonly event: Kept;
}

const known = perChunk((): { rows: readonly KeptRow[] | null } => ({ rows: null }));

/** The rows of a chunk that are looked at. Each chunk is read once: it never changes. */
function rowsOf(trace: TraceReader, chunk: TraceChunk): readonly KeptRow[] {
  const kept = known(chunk);
  kept.rows ??= [...trace.rowsOf(chunk, ["evict", "ioQueued", "ioStarted", "ioCancelled"])].map((at) => {
    const row = chunk.firstRow + at;
    return { row, event: trace.eventAt(row) as Kept };
  });
  return kept.rows;
}

/** What one machine suffers from others, up to a moment. */
export interface Neighbourhood {
  readonly vm: VmUid;
  /** Frames that others took from it, and by whom the most: -1, nobody. */
  readonly lost: number;
  readonly lostMostTo: VmUid | -1;
  readonly lostMost: number;
  /** Requests at disks whose service has begun, and how long they waited for that. */
  readonly requests: number;
  readonly waited: Tick;
  readonly longest: Tick;
  /** Of that wait: while a request of another machine was served there, and of whom the longest: -1, nobody's. */
  readonly behindOthers: Tick;
  readonly behindMost: VmUid | -1;
}

interface Count {
  lost: Map<VmUid, number>;
  requests: number;
  waited: Tick;
  longest: Tick;
  behindOthers: Tick;
  behind: Map<VmUid, Tick>;
}

/** Of every machine that has lost a frame or asked a disk, by id; the first `row` rows. O(rows of these kinds). */
export function neighbourhoods(trace: TraceReader, row: number): Neighbourhood[] {
  const counts = new Map<VmUid, Count>();
  const of = (vm: VmUid): Count => {
    let count = counts.get(vm);
    if (!count)
      counts.set(
        vm,
        (count = { lost: new Map(), requests: 0, waited: 0, longest: 0, behindOthers: 0, behind: new Map() }),
      );
    return count;
  };
  const waiting = new Map<number, { readonly vm: VmUid; readonly pv: number; readonly since: Tick }>();
  /** Services by disk: of whom, and when. */
  const served = new Map<number, { readonly vm: VmUid; readonly from: Tick; readonly to: Tick }[]>();
  for (const chunk of trace.chunks) {
    if (chunk.firstRow >= row) break;
    for (const { row: at, event } of rowsOf(trace, chunk)) {
      if (at >= row) break;
      if (event.kind === "evict") {
        const taker = trace.info.vcpus[event.forVcpu]?.vm ?? -1;
        if (taker === event.vm || taker < 0) continue;
        const { lost } = of(event.vm);
        lost.set(taker, (lost.get(taker) ?? 0) + 1);
      } else if (event.kind === "ioQueued") {
        waiting.set(event.request, { vm: event.vm, pv: event.pv, since: event.time });
      } else if (event.kind === "ioCancelled") waiting.delete(event.request);
      else {
        const asked = waiting.get(event.request);
        waiting.delete(event.request);
        if (!asked) continue;
        const services = served.get(asked.pv) ?? [];
        served.set(asked.pv, services);
        if (services.length > 2 * MOST_SERVICES) services.splice(0, MOST_SERVICES);
        const service = { vm: asked.vm, from: event.time, to: event.until };
        if (asked.vm < 0) {
          services.push(service);
          continue;
        }
        const count = of(asked.vm);
        const waited = event.time - asked.since;
        count.requests += 1;
        count.waited += waited;
        count.longest = Math.max(count.longest, waited);
        let behind = 0;
        for (const { vm, from, to } of services) {
          const together = Math.min(to, event.time) - Math.max(from, asked.since);
          if (vm === asked.vm || together <= 0) continue;
          behind += together;
          count.behind.set(vm, (count.behind.get(vm) ?? 0) + together);
        }
        // A disk that serves several at a time serves others beside one another.
        count.behindOthers += Math.min(waited, behind);
        services.push(service);
      }
    }
  }
  return [...counts]
    .toSorted(([one], [other]) => one - other)
    .map(([vm, { lost, behind, ...rest }]) => {
      const [lostMostTo, lostMost] = mostOf(lost);
      const sum = [...lost.values()].reduce((all, frames) => all + frames, 0);
      return { vm, lost: sum, lostMostTo, lostMost, ...rest, behindMost: mostOf(behind)[0] };
    });
}

/** The machine with the largest number, the lowest one of several; -1: there is none. */
function mostOf(numbers: ReadonlyMap<VmUid, number>): readonly [VmUid | -1, number] {
  return [...numbers].toSorted(([one, few], [other, many]) => many - few || one - other)[0] ?? [-1, 0];
}

/** Services of a disk that are remembered: a request waits behind as many at most. */
const MOST_SERVICES = 512;
