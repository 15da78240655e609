/** Rows about the caches of pCPUs, and about vCPUs that are moved from queue to queue. */
import { REBALANCING_VICTIMS } from "../choices.ts";
import { row } from "./facts.ts";
import { flag, id, int, word } from "./fields.ts";

/**
 * Rebalancing: pCPU `to`, for which nobody waited, took the ready vCPU from the queue of pCPU `from`, in which `waiting` stood
 * before. It has been ready all along and stands at `position` of its new queue.
 */
export const rebalance = row(
  "scheduling",
  { isStep: true, area: "cpu" },
  { vcpu: id, from: id, to: id, victim: word(REBALANCING_VICTIMS), waiting: int, position: int },
);

/** The vCPU begins to warm the cache of the pCPU it has got; or (`begins` false) it has been started anew and is cold there. */
export const warming = row("details", {}, { vcpu: id, pcpu: id, begins: flag });

/** The vCPU is warm on the pCPU from now on; or it has lost its place in the cache there to `by`, which is running. */
export const warmth = row(
  "scheduling",
  { isStep: true },
  {
    vcpu: id,
    pcpu: id,
    isWarm: flag,
    /** Itself where it is warm. */
    by: id,
  },
);
