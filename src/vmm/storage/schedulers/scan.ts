/**
 * SCAN, the elevator: what lies in the arm's direction, nearest first; then on to the edge of the disk, where the arm turns,
 * and back. It goes to the edge only while somebody waits. Source: Silberschatz, mass storage.
 */
import type { DiskScheduler } from "../scheduler.ts";
import { swept } from "../ways.ts";

export const scan: DiskScheduler = {
  id: "scan",
  sweeps: true,
  pseudocode: [
    "if a request lies ahead: next = nearest ahead",
    "else: move to the edge; turn; next = nearest ahead",
    "move to next.cylinder",
  ],
  choose: (queue, arm, last) => swept(queue, arm, arm.isUp ? last : 0, null),
};
