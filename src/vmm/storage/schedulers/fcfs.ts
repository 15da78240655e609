/** First come, first served: the order of arrival, wherever the arm has to go for it. Source: Silberschatz, mass storage. */
import type { DiskScheduler } from "../scheduler.ts";
import { straight } from "../ways.ts";

export const fcfs: DiskScheduler = {
  id: "fcfs",
  sweeps: false,
  pseudocode: ["next = first of queue", "move to next.cylinder"],
  choose: (queue, arm) => ({
    ...straight(arm, queue[0]!.cylinder),
    place: 0,
    reason: "firstCome",
    values: queue.map(({ issuedAt }) => issuedAt),
  }),
};
