/** Best fit: the smallest hole that is large enough; of equal ones the first of the list. Source: Silberschatz, main memory. */
import { bestBy, type Fit } from "../fit.ts";

export const bestFit: Fit = {
  choose: (holes, needed) => bestBy(holes, needed, (hole, best) => hole.size < best.size),
};
