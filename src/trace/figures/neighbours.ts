/**
 * What machines do to one another that no rule forbids (domain H.1 no. 26): frames that one loses because another one needs
 * them, and how long requests wait at disks behind those of others. Read from rows alone.
 */
import type { TraceEvent } from "../../model/rows/table.ts";
import type { PvId, RequestId, Tick, VmUid } from "../../model/units.ts";
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
  readonly lost: Map<VmUid, number>;
  requests: number;
  waited: Tick;
  longest: Tick;
  behindOthers: Tick;
  readonly behind: Map<VmUid, Tick>;
}

interface Asked {
  readonly vm: VmUid;
  readonly pv: PvId;
  readonly since: Tick;
}

interface Service {
  readonly vm: VmUid;
  readonly from: Tick;
  readonly to: Tick;
}

/** Services of a disk that are remembered: a request waits behind as many at most. */
const MOST_SERVICES = 512;

/**
 * Counts on from where it is, as long as it is asked about later rows of a run that it knows; else from the beginning. O(rows
 * of these kinds that are new).
 */
export class NeighbourLedger {
  #counts = new Map<VmUid, Count>();
  #waiting = new Map<RequestId, Asked>();
  #served = new Map<PvId, Service[]>();
  /** The chunk in which it is, its number, and the rows that have been counted. */
  #chunk: TraceChunk | null = null;
  #at = 0;
  #row = 0;

  /** Every machine that has lost a frame or asked a disk in the first `row` rows, by id. */
  read(trace: TraceReader, row: number): readonly Neighbourhood[] {
    if (row < this.#row || (this.#chunk && trace.chunks[this.#at] !== this.#chunk)) this.#begin();
    for (; this.#at < trace.chunks.length; this.#at += 1) {
      const chunk = trace.chunks[this.#at]!;
      if (chunk.firstRow >= row) break;
      this.#chunk = chunk;
      for (const kept of rowsOf(trace, chunk))
        if (kept.row >= this.#row && kept.row < row) this.#count(trace, kept.event);
      // The last one may be looked at again, further on.
      if (this.#at === trace.chunks.length - 1 || trace.chunks[this.#at + 1]!.firstRow >= row) break;
    }
    this.#row = row;
    return [...this.#counts].toSorted(([one], [other]) => one - other).map(([vm, count]) => neighbourhood(vm, count));
  }

  #begin(): void {
    this.#counts = new Map();
    this.#waiting = new Map();
    this.#served = new Map();
    this.#chunk = null;
    this.#at = 0;
    this.#row = 0;
  }

  #of(vm: VmUid): Count {
    let count = this.#counts.get(vm);
    if (!count) {
      count = { lost: new Map(), requests: 0, waited: 0, longest: 0, behindOthers: 0, behind: new Map() };
      this.#counts.set(vm, count);
    }
    return count;
  }

  #count(trace: TraceReader, event: Kept): void {
    switch (event.kind) {
      case "evict": {
        const taker = trace.info.vcpus[event.forVcpu]?.vm ?? -1;
        if (taker >= 0 && taker !== event.vm) add(this.#of(event.vm).lost, taker, 1);
        return;
      }
      case "ioQueued":
        this.#waiting.set(event.request, { vm: event.vm, pv: event.pv, since: event.time });
        return;
      case "ioCancelled":
        this.#waiting.delete(event.request);
        return;
      case "ioStarted": {
        const asked = this.#waiting.get(event.request);
        this.#waiting.delete(event.request);
        if (asked) this.#begins(asked, event.time, event.until);
      }
    }
  }

  /** The service of what was `asked` begins. */
  #begins({ vm, pv, since }: Asked, from: Tick, to: Tick): void {
    const services = this.#served.get(pv) ?? [];
    this.#served.set(pv, services);
    if (services.length > 2 * MOST_SERVICES) services.splice(0, MOST_SERVICES);
    if (vm >= 0) {
      const count = this.#of(vm);
      const waited = from - since;
      count.requests += 1;
      count.waited += waited;
      count.longest = Math.max(count.longest, waited);
      let behind = 0;
      for (const other of services) {
        const together = Math.min(other.to, from) - Math.max(other.from, since);
        if (other.vm === vm || together <= 0) continue;
        behind += together;
        add(count.behind, other.vm, together);
      }
      // A disk that serves several at a time serves others beside one another.
      count.behindOthers += Math.min(waited, behind);
    }
    services.push({ vm, from, to });
  }
}

function add(numbers: Map<VmUid, number>, vm: VmUid, more: number): void {
  numbers.set(vm, (numbers.get(vm) ?? 0) + more);
}

function neighbourhood(vm: VmUid, { lost, behind, ...rest }: Count): Neighbourhood {
  const [lostMostTo, lostMost] = mostOf(lost);
  const sum = [...lost.values()].reduce((all, frames) => all + frames, 0);
  return { vm, lost: sum, lostMostTo, lostMost, ...rest, behindMost: mostOf(behind)[0] };
}

/** The machine with the largest number, the lowest one of several; -1: there is none. */
function mostOf(numbers: ReadonlyMap<VmUid, number>): readonly [VmUid | -1, number] {
  return [...numbers].toSorted(([one, few], [other, many]) => many - few || one - other)[0] ?? [-1, 0];
}
