/**
 * In what two to four runs of the same machines differ: who has a pCPU when, aligned by time, and what becomes of which
 * reference, aligned by its number. Pure, and done in pieces, so that a page can work on runs of any length: whatever a
 * piece has found stays true when the runs grow.
 */
import type { Tick } from "../../model/units.ts";
import { lowerBound, sharedChunks } from "../chunkList.ts";
import type { TraceReader } from "../reader.ts";
import { join, laneDifferences, type LaneDifference, type NumberedTrace } from "./laneDifferences.ts";
import { ReferenceDifferences } from "./referenceDifferences.ts";
import { renumbering, type Renumbering } from "./sameMachines.ts";

/** Rows, and about as many intervals, that a piece of work looks at. */
const PIECE_ROWS = 8192;

const AS_THEY_ARE: Renumbering = { vm: (uid) => uid, vcpu: (id) => id, others: [] };

export class Differences {
  references = new ReferenceDifferences();
  /** Who has which pCPU was compared up to here. */
  until: Tick = 0;
  #traces: readonly TraceReader[] = [];
  #runs: readonly NumberedTrace[] = [];
  /** By pCPU. */
  #byLane: LaneDifference[][] = [];
  #sorted: readonly LaneDifference[] | null = [];

  /** Goes on with `traces` where they have grown, and begins anew where they are others. The first is the base. */
  follow(traces: readonly TraceReader[]): void {
    const isSame =
      traces.length === this.#traces.length && traces.every((trace, at) => isLonger(trace, this.#traces[at]!));
    if (!isSame) {
      this.#sorted = [];
      this.references = new ReferenceDifferences();
      this.until = 0;
      this.#byLane = [];
    }
    const [first] = traces;
    this.#traces = traces;
    this.#runs = traces.map((trace) => ({
      trace,
      numbers: trace === first || !first ? AS_THEY_ARE : renumbering(first, trace),
    }));
    this.references.follow(this.#runs);
  }

  /** When a pCPU is not everywhere in the same hands: in order of time, then of pCPUs. */
  get lanes(): readonly LaneDifference[] {
    this.#sorted ??= this.#byLane.flat().toSorted((one, other) => one.start - other.start || one.pcpu - other.pcpu);
    return this.#sorted;
  }

  /** Machines that only another run than the first has, under the numbers that tell of them here. */
  get others() {
    return this.#runs.flatMap(({ numbers }) => numbers.others);
  }

  /** Up to where all runs are known; to the end of the longest when all have ended. */
  get end(): Tick {
    const open = this.#traces.filter(({ isComplete }) => !isComplete);
    const ends = (open.length > 0 ? open : this.#traces).map(({ knownUntil }) => knownUntil);
    if (ends.length === 0) return 0;
    return open.length > 0 ? Math.min(...ends) : Math.max(...ends);
  }

  /** All of the runs has been compared. */
  get isWhole(): boolean {
    return this.#traces.every(({ isComplete }) => isComplete) && this.until >= this.end;
  }

  /** Does one piece. False: all that is known has been compared. */
  work(): boolean {
    const hasMoreRows = this.references.work(PIECE_ROWS);
    const { end } = this;
    if (this.until < end) {
      const to = Math.min(
        end,
        Math.max(this.until + 1, ...this.#traces.map((trace) => borderAfter(trace, this.until))),
      );
      this.#compareLanes(to);
    }
    return hasMoreRows || this.until < end;
  }

  #compareLanes(to: Tick): void {
    const pcpus = Math.max(...this.#traces.map(({ info }) => info.pcpus));
    for (let pcpu = 0; pcpu < pcpus; pcpu += 1) {
      const found = (this.#byLane[pcpu] ??= []);
      for (const difference of laneDifferences(this.#runs, pcpu, this.until, to)) join(found, difference);
    }
    this.until = to;
    this.#sorted = null;
  }
}

/** Whether `trace` is `before` with more of it. */
function isLonger(trace: TraceReader, before: TraceReader): boolean {
  return trace === before || sharedChunks(trace.chunks, before.chunks) === before.chunks.length;
}

/** The end of the chunk that `time` is in; nothing where that is not known. */
function borderAfter({ chunks }: TraceReader, time: Tick): Tick {
  return chunks[lowerBound(chunks.length, (at) => chunks[at]!.until > time)]?.until ?? 0;
}
