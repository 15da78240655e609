/**
 * WSClock: a clock that spares the working set. A page referenced within the last `window` references of its own machine
 * belongs to the working set. The hand clears reference bits and notes the time; of pages that are neither referenced nor in
 * the working set it takes the first clean one, and has dirty ones written on its way, so that they are clean the next time.
 *
 * ```
 * R 1                     --> R 0, last use <- now
 * R 0, within the window  --> passed over
 * R 0, older, dirty       --> written out, and clean from now on
 * R 0, older, clean       --> the victim
 * ```
 * When twice round finds none, all are in the working set: a clean page before a dirty one, then the oldest last use.
 *
 * Frames without a reference bit wait in a list by last use until they leave the working set, and then in two circles, clean
 * and dirty: the hand need not pass the others to find the next one.
 *
 * Source: Carr and Hennessy, SOSP 1981; domain C.3. Ties: the lowest frame.
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId, VmUid } from "../../../model/units.ts";
import {
  createNotes,
  lowestRunnersUp,
  machineOf,
  type FrameNotes,
  type MemoryFacts,
  type MemoryPolicy,
  type Victim,
} from "../policy.ts";
import { createCircle, nextInCircle, setInCircle, stepsTo, type Circle } from "./helpersOfCircles.ts";
import { append, createFrameList, unlink, type FrameList } from "./helpersOfLists.ts";
import { createRanking, firstRanked, rank, unrank, type Ranking } from "./helpersOfRanking.ts";

interface State {
  hand: FrameId;
  readonly window: number;
  /** References of each machine so far: its virtual time. */
  readonly times: Map<VmUid, number>;
  references: number;
  readonly referenced: BlockColumn;
  readonly lastUse: BlockColumn;
  readonly group: BlockColumn;
  /** Frames with the reference bit. */
  readonly used: Circle;
  /** Frames without it that were in the working set when they were last looked at: by last use, a chain for each machine. */
  readonly young: FrameList;
  /** The same, clean ones first and then by last use. */
  readonly byAge: Ranking;
  /** Frames without it that have left the working set. */
  readonly oldClean: Circle;
  readonly oldDirty: Circle;
  readonly notes: FrameNotes;
}

/** Puts every dirty page behind all clean ones, whatever their last uses. */
const DIRTY_LAST = 2 ** 50;

function timeOf({ times }: State, vm: VmUid): number {
  return times.get(vm) ?? 0;
}

function passTime(state: State, vm: VmUid): void {
  state.times.set(vm, timeOf(state, vm) + 1);
  state.references += 1;
}

function noteUse(state: State, frame: FrameId, facts: MemoryFacts): void {
  const now = timeOf(state, machineOf(facts.pageIn(frame)));
  state.lastUse.set(frame, now);
  state.notes.counts.push(frame, now);
}

const age = (state: State, frame: FrameId, facts: MemoryFacts) =>
  timeOf(state, machineOf(facts.pageIn(frame))) - state.lastUse.get(frame);

/** Takes `frame` out of whatever it stands in. */
function takeOut(state: State, frame: FrameId): void {
  const group = state.group.get(frame);
  for (const circle of [state.used, state.oldClean, state.oldDirty]) setInCircle(circle, frame, group, false);
  unlink(state.young, frame);
  unrank(state.byAge, frame);
}

function setReferenced(state: State, frame: FrameId): void {
  if (state.referenced.get(frame) === 1) return;
  takeOut(state, frame);
  state.referenced.set(frame, 1);
  setInCircle(state.used, frame, state.group.get(frame), true);
}

/** The hand finds the bit of `frame` set. */
function clearBit(state: State, frame: FrameId, facts: MemoryFacts): void {
  takeOut(state, frame);
  state.referenced.set(frame, 0);
  noteUse(state, frame, facts);
  append(state.young, frame, machineOf(facts.pageIn(frame)));
  const key = -state.references - (facts.isDirty(frame) ? DIRTY_LAST : 0);
  rank(state.byAge, frame, state.group.get(frame), key, frame);
}

