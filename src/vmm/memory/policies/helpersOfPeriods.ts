/**
 * Work that is done every so many references, before the next one is looked at: on the frames that have something to be
 * done, which were all referenced not long ago. So a reference costs the same however many frames there are.
 */
import type { FrameId } from "../../../model/units.ts";
import { addFrame, createFrameSet, hasFrame, nextFrame, removeFrame, type FrameSet } from "../frameSet.ts";

export interface Period {
  /** References from one time to the next; 0: there is nothing to be done by time. */
  readonly length: number;
  references: number;
  /** The frames with something to be done. */
  readonly due: FrameSet;
}

export function createPeriod(frames: number, length: number): Period {
  return { length, references: 0, due: createFrameSet(frames) };
}

/** Counts a reference that is about to be looked at. True when the work has to be done before it. */
export function beginsPeriod(period: Period): boolean {
  const { length, references } = period;
  period.references += 1;
  return length > 0 && references > 0 && references % length === 0;
}

/** Whether something has to be done with `frame` the next time. */
export function setDue({ length, due }: Period, frame: FrameId, isDue: boolean): void {
  if (length === 0 || hasFrame(due, frame) === isDue) return;
  if (isDue) addFrame(due, frame);
  else removeFrame(due, frame);
}

/** The frames with something to be done, ascending; each may cease to be one while it is looked at. */
export function* framesDue({ due }: Period): Generator<FrameId> {
  for (let frame = nextFrame(due, 0); frame >= 0; frame = nextFrame(due, frame + 1)) yield frame;
}
