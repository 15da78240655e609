/**
 * SIEVE: pages stand in a queue in the order of loading and never move in it. A hit sets the page's visited bit. A hand goes
 * through the queue from old to young, clears the bits it meets, and takes the first page without one; where it stopped it
 * goes on the next time. So new pages that nobody comes back to leave soon, although old ones stay.
 *
 * ```
 * old   4 -> 0 -> 7 -> 2 -> 9   young          the hand at 7 looks at 7, 2, 9, and then at 4 again
 *                 ^
 * ```
 * Source: Zhang et al., NSDI 2024; domain C.3. Ties cannot occur.
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId } from "../../../model/units.ts";
import { createNotes, lowestRunnersUp, type FrameNotes, type MemoryPolicy } from "../policy.ts";
import {
  createHand,
  frameAtHand,
  frameUnderHand,
  joinHand,
  leaveHand,
  passFrame,
  settleHand,
  type Hand,
} from "./helpersOfHands.ts";
import { append, createFrameList, shownFrames, unlink, type FrameList } from "./helpersOfLists.ts";

interface State {
  readonly queue: FrameList;
  readonly visited: BlockColumn;
  readonly hand: Hand;
  readonly notes: FrameNotes;
}

function leave({ queue, visited, hand, notes }: State, frame: FrameId): void {
  const before = frameUnderHand(hand, queue);
  leaveHand(hand, queue, frame);
  unlink(queue, frame);
  settleHand(hand, queue);
  visited.set(frame, 0);
  if (before === frame) notes.hasMoved = true;
}

export const sieve: MemoryPolicy<State> = {
  id: "sieve",
  params: [],
  pseudocode: [
    "on hit: visited[frame] ← 1",
    "on fault with no free frame:",
    "  while visited[hand] = 1:",
    "    visited[hand] ← 0; hand ← next younger, or the oldest",
    "  evict frame[hand]; hand ← next younger",
    "on load(page): visited[frame] ← 0; append to queue",
  ],
  shows: [shownFrames("queue", ({ queue }) => queue)],
  create: (_params, frames) => ({
    queue: createFrameList(frames, true),
    visited: BlockColumn.filled("uint8", frames),
    hand: createHand(),
    notes: createNotes(),
  }),
  load: ({ queue, visited, hand, notes }, frame, _page, _write, facts) => {
    append(queue, frame, facts.group(frame));
    joinHand(hand, queue, frame);
    visited.set(frame, 0);
    if (queue.length === 1) notes.hasMoved = true;
  },
  hit: ({ visited }, frame) => visited.set(frame, 1),
  victim: ({ queue, visited, hand }, facts) => {
    const cleared: FrameId[] = [];
    let frame = frameAtHand(hand, queue, facts);
    if (frame < 0) return null;
    while (visited.get(frame) === 1) {
      visited.set(frame, 0);
      cleared.push(frame);
      passFrame(hand, queue, frame);
      frame = frameAtHand(hand, queue, facts);
    }
    passFrame(hand, queue, frame);
    return { frame, reason: "notVisited", line: 4, value: 0, cleared };
  },
  runnersUp: ({ visited }, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => visited.get(frame)),
  evicted: leave,
  dropped: leave,
  isReferenced: ({ visited }, frame) => visited.get(frame) === 1,
  hand: ({ hand, queue }) => frameUnderHand(hand, queue),
  notes: ({ notes }) => notes,
};
