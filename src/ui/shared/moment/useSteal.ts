/**
 * The sums up to the moment shown. They are kept from one rendering to the next and counted on in portions, so that a
 * jump across a long run keeps the page alive: until it is done, the sums say how far they have got.
 */
import { useEffect, useReducer, useState } from "react";
import type { Scenario } from "../../../model/scenario.ts";
import type { Tick, VmUid } from "../../../model/units.ts";
import { sharedChunks } from "../../../trace/chunkList.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import type { StealSums } from "../../../trace/figures/steal.ts";
import { StealLedger } from "../../../trace/figures/stealLedger.ts";
import type { Moment } from "./useMoment.ts";
import { chooseMachines, machineTimes, type MachineTimes } from "./stealView.ts";

/** Time spent counting in one rendering, and the pause before the next. */
const BUDGET_MS = 6;
const PAUSE_MS = 16;

export interface StealNow {
  readonly sums: StealSums;
  readonly times: MachineTimes;
  readonly shown: readonly VmUid[];
  readonly others: readonly VmUid[];
  /** Where the sums should end; they end earlier while they are being counted. */
  readonly goal: Tick;
}

interface Book {
  readonly trace: TraceReader;
  readonly scenario: Scenario;
  readonly ledger: StealLedger;
  shown: readonly VmUid[];
}

class StealBooks {
  #book: Book | null = null;

  /** Counts on towards `moment` for as long as the budget lasts. */
  read(moment: Moment, focused: VmUid | null): StealNow {
    const { host, trace } = moment;
    const book = this.#bookFor(moment);
    const goal = Math.min(Math.floor(host.time), trace.knownUntil);
    const deadline = performance.now() + BUDGET_MS;
    while (!book.ledger.advance(goal) && performance.now() < deadline);
    const { sums } = book.ledger;
    const times = machineTimes(trace.info, sums);
    const exists = (vm: VmUid) => (host.vms[vm]?.life ?? "none") !== "none";
    const chosen = chooseMachines(times, exists, focused, book.shown);
    book.shown = chosen.shown;
    return { sums, times, ...chosen, goal };
  }

  /** The book brought to the trace of `moment`. Another scenario, or a run that shares nothing, chooses its machines anew. */
  #bookFor({ trace, scenario }: Moment): Book {
    const before = this.#book;
    if (before?.scenario === scenario && before.trace === trace) return before;
    const ledger = before?.ledger ?? new StealLedger(trace);
    ledger.follow(trace);
    const isSame = before?.scenario === scenario && sharedChunks(before.trace.chunks, trace.chunks) > 0;
    this.#book = { trace, scenario, ledger, shown: isSame ? before.shown : [] };
    return this.#book;
  }
}

/** Null until the first part of the run is known. */
export function useSteal(moment: Moment | null, focused: VmUid | null): StealNow | null {
  const [books] = useState(() => new StealBooks());
  const [, countOn] = useReducer((renderings: number) => renderings + 1, 0);
  const now = moment && books.read(moment, focused);
  // Changes with each portion, so that the next one is asked for; null when there is nothing left to count.
  const countedTo = now && now.sums.to < now.goal ? now.sums.to : null;
  useEffect(() => {
    if (countedTo === null) return undefined;
    const timer = setTimeout(countOn, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [countedTo]);
  return now;
}
