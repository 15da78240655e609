/**
 * A hand that goes through a list of frames from old to young and begins anew at the old end: which candidate does it meet
 * next? The list is a chain for each group of frames (`helpersOfLists.ts`), so the hand has a place in each, and passes a
 * frame of a group that may lose none once at the most while it goes through the others.
 */
import type { FrameId } from "../../../model/units.ts";
import type { MemoryFacts } from "../policy.ts";
import type { FrameList } from "./helpersOfLists.ts";

export interface Hand {
  /** It stands before the first frame that came at this moment or later. */
  since: number;
  /** The frame in the chain of each group from which it has not passed; -1: it has passed all. Absent: it has passed none. */
  readonly places: Map<number, FrameId | -1>;
}

export function createHand(): Hand {
  return { since: 0, places: new Map() };
}

/** The hand goes back to the old end. */
function beginAnew(hand: Hand): void {
  hand.since = 0;
  hand.places.clear();
}

/** The candidate that the hand meets next, going round; -1: there is none. */
export function frameAtHand(hand: Hand, list: FrameList, facts: MemoryFacts): FrameId | -1 {
  const ahead = firstAhead(hand, list, facts.isOpen, facts.isCandidate);
  // Where nobody can be taken it stays where it is.
  if (ahead >= 0 || hand.since === 0 || facts.nextCandidate(0) < 0) return ahead;
  beginAnew(hand);
  return firstAhead(hand, list, facts.isOpen, facts.isCandidate);
}

/** The hand passes `frame`. */
export function passFrame(hand: Hand, list: FrameList, frame: FrameId): void {
  hand.since = list.stamp.get(frame) + 1;
}

/** The frame that the hand stands at, whether it is a candidate or not; -1: it has passed all. */
export function frameUnderHand(hand: Hand, list: FrameList): FrameId | -1 {
  return firstAhead(hand, list, anyGroup, anyFrame);
}

/** Where nothing is left ahead of the hand, it begins anew, before something else comes to the young end. */
export function settleHand(hand: Hand, list: FrameList): void {
  if (frameUnderHand(hand, list) < 0) beginAnew(hand);
}

/** `frame` is about to leave the list. */
export function leaveHand({ places }: Hand, list: FrameList, frame: FrameId): void {
  const group = list.group.get(frame);
  if (places.get(group) === frame) places.set(group, list.next.get(frame));
}

/** `frame` has come to the young end of the list. */
export function joinHand({ places }: Hand, list: FrameList, frame: FrameId): void {
  const group = list.group.get(frame);
  if (places.get(group) === -1) places.set(group, frame);
}

const anyGroup = () => true;
const anyFrame = () => true;

function firstAhead(
  { since, places }: Hand,
  { chains, stamp, next }: FrameList,
  isOpen: (group: number) => boolean,
  isCandidate: (frame: FrameId) => boolean,
): FrameId | -1 {
  let first: FrameId | -1 = -1;
  for (const [group, { head }] of chains) {
    if (!isOpen(group)) continue;
    let frame = places.get(group) ?? head;
    while (frame >= 0 && stamp.get(frame) < since) frame = next.get(frame);
    if (since > 0) places.set(group, frame);
    while (frame >= 0 && !isCandidate(frame)) frame = next.get(frame);
    if (frame >= 0 && (first < 0 || stamp.get(frame) < stamp.get(first))) first = frame;
  }
  return first;
}
