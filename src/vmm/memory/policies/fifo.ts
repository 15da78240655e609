/**
 * First in, first out: the page that was loaded longest ago gives up its frame. References do not count, which is why
 * more frames can mean more faults (Belady's anomaly).
 *
 * Source: Silberschatz, virtual memory. Ties cannot occur: loads are ordered.
 */
import { append, createFrameList, oldest, unlink, type FrameList } from "./helpersOfLists.ts";
import { lowestRunnersUp, type MemoryPolicy } from "../policy.ts";

export const fifo: MemoryPolicy<FrameList> = {
  id: "fifo",
  params: [],
  goesBy: { by: "load", leaves: "farthest" },
  pseudocode: ["on load(page): append frame to list", "on fault with no free frame:", "  evict head of list"],
  create: (_params, frames) => createFrameList(frames),
  load: (list, frame, _page, _write, facts) => append(list, frame, facts.group(frame)),
  hit: () => {},
  victim: (list, facts) => {
    const frame = oldest(list, facts);
    return frame < 0 ? null : { frame, reason: "oldestLoad", line: 2, value: list.stamp.get(frame), cleared: [] };
  },
  runnersUp: (list, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => list.stamp.get(frame)),
  evicted: unlink,
  dropped: unlink,
};
