/**
 * What has become of each page of a machine that moves, at a moment: made of the rows that tell of rounds and of writes. The
 * link is told of a round as a whole; that its pages cross one after the other, at an even pace, is how it is drawn.
 */
import type { PageNumber, Tick, VcpuId } from "../../model/units.ts";
import { rowsBefore, writtenInRows, type Written } from "../../trace/figures/written.ts";
import type { MigrationView } from "../../trace/views/migration.ts";
import type { TraceReader } from "../../trace/reader.ts";

/** `there`: it is at the destination as it is here. `toSend`: it is of this round, and has not crossed. `again`: written since the round began. */
export const PAGE_STATES = ["there", "toSend", "again"] as const;
export type PageState = (typeof PAGE_STATES)[number];

export interface PageGrid {
  /** Index into `PAGE_STATES`, by page. */
  readonly states: Uint8Array;
  readonly counts: Readonly<Record<PageState, number>>;
  /** Who has written the pages that are sent again. */
  readonly writers: ReadonlyMap<PageNumber, VcpuId>;
}

const TO_SEND = PAGE_STATES.indexOf("toSend");
const AGAIN = PAGE_STATES.indexOf("again");
const NOTHING: Written = { pages: new Map(), writes: 0 };

interface MomentOfMove {
  readonly row: number;
  readonly time: Tick;
  readonly pageBytes: number;
  /** Of the link. */
  readonly bytesPerTick: number;
}

/** At the moment after `row` rows. */
export function pageGridOf(
  trace: TraceReader,
  view: MigrationView,
  { row, time, pageBytes, bytesPerTick }: MomentOfMove,
): PageGrid {
  const states = new Uint8Array(view.pages);
  const { rounds, stop, end } = view;
  const last = rounds.at(-1);
  const before = rounds.at(-2);
  if (end?.outcome === "done") return { states, counts: countsOf(states), writers: new Map() };
  const begin = last ? beginOf(trace, view, last.since) : row;
  // Where it stands still, what is sent is what was written in the last round; with no round, everything.
  const written = last ? writtenInRows(trace, view.vm, begin, stop ? rowsAt(trace, stop.since, row) : row) : NOTHING;
  if (stop || !last) {
    const left = last ? [...written.pages.keys()] : null;
    const count = left?.length ?? view.pages;
    // What follows a machine that runs at the destination already is sent from when it goes on.
    const since = view.switched?.since ?? stop?.since ?? view.since;
    const bytes = view.switched || stop?.pages === 0 ? count * pageBytes : (stop?.bytes ?? 0);
    const isSent = stop?.pages === 0 && !view.switched;
    // Of what was broken off the link has told how much it has carried.
    const inRounds = view.rounds.reduce((sum, { pages }) => sum + pages, 0);
    const followed = end && view.switched ? end.pages - inRounds : null;
    send(states, left, isSent ? 0 : (followed ?? crossed(count, bytes, time - since, bytesPerTick)));
    return { states, counts: countsOf(states), writers: written.pages };
  }
  const ofRound = before
    ? [...writtenInRows(trace, view.vm, beginOf(trace, view, before.since), begin).pages.keys()]
    : null;
  const isOver = last.ticks !== null;
  send(states, ofRound, isOver ? Infinity : crossed(last.pages, last.bytes, time - last.since, bytesPerTick));
  for (const page of written.pages.keys()) if (page < states.length) states[page] = AGAIN;
  return { states, counts: countsOf(states), writers: written.pages };
}

/** How many of `pages` have crossed after `ticks`. */
function crossed(pages: number, bytes: number, ticks: Tick, bytesPerTick: number): number {
  const all = Math.max(1, Math.ceil(bytes / bytesPerTick));
  return Math.floor((pages * Math.min(ticks, all)) / all);
}

/** The pages of a round (null: all) in the order of their numbers, the first `count` of which have crossed. */
function send(states: Uint8Array, pages: readonly PageNumber[] | null, count: number): void {
  if (pages === null) {
    states.fill(TO_SEND, Math.min(count, states.length));
    return;
  }
  const inOrder = pages.toSorted((one, other) => one - other);
  for (const page of inOrder.slice(Math.min(count, inOrder.length))) if (page < states.length) states[page] = TO_SEND;
}

/** The row with which a round began that did so at `since`. */
function beginOf(trace: TraceReader, { vm }: MigrationView, since: Tick): number {
  const end = trace.rowsUpTo(since);
  for (let row = end - 1; row >= rowsBefore(trace, since); row -= 1) {
    if (trace.kindOf(row) !== "migrationRound") continue;
    const event = trace.eventAt(row);
    if (event.kind === "migrationRound" && event.vm === vm) return row;
  }
  return end;
}

/** Rows up to the end of `time`, but no more than `most`. */
function rowsAt(trace: TraceReader, time: Tick, most: number): number {
  return Math.min(most, trace.rowsUpTo(time));
}

function countsOf(states: Uint8Array): Readonly<Record<PageState, number>> {
  const counts = { there: 0, toSend: 0, again: 0 };
  for (const state of states) counts[PAGE_STATES[state]!] += 1;
  return counts;
}
