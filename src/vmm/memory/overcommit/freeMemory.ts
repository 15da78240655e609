/**
 * How scarce free memory is (domain C.6; Waldspurger, OSDI 2002, section 6.3): four states, by the free frames in percent
 * of all of them. A state is entered when there are fewer than its own threshold, and left only when there are as many as
 * the next higher one asks for: between the two nothing changes.
 *
 * ```
 * free   100 ........ high ........ soft ........ hard ........ low ........ 0
 * falling  high                   | soft        | hard        | low
 * rising   high     | soft                      | hard        | low   (each one step lower than its threshold)
 * ```
 */
import { MEMORY_STATES, type FreeMemoryState } from "../../../model/states.ts";

/** In percent of the frames, `high >= soft >= hard >= low`. */
export interface Thresholds {
  readonly high: number;
  readonly soft: number;
  readonly hard: number;
  readonly low: number;
}

/** The state after `before`, with `free` of `frames` frames free. */
export function nextState(
  before: FreeMemoryState,
  free: number,
  frames: number,
  thresholds: Thresholds,
): FreeMemoryState {
  const isBelow = (state: FreeMemoryState) => free * 100 < thresholds[state] * frames;
  let place = MEMORY_STATES.indexOf(before);
  while (place > 0 && !isBelow(MEMORY_STATES[place - 1]!)) place -= 1;
  while (place < MEMORY_STATES.length - 1 && isBelow(MEMORY_STATES[place + 1]!)) place += 1;
  return MEMORY_STATES[place]!;
}

/** Fewest free frames with which `state` is left for the next higher one; 0 for the highest. */
export function framesToLeave(state: FreeMemoryState, frames: number, thresholds: Thresholds): number {
  const above = MEMORY_STATES[MEMORY_STATES.indexOf(state) - 1];
  return above ? Math.ceil((thresholds[above] * frames) / 100) : 0;
}