/** Moves what has left the working set since the last time. */
function growOld(state: State, facts: MemoryFacts): void {
  for (const [vm, { head }] of state.young.chains) {
    for (let frame = head; frame >= 0 && timeOf(state, vm) - state.lastUse.get(frame) > state.window;) {
      const next = state.young.next.get(frame);
      takeOut(state, frame);
      setInCircle(facts.isDirty(frame) ? state.oldDirty : state.oldClean, frame, state.group.get(frame), true);
      frame = next;
    }
  }
}

/** The frames of `circle` that the hand meets in its next `steps` steps; what it is done with must not stay in. */
function* metBy(hand: FrameId, circle: Circle, facts: MemoryFacts, steps: number): Generator<FrameId> {
  for (;;) {
    const frame = nextInCircle(circle, facts, hand);
    if (frame < 0 || stepsTo(circle, hand, frame) >= steps) return;
    yield frame;
  }
}

function leave(state: State, frame: FrameId): void {
  takeOut(state, frame);
  state.referenced.set(frame, 0);
  state.lastUse.set(frame, 0);
}

export const wsClock: MemoryPolicy<State> = {
  id: "wsClock",
  params: [{ id: "window", type: "integer", unit: "count", default: 4, min: 1, max: 1_000_000, usual: [2, 4, 8] }],
  pseudocode: [
    "on reference(page): R[frame] ← 1",
    "on fault with no free frame: from the hand, twice round at most:",
    "  R = 1: R ← 0; last[frame] ← now",
    "  R = 0, now - last > window, clean: evict",
    "  R = 0, now - last > window, dirty: write it out; it counts as clean",
    "nothing found: evict a clean frame, else any, of those the smallest last",
    "hand ← the frame after it",
  ],
  create: (params, frames) => ({
    hand: 0,
    window: Number(params["window"]),
    times: new Map(),
    references: 0,
    referenced: BlockColumn.filled("uint8", frames),
    lastUse: BlockColumn.filled("float64", frames),
    group: BlockColumn.filled("int32", frames, -1),
    used: createCircle(frames),
    young: createFrameList(frames),
    byAge: createRanking(frames),
    oldClean: createCircle(frames),
    oldDirty: createCircle(frames),
    notes: createNotes(),
  }),
  missed: (state, page) => passTime(state, machineOf(page)),
  load: (state, frame, _page, _write, facts) => {
    state.group.set(frame, facts.group(frame));
    setReferenced(state, frame);
    noteUse(state, frame, facts);
  },
  hit: (state, frame, _write, facts) => {
    passTime(state, machineOf(facts.pageIn(frame)));
    setReferenced(state, frame);
  },
  victim: (state, facts): Victim | null => {
    const { hand, oldClean, oldDirty, used, group } = state;
    const cleared: FrameId[] = [];
    const writtenOut: FrameId[] = [];
    growOld(state, facts);
    let frame = nextInCircle(oldClean, facts, hand);
    const steps = frame < 0 ? facts.frames : stepsTo(oldClean, hand, frame);
    for (const met of metBy(hand, used, facts, steps)) {
      clearBit(state, met, facts);
      cleared.push(met);
    }
    for (const met of metBy(hand, oldDirty, facts, steps)) {
      setInCircle(oldDirty, met, group.get(met), false);
      setInCircle(oldClean, met, group.get(met), true);
      writtenOut.push(met);
    }
    // Once round without finding one: the next time, what was written is clean.
    if (frame < 0) frame = nextInCircle(oldClean, facts, hand);
    const isOld = frame >= 0;
    if (frame < 0) frame = firstRanked(state.byAge, facts);
    if (frame < 0) return null;
    state.hand = (frame + 1) % facts.frames;
    const value = age(state, frame, facts);
    const rest = { frame, value, cleared, writtenOut };
    return isOld ? { ...rest, reason: "outOfWorkingSet", line: 3 } : { ...rest, reason: "oldestInWorkingSet", line: 5 };
  },
  runnersUp: (state, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => age(state, frame, facts)),
  evicted: leave,
  dropped: leave,
  forget: ({ times }, vm) => void times.delete(vm),
  isReferenced: ({ referenced }, frame) => referenced.get(frame) === 1,
  counts: () => true,
  countOf: ({ lastUse }, frame) => lastUse.get(frame),
  hand: (state) => state.hand,
  notes: ({ notes }) => notes,
};
