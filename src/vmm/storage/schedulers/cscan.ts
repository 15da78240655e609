/**
 * Circular SCAN: as SCAN, but from the edge the arm goes back to the other edge without serving anybody, and begins again in
 * the same direction. The way back counts as travelled. Source: Silberschatz, mass storage.
 */
import type { DiskScheduler } from "../scheduler.ts";
import { swept } from "../ways.ts";

export const cscan: DiskScheduler = {
  id: "cscan",
  sweeps: true,
  pseudocode: [
    "if a request lies ahead: next = nearest ahead",
    "else: move to the edge; return to the other edge; next = nearest ahead",
    "move to next.cylinder",
  ],
  choose: (queue, arm, last) => (arm.isUp ? swept(queue, arm, last, 0) : swept(queue, arm, 0, last)),
};
