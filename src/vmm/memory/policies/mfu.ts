/**
 * Most frequently used: the page with the most references gives up its frame, on the argument that the one with the fewest
 * was just brought in and is yet to be used. Source: Silberschatz, virtual memory; domain C.3. Ties: `helpersOfFrequency.ts`.
 */
import { byFrequency } from "./helpersOfFrequency.ts";

export const mfu = byFrequency({
  id: "mfu",
  sign: 1,
  reason: "mostFrequentlyUsed",
  pseudocode: [
    "on load(page): count[frame] ← 1 (+ its count before, if kept)",
    "on hit: count[frame] ← count[frame] + 1",
    "on fault with no free frame:",
    "  evict frame with the largest count",
  ],
});
