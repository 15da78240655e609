/** LOOK: as SCAN, but the arm turns at the last request in its direction, not at the edge. Source: Silberschatz, mass storage. */
import type { DiskScheduler } from "../scheduler.ts";
import { lastAhead, swept } from "../ways.ts";

export const look: DiskScheduler = {
  id: "look",
  sweeps: true,
  pseudocode: [
    "if a request lies ahead: next = nearest ahead",
    "else: turn; next = nearest ahead",
    "move to next.cylinder",
  ],
  choose: (queue, arm) => swept(queue, arm, lastAhead(queue, arm), null),
};
