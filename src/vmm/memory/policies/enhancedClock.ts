/**
 * Enhanced clock, or enhanced second chance: as the clock, but a page that would have to be written first is spared where
 * another can be had. The hand looks for a page neither referenced nor dirty; then, clearing reference bits on its way,
 * for one that is dirty but not referenced; and then again, which must succeed.
 *
 * Frames without a reference bit are kept in two circles, clean and dirty, and those with one in a third: the hand need
 * not pass the others to find the next one.
 *
 * Source: Silberschatz, virtual memory; domain C.3. The hand stops past the new page. Textbooks differ in whether loading
 * sets the bit (`referencedOnLoad`).
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId } from "../../../model/units.ts";
import { lowestRunnersUp, type MemoryFacts, type MemoryPolicy } from "../policy.ts";
import { createCircle, nextInCircle, setInCircle, stepsTo, type Circle } from "./helpersOfCircles.ts";

interface State {
  hand: FrameId;
  readonly onLoad: boolean;
  readonly referenced: BlockColumn;
  readonly group: BlockColumn;
  /** Frames without the reference bit, clean and dirty, and those with it. */
  readonly clean: Circle;
  readonly dirty: Circle;
  readonly used: Circle;
}

function place(state: State, frame: FrameId, isReferenced: boolean, isDirty: boolean): void {
  const group = state.group.get(frame);
  state.referenced.set(frame, isReferenced ? 1 : 0);
  setInCircle(state.used, frame, group, isReferenced);
  setInCircle(state.clean, frame, group, !isReferenced && !isDirty);
  setInCircle(state.dirty, frame, group, !isReferenced && isDirty);
}

function leave(state: State, frame: FrameId): void {
  const group = state.group.get(frame);
  state.referenced.set(frame, 0);
  for (const circle of [state.used, state.clean, state.dirty]) setInCircle(circle, frame, group, false);
}

/** Clears the bits that the hand meets before `end`; of all frames, where `end` is -1. */
function clearUntil(state: State, facts: MemoryFacts, end: FrameId | -1, cleared: FrameId[]): void {
  const { hand, used } = state;
  const limit = end < 0 ? facts.frames : stepsTo(used, hand, end);
  for (let frame = nextInCircle(used, facts, hand); frame >= 0; frame = nextInCircle(used, facts, hand)) {
    if (stepsTo(used, hand, frame) >= limit) return;
    place(state, frame, false, facts.isDirty(frame));
    cleared.push(frame);
  }
}

export const enhancedClock: MemoryPolicy<State> = {
  id: "enhancedClock",
  params: [{ id: "referencedOnLoad", type: "flag", default: true, isConvention: true }],
  pseudocode: [
    "on reference(page): R[frame] ← 1; on write: M[frame] ← 1",
    "on fault with no free frame: repeat",
    "  once round from the hand: first frame with (R, M) = (0, 0)",
    "  once round, R ← 0 on the way: first frame with (0, 1)",
    "evict it; hand ← the frame after it",
  ],
  create: (params, frames) => ({
    hand: 0,
    onLoad: params["referencedOnLoad"] !== false,
    referenced: BlockColumn.filled("uint8", frames),
    group: BlockColumn.filled("int32", frames, -1),
    clean: createCircle(frames),
    dirty: createCircle(frames),
    used: createCircle(frames),
  }),
  load: (state, frame, _page, _write, facts) => {
    state.group.set(frame, facts.group(frame));
    place(state, frame, state.onLoad, facts.isDirty(frame));
  },
  hit: (state, frame, _write, facts) => place(state, frame, true, facts.isDirty(frame)),
  victim: (state, facts) => {
    const cleared: FrameId[] = [];
    let frame = nextInCircle(state.clean, facts, state.hand);
    let line = 2;
    for (let round = 0; frame < 0 && round < 2; round += 1) {
      frame = nextInCircle(state.dirty, facts, state.hand);
      clearUntil(state, facts, frame, cleared);
      line = 3;
      if (frame >= 0) break;
      frame = nextInCircle(state.clean, facts, state.hand);
      if (frame >= 0) line = 2;
    }
    if (frame < 0) return null;
    state.hand = (frame + 1) % facts.frames;
    const value = facts.isDirty(frame) ? 1 : 0;
    return { frame, reason: "lowestClassInTurn", line, value, cleared };
  },
  runnersUp: ({ referenced }, facts, n, victim) =>
    lowestRunnersUp(facts, n, victim, (frame) => 2 * referenced.get(frame) + (facts.isDirty(frame) ? 1 : 0)),
  evicted: leave,
  dropped: leave,
  isReferenced: ({ referenced }, frame) => referenced.get(frame) === 1,
  hand: (state) => state.hand,
};
