/**
 * Shortest seek time first: the request nearest to the head; of two equally near ones the one on the lower cylinder, on one
 * cylinder the first to come. Requests far away may starve. Source: Silberschatz, mass storage.
 */
import type { DiskScheduler } from "../scheduler.ts";
import { shortest, straight } from "../ways.ts";

export const sstf: DiskScheduler = {
  id: "sstf",
  sweeps: false,
  pseudocode: ["next = request with the smallest |cylinder - head|", "move to next.cylinder"],
  choose: (queue, arm) => shortest(queue, arm, (cylinder) => ({ ...straight(arm, cylinder), reason: "nearest" })),
};
