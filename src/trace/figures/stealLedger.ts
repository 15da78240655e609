/**
 * The sums of `steal.ts` from the start of a trace up to any moment, in small portions: playing on adds what is new, going
 * back starts from the nearest mark left on the way. A long run has no more marks than a short one, only wider apart.
 *
 * It knows no clock: the caller does as many portions as it has time for. Whoever has another trace lets it follow: it
 * keeps what it has counted in the chunks that both have.
 */
import type { Tick } from "../../model/units.ts";
import { extentOf, sharedChunks } from "../chunkList.ts";
import type { TraceReader } from "../reader.ts";
import { addSteal, stealBetween, withVcpusOf, type StealSource, type StealSums } from "./steal.ts";

/** Rows of a portion: some milliseconds of work on a host full of machines. */
const PORTION_ROWS = 2000;
/** Marks kept; when there are more, every second one is dropped and the next are twice as far apart. */
const MOST_MARKS = 32;

export type LedgerSource = StealSource & Pick<TraceReader, "rowCount" | "chunks">;

interface Mark {
  readonly sums: StealSums;
  /** Rows up to there. */
  readonly row: number;
}

export class StealLedger {
  #trace: LedgerSource;
  /** Ascending; the first stands at 0. */
  #marks: Mark[];
  /** Rows from one mark to the next, at least. */
  #apart = PORTION_ROWS;
  #sums: StealSums;

  constructor(trace: LedgerSource) {
    this.#trace = trace;
    this.#sums = stealBetween(trace, 0, 0);
    this.#marks = [{ sums: this.#sums, row: 0 }];
  }

  /** The sums as far as they have got. */
  get sums(): StealSums {
    return this.#sums;
  }

  /** Goes on in `trace`; nothing counted is lost but what is no longer true there. */
  follow(trace: LedgerSource): void {
    if (trace === this.#trace) return;
    const { until } = extentOf(trace.chunks, sharedChunks(trace.chunks, this.#trace.chunks));
    this.#trace = trace;
    this.#marks = this.#marks.filter(({ sums }) => sums.to <= until);
    this.#sums = withVcpusOf(trace.info, this.#sums.to <= until ? this.#sums : this.#marks.at(-1)!.sums);
  }

  /** Does one portion of the way to `to`, which must be known. True when the sums are those of `[0, to)`. */
  advance(to: Tick): boolean {
    if (to < this.#sums.to)
      this.#sums = withVcpusOf(this.#trace.info, this.#marks.findLast(({ sums }) => sums.to <= to)!.sums);
    const from = this.#sums.to;
    if (from < to) {
      const lastRow = this.#trace.rowsUpTo(from) + PORTION_ROWS;
      const end = lastRow < this.#trace.rowCount ? Math.min(to, this.#trace.timeOf(lastRow)) : to;
      this.#sums = addSteal(this.#sums, stealBetween(this.#trace, from, end));
      this.#leaveMark();
    }
    return this.#sums.to === to;
  }

  #leaveMark(): void {
    const row = this.#trace.rowsUpTo(this.#sums.to);
    if (row < this.#marks.at(-1)!.row + this.#apart) return;
    this.#marks.push({ sums: this.#sums, row });
    if (this.#marks.length <= MOST_MARKS) return;
    this.#marks = this.#marks.filter((_, index) => index % 2 === 0);
    this.#apart *= 2;
  }
}
