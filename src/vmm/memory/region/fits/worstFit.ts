/** Worst fit: the largest hole; of equal ones the first of the list. Source: Silberschatz, main memory. */
import { bestBy, type Fit } from "../fit.ts";

export const worstFit: Fit = {
  choose: (holes, needed) => bestBy(holes, needed, (hole, worst) => hole.size > worst.size),
};
