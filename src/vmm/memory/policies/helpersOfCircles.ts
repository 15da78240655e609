/**
 * Frames in a circle by their numbers, as a hand meets them: which of some set is the next one from here on? Nobody who is
 * not in the set is looked at. Frames of a group are kept together, since only those of open groups are candidates
 * (`MemoryFacts.group`).
 */
import type { FrameId } from "../../../model/units.ts";
import { addFrame, createFrameSet, hasFrame, nextFrame, removeFrame, type FrameSet } from "../frameSet.ts";
import type { MemoryFacts } from "../policy.ts";

export interface Circle {
  readonly frames: number;
  readonly byGroup: Map<number, FrameSet>;
}

export function createCircle(frames: number): Circle {
  return { frames, byGroup: new Map() };
}

/** Puts `frame` of `group` in, or takes it out; nothing happens where it is so already. */
export function setInCircle({ frames, byGroup }: Circle, frame: FrameId, group: number, isIn: boolean): void {
  let set = byGroup.get(group);
  if (!set) {
    if (!isIn) return;
    byGroup.set(group, (set = createFrameSet(frames)));
  }
  if (hasFrame(set, frame) === isIn) return;
  if (isIn) addFrame(set, frame);
  else removeFrame(set, frame);
  if (set.size === 0) byGroup.delete(group);
}

/** How many frames the hand passes from `from` until it is at `frame`: less than `frames`. */
export function stepsTo({ frames }: Circle, from: FrameId, frame: FrameId): number {
  return (frame - from + frames) % frames;
}

/** The candidate of the circle that a hand at `from` meets first; -1: there is none. */
export function nextInCircle(circle: Circle, facts: MemoryFacts, from: FrameId): FrameId | -1 {
  let found: FrameId | -1 = -1;
  for (const [group, set] of circle.byGroup) {
    if (!facts.isOpen(group)) continue;
    const frame = nextOf(set, facts, from);
    if (frame >= 0 && (found < 0 || stepsTo(circle, from, frame) < stepsTo(circle, from, found))) found = frame;
  }
  return found;
}

/** The first candidate of one group, going round once. Passes those that are in use at this moment. */
function nextOf(set: FrameSet, facts: MemoryFacts, from: FrameId): FrameId | -1 {
  for (let frame = nextFrame(set, from); frame >= 0; frame = nextFrame(set, frame + 1))
    if (facts.isCandidate(frame)) return frame;
  for (let frame = nextFrame(set, 0); frame >= 0 && frame < from; frame = nextFrame(set, frame + 1))
    if (facts.isCandidate(frame)) return frame;
  return -1;
}
