/**
 * Least frequently used: the page with the fewest references gives up its frame. What was used much once stays for long,
 * even when it is never used again. Source: Silberschatz, virtual memory; domain C.3. Ties: `helpersOfFrequency.ts`.
 */
import { byFrequency } from "./helpersOfFrequency.ts";

export const lfu = byFrequency({
  id: "lfu",
  sign: -1,
  reason: "leastFrequentlyUsed",
  pseudocode: [
    "on load(page): count[frame] ← 1 (+ its count before, if kept)",
    "on hit: count[frame] ← count[frame] + 1",
    "on fault with no free frame:",
    "  evict frame with the smallest count",
  ],
});
