/**
 * Circular LOOK: as circular SCAN, but from the last request in its direction the arm goes back to the first one at the other
 * end, not to the edges. Source: Silberschatz, mass storage.
 */
import type { DiskScheduler } from "../scheduler.ts";
import { firstBehind, lastAhead, swept } from "../ways.ts";

export const clook: DiskScheduler = {
  id: "clook",
  sweeps: true,
  pseudocode: [
    "if a request lies ahead: next = nearest ahead",
    "else: return to the first request; next = that one",
    "move to next.cylinder",
  ],
  choose: (queue, arm) => swept(queue, arm, lastAhead(queue, arm), firstBehind(queue, arm)),
};
