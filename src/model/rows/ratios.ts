/** Rows about queues in the order of response ratios. */
import { row } from "./facts.ts";
import { group, id, int, list, tick } from "./fields.ts";

/**
 * From now on a run queue stands in the order of the response ratios of this moment, (waited + service) / service, the highest
 * first; of equal ones in the order in which their entries stand in these rows, where one that is told again keeps its place.
 * Told of long queues, in which many change places all the time; `queueOrder` tells of that queue again who changes places.
 */
export const ratioOrder = row(
  "details",
  { area: "cpu", isSilent: true },
  {
    queue: int,
    /** Those of whom this was not told since they entered. `service` -1: without an end. */
    entries: list(group({ vcpu: id, waited: tick, service: tick })),
  },
);
