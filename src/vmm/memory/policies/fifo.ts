/**
 * First in, first out: the page that was loaded longest ago gives up its frame. References do not count, which is why
 * more frames can mean more faults (Belady's anomaly).
 *
 * Source: Silberschatz, virtual memory. Ties cannot occur: loads are ordered.
 */
import { append, createFrameList, oldest, unlink, type FrameList } from "../helpers.ts";
import type { MemoryPolicy } from "../policy.ts";

export const fifo: MemoryPolicy<FrameList> = {
  id: "fifo",
  params: [],
  pseudocode: ["on load(page): append frame to list", "on fault with no free frame:", "  evict head of list"],
  victimReason: "oldestLoad",
  victimLine: 2,
  create: (_params, frames) => createFrameList(frames),
  load: append,
  touch: () => {},
  release: unlink,
  victim: (list, facts) => {
    const frame = oldest(list, (candidate) => facts.isCandidate(candidate));
    return frame < 0 ? null : { frame, value: list.stamp[frame]!, cleared: [] };
  },
  value: (list, _facts, frame) => list.stamp[frame]!,
};
