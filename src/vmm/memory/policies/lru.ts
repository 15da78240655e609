/**
 * Least recently used: the page whose last reference lies furthest back gives up its frame. A stack algorithm: with more
 * frames it never faults more often.
 *
 * Source: Silberschatz, virtual memory. Ties cannot occur: references are ordered.
 */
import { append, createFrameList, oldest, unlink, type FrameList } from "./helpersOfLists.ts";
import { lowestRunnersUp, type MemoryPolicy } from "../policy.ts";

export const lru: MemoryPolicy<FrameList> = {
  id: "lru",
  params: [],
  goesBy: { by: "reference", leaves: "farthest" },
  pseudocode: [
    "on reference(page): last[frame] ← now",
    "on fault with no free frame:",
    "  evict frame with the smallest last",
    "on load(page): last[frame] ← now",
  ],
  create: (_params, frames) => createFrameList(frames),
  load: (list, frame, _page, _write, facts) => append(list, frame, facts.group(frame)),
  hit: (list, frame, _write, facts) => append(list, frame, facts.group(frame)),
  victim: (list, facts) => {
    const frame = oldest(list, facts);
    const value = frame < 0 ? 0 : list.stamp.get(frame);
    return frame < 0 ? null : { frame, reason: "leastRecentlyUsed", line: 2, value, cleared: [] };
  },
  runnersUp: (list, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => list.stamp.get(frame)),
  evicted: unlink,
  dropped: unlink,
};
