/**
 * Most recently used: the page referenced last gives up its frame. It teaches by contrast: bad for programs that come back
 * to what they just used, and the best there is for a loop over one page more than there are frames.
 *
 * Source: Chou and DeWitt, VLDB 1985 (for loops of databases); domain C.3. Ties cannot occur: references are ordered.
 */
import { append, createFrameList, unlink, youngest, type FrameList } from "./helpersOfLists.ts";
import { lowestRunnersUp, type MemoryPolicy } from "../policy.ts";

export const mru: MemoryPolicy<FrameList> = {
  id: "mru",
  params: [],
  goesBy: { by: "reference", leaves: "nearest" },
  pseudocode: [
    "on reference(page): last[frame] ← now",
    "on fault with no free frame:",
    "  evict frame with the largest last",
    "on load(page): last[frame] ← now",
  ],
  create: (_params, frames) => createFrameList(frames),
  load: (list, frame, _page, _write, facts) => append(list, frame, facts.group(frame)),
  hit: (list, frame, _write, facts) => append(list, frame, facts.group(frame)),
  victim: (list, facts) => {
    const frame = youngest(list, facts);
    const value = frame < 0 ? 0 : list.stamp.get(frame);
    return frame < 0 ? null : { frame, reason: "mostRecentlyUsed", line: 2, value, cleared: [] };
  },
  runnersUp: (list, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => list.stamp.get(frame)),
  evicted: unlink,
  dropped: unlink,
};
