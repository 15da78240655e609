/**
 * Clock, or second chance: the frames stand in a circle with a hand. A reference sets the frame's bit; on a fault the
 * hand clears bits until it finds one that is clear, and that page gives up its frame.
 *
 * Source: Silberschatz, virtual memory; Tanenbaum. Textbooks differ in two rules, so both are parameters: whether loading
 * sets the bit (`referencedOnLoad`), and whether the hand stops past the new page or on it (`handAfterLoad`). A hit never
 * moves the hand, and neither does a load into a free frame.
 */
import type { FrameId } from "../../../model/units.ts";
import type { MemoryPolicy, Victim } from "../policy.ts";

interface State {
  hand: FrameId;
  readonly referenced: Uint8Array;
  readonly onLoad: 0 | 1;
  readonly stays: boolean;
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
  victimReason: "referenceBitClear",
  victimLine: 4,
  create: (params, frames) => ({
    hand: 0,
    referenced: new Uint8Array(frames),
    onLoad: params["referencedOnLoad"] === false ? 0 : 1,
    stays: params["handAfterLoad"] === "on",
  }),
  load: (state, frame) => {
    state.referenced[frame] = state.onLoad;
  },
  touch: (state, frame) => {
    state.referenced[frame] = 1;
  },
  release: (state, frame) => {
    state.referenced[frame] = 0;
  },
  victim: (state, facts): Victim | null => {
    const cleared: FrameId[] = [];
    // Twice round at the most: the first turn clears every bit a candidate has. Without a candidate the hand comes back.
    for (let step = 0; step < 2 * facts.frames; step += 1) {
      const frame = state.hand;
      if (facts.isCandidate(frame)) {
        if (state.referenced[frame] === 0) {
          if (!state.stays) state.hand = (frame + 1) % facts.frames;
          return { frame, value: 0, cleared };
        }
        state.referenced[frame] = 0;
        cleared.push(frame);
      }
      state.hand = (frame + 1) % facts.frames;
    }
    return null;
  },
  value: (state, _facts, frame) => state.referenced[frame]!,
  isReferenced: (state, frame) => state.referenced[frame] === 1,
  hand: (state) => state.hand,
};
