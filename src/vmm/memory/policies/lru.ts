/**
 * Least recently used: the page whose last reference lies furthest back gives up its frame. A stack algorithm: with more
 * frames it never faults more often.
 *
 * Source: Silberschatz, virtual memory. Ties cannot occur: references are ordered.
 */
import { append, createFrameList, oldest, unlink, type FrameList } from "../helpers.ts";
import type { MemoryPolicy } from "../policy.ts";

export const lru: MemoryPolicy<FrameList> = {
  id: "lru",
  params: [],
  pseudocode: [
    "on reference(page): last[frame] ← now",
    "on fault with no free frame:",
    "  evict frame with the smallest last",
    "on load(page): last[frame] ← now",
  ],
  victimReason: "leastRecentlyUsed",
  victimLine: 2,
  create: (_params, frames) => createFrameList(frames),
  load: append,
  touch: append,
  release: unlink,
  victim: (list, facts) => {
    const frame = oldest(list, (candidate) => facts.isCandidate(candidate));
    return frame < 0 ? null : { frame, value: list.stamp[frame]!, cleared: [] };
  },
  value: (list, _facts, frame) => list.stamp[frame]!,
};
