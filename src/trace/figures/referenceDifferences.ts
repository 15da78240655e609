/**
 * What becomes of the same reference in runs of the same machines, aligned by its number: the k-th reference of a vCPU is
 * the same in all of them, whenever it comes. They differ where one is a hit and the other a fault, or where another page
 * leaves. Read piece by piece, as far as all runs are known.
 */
import type { PageNumber, VcpuId } from "../../model/units.ts";
import type { TraceReader } from "../reader.ts";
import type { NumberedTrace } from "./laneDifferences.ts";
import { REFERENCE_FROM_OTHERS, REFERENCE_HIT, REFERENCE_LOADED } from "./policyTrials.ts";
import type { Renumbering } from "./sameMachines.ts";

/** What became of a reference in one run. */
export interface Outcome {
  readonly page: PageNumber;
  /** The page that left for it, or one of the `REFERENCE_` words. */
  readonly what: number;
  /** Of the reference. */
  readonly row: number;
}

/** Reference `number` (from 1) of `vcpu` does not come out the same everywhere. */
export interface ReferenceDifference {
  readonly vcpu: VcpuId;
  readonly number: number;
  /** One a run; null: it ends before. */
  readonly outcomes: readonly (Outcome | null)[];
}

/** The references of a vCPU, in columns. */
interface Column {
  readonly page: number[];
  readonly what: number[];
  readonly row: number[];
}

/** The references of one run, as far as it has been read. */
class References {
  readonly columns = new Map<VcpuId, Column>();
  /** Whose reference came when. */
  readonly order: VcpuId[] = [];
  rows = 0;

  of(vcpu: VcpuId): Column {
    let column = this.columns.get(vcpu);
    if (!column) this.columns.set(vcpu, (column = { page: [], what: [], row: [] }));
    return column;
  }

  /** Reads up to `limit` more rows; false when it has read all that is known. */
  read(trace: TraceReader, numbers: Renumbering, limit: number): boolean {
    const last = Math.min(trace.rowCount, this.rows + limit);
    for (; this.rows < last; this.rows += 1) {
      const kind = trace.kindOf(this.rows);
      if (kind !== "hit" && kind !== "fault" && kind !== "evict") continue;
      const event = trace.eventAt(this.rows);
      if (event.kind === "hit" || event.kind === "fault") {
        const vcpu = numbers.vcpu(event.vcpu);
        const column = this.of(vcpu);
        column.page.push(event.page);
        column.what.push(event.kind === "hit" ? REFERENCE_HIT : REFERENCE_LOADED);
        column.row.push(this.rows);
        this.order.push(vcpu);
      } else if (event.kind === "evict" && event.forVcpu >= 0) {
        const { page, what } = this.of(numbers.vcpu(event.forVcpu));
        const own = trace.info.vcpus[event.forVcpu]?.vm;
        // What is written out for later is no answer to this reference.
        if (page.at(-1) === event.forPage && what.at(-1) === REFERENCE_LOADED)
          what[what.length - 1] = event.vm === own ? event.page : REFERENCE_FROM_OTHERS;
      }
    }
    return this.rows < trace.rowCount;
  }

  /** What became of reference `at` of `vcpu`; null: there is none. Undefined: it is not known yet. */
  outcome(vcpu: VcpuId, at: number, isComplete: boolean): Outcome | null | undefined {
    const column = this.columns.get(vcpu);
    const count = column?.page.length ?? 0;
    // The page that leaves for the last one may not have been chosen.
    if (!isComplete && at >= count - 1) return undefined;
    return column && at < count ? { page: column.page[at]!, what: column.what[at]!, row: column.row[at]! } : null;
  }
}

/** Differences of the references of runs, in the order in which the first run comes to them. */
export class ReferenceDifferences {
  readonly found: ReferenceDifference[] = [];
  #runs: readonly NumberedTrace[] = [];
  #read: References[] = [];
  /** How many references of each vCPU have been compared. */
  readonly #compared = new Map<VcpuId, number>();
  /** Place in the order of the first run. */
  #place = 0;

  /** Goes on with longer traces of the same runs. */
  follow(runs: readonly NumberedTrace[]): void {
    this.#runs = runs;
    if (this.#read.length !== runs.length) this.#read = runs.map(() => new References());
  }

  /** Looks at about `limit` more rows of each run. False: everything that is known has been compared. */
  work(limit: number): boolean {
    const more = this.#read.map((read, at) => {
      const { trace, numbers } = this.#runs[at]!;
      return read.read(trace, numbers, limit);
    });
    this.#compare();
    return more.some(Boolean);
  }

  /** What became of reference `number` (from 1) of `vcpu` in each run, as far as it is known. */
  at(vcpu: VcpuId, number: number): readonly (Outcome | null)[] {
    return this.#read.map((read) => read.outcome(vcpu, number - 1, true) ?? null);
  }

  /** References of `vcpu` in run `at`, read so far. */
  count(at: number, vcpu: VcpuId): number {
    return this.#read[at]?.columns.get(vcpu)?.page.length ?? 0;
  }

  /** The vCPUs that refer to pages in any run, ascending. */
  vcpus(): readonly VcpuId[] {
    return [...new Set(this.#read.flatMap(({ columns }) => [...columns.keys()]))].toSorted((a, b) => a - b);
  }

  /** References of `vcpu` in run `at` before `row`. */
  before(at: number, vcpu: VcpuId, row: number): number {
    const rows = this.#read[at]?.columns.get(vcpu)?.row ?? [];
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle]! < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare(): void {
    const [first] = this.#read;
    if (!first) return;
    while (this.#place < first.order.length) {
      const vcpu = first.order[this.#place]!;
      if (!this.#compareNext(vcpu)) return;
      this.#place += 1;
    }
    // What only others come to, once all are over: in an order that does not depend on how the runs came.
    if (!this.#read.every((_, at) => this.#isWhole(at))) return;
    for (const vcpu of this.vcpus()) while (this.#isLeft(vcpu) && this.#compareNext(vcpu));
  }

  #isWhole(at: number): boolean {
    const { trace } = this.#runs[at]!;
    return trace.isComplete && this.#read[at]!.rows >= trace.rowCount;
  }

  #isLeft(vcpu: VcpuId): boolean {
    const done = this.#compared.get(vcpu) ?? 0;
    return this.#read.some((_, at) => this.count(at, vcpu) > done);
  }

  /** False: it is not known everywhere yet. */
  #compareNext(vcpu: VcpuId): boolean {
    const at = this.#compared.get(vcpu) ?? 0;
    const outcomes = this.#read.map((read, run) => read.outcome(vcpu, at, this.#isWhole(run)));
    const known = outcomes.filter((outcome) => outcome !== undefined);
    if (known.length < outcomes.length) return false;
    this.#compared.set(vcpu, at + 1);
    const [first] = known;
    const differs = known.some((other) => other?.what !== first?.what || other?.page !== first?.page);
    if (differs) this.found.push({ vcpu, number: at + 1, outcomes: known });
    return true;
  }
}
