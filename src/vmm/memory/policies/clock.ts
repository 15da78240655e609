/**
 * Clock, or second chance: the frames stand in a circle with a hand. A reference sets the frame's bit; on a fault the
 * hand clears bits until it finds one that is clear, and that page gives up its frame.
 *
 * Source: Silberschatz, virtual memory; Tanenbaum. Textbooks differ in two rules, so both are parameters: whether loading
 * sets the bit (`referencedOnLoad`), and whether the hand stops past the new page or on it (`handAfterLoad`). A hit never
 * moves the hand, and neither does a load into a free frame.
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId } from "../../../model/units.ts";
import { lowestRunnersUp, type MemoryFacts, type MemoryPolicy, type Victim } from "../policy.ts";

interface State {
  hand: FrameId;
  readonly referenced: BlockColumn;
  readonly onLoad: 0 | 1;
  readonly stays: boolean;
}

/** The candidate that the hand meets next from `from` on, going round; -1: there is none. */
function nextRound(facts: MemoryFacts, from: FrameId): FrameId | -1 {
  const ahead = facts.nextCandidate(from);
  return ahead < 0 ? facts.nextCandidate(0) : ahead;
}

export const clock: MemoryPolicy<State> = {
  id: "clock",
  params: [
    { id: "referencedOnLoad", type: "flag", default: true, isConvention: true },
    { id: "handAfterLoad", type: "choice", default: "past", choices: ["past", "on"], isConvention: true },
  ],
  pseudocode: [
    "on reference(page): ref[frame] ← 1",
    "on fault with no free frame:",
    "  while ref[hand] = 1:",
    "    ref[hand] ← 0; hand ← hand + 1",
    "  evict frame[hand]",
    "  load page → frame[hand]",
  ],
  create: (params, frames) => ({
    hand: 0,
    referenced: BlockColumn.filled("uint8", frames),
    onLoad: params["referencedOnLoad"] === false ? 0 : 1,
    stays: params["handAfterLoad"] === "on",
  }),
  load: ({ referenced, onLoad }, frame) => referenced.set(frame, onLoad),
  hit: ({ referenced }, frame) => referenced.set(frame, 1),
  victim: (state, facts): Victim | null => {
    const cleared: FrameId[] = [];
    let frame = nextRound(facts, state.hand);
    if (frame < 0) return null;
    // Once round at the most, and then on to the first it met: the first turn clears every bit a candidate has.
    while (state.referenced.get(frame) === 1) {
      state.referenced.set(frame, 0);
      cleared.push(frame);
      frame = nextRound(facts, frame + 1);
    }
    state.hand = state.stays ? frame : (frame + 1) % facts.frames;
    return { frame, reason: "referenceBitClear", line: 4, value: 0, cleared };
  },
  runnersUp: ({ referenced }, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => referenced.get(frame)),
  evicted: ({ referenced }, frame) => referenced.set(frame, 0),
  dropped: ({ referenced }, frame) => referenced.set(frame, 0),
  isReferenced: ({ referenced }, frame) => referenced.get(frame) === 1,
  hand: (state) => state.hand,
};
