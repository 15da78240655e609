/**
 * A list of frames in order, oldest first, in two columns of links: every operation takes constant time, and the whole
 * is plain data. A frame is in the list at most once.
 *
 * Frames stand in groups that are candidates together (`MemoryFacts.group`), and each group has a chain of its own:
 * the oldest candidate is found without passing the frames of groups that may lose none.
 *
 * ```
 * group -1   3 -> 0 -> 7        the order of the whole is that of `stamp`
 * group  2   5 -> 1
 * ```
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId } from "../../../model/units.ts";
import { assert } from "../../../base/assert.ts";
import type { MemoryFacts, RunnerUp, ShownList } from "../policy.ts";

interface Chain {
  head: FrameId | -1;
  tail: FrameId | -1;
}

export interface FrameList {
  /** The frame before each in its chain; -1 for the first. */
  readonly previous: BlockColumn;
  readonly next: BlockColumn;
  readonly group: BlockColumn;
  /** Moment of the last `append` of each frame; 0: not in the list. */
  readonly stamp: BlockColumn;
  readonly chains: Map<number, Chain>;
  /** Its moves, for a list that is shown (`ShownList.moves`). */
  readonly moves: number[] | null;
  clock: number;
  length: number;
}

/** The list of frames called `id`, which was created to be shown. */
export function shownFrames<S>(id: string, listIn: (state: S) => FrameList): ShownList<S> {
  return { id, of: "frames", moves: (state) => movesOf(listIn(state)) };
}

/** The moves of a list that is shown. */
export function movesOf({ moves }: { readonly moves: number[] | null }): number[] {
  assert(moves, "a list that is shown is created so");
  return moves;
}

/** An empty list; `isShown`: it notes its moves. */
export function createFrameList(frames: number, isShown = false): FrameList {
  return {
    previous: BlockColumn.filled("int32", frames, -1),
    next: BlockColumn.filled("int32", frames, -1),
    group: BlockColumn.filled("int32", frames, -1),
    stamp: BlockColumn.filled("float64", frames),
    chains: new Map(),
    moves: isShown ? [] : null,
    clock: 0,
    length: 0,
  };
}

export function isInList(list: FrameList, frame: FrameId): boolean {
  return list.stamp.get(frame) > 0;
}

/** Takes `frame` out; nothing happens when it is not in. */
export function unlink(list: FrameList, frame: FrameId): void {
  if (!isInList(list, frame)) return;
  takeOut(list, frame);
  list.moves?.push(-1 - frame, -1);
}

function takeOut(list: FrameList, frame: FrameId): void {
  const group = list.group.get(frame);
  const chain = list.chains.get(group)!;
  const before = list.previous.get(frame);
  const after = list.next.get(frame);
  if (before < 0) chain.head = after;
  else list.next.set(before, after);
  if (after < 0) chain.tail = before;
  else list.previous.set(after, before);
  if (chain.head < 0) list.chains.delete(group);
  list.stamp.set(frame, 0);
  list.length -= 1;
}

/**
 * Puts `frame`, which is one of `group`, at the young end, out of its old place if it had one. `moment` is later than
 * any before; appends are counted where there is nothing else to count.
 */
export function append(list: FrameList, frame: FrameId, group: number, moment = list.clock + 1): void {
  if (isInList(list, frame)) {
    // Who is the youngest already does not move.
    if (list.stamp.get(frame) < list.clock) list.moves?.push(frame, -1);
    takeOut(list, frame);
  } else list.moves?.push(frame, -1);
  let chain = list.chains.get(group);
  if (!chain) list.chains.set(group, (chain = { head: -1, tail: -1 }));
  list.previous.set(frame, chain.tail);
  list.next.set(frame, -1);
  list.group.set(frame, group);
  if (chain.tail < 0) chain.head = frame;
  else list.next.set(chain.tail, frame);
  chain.tail = frame;
  list.clock = moment;
  list.stamp.set(frame, moment);
  list.length += 1;
}

/** The oldest candidate, or -1. Passes frames in use at this moment; and looks at the first of each group. */
export function oldest(list: FrameList, facts: MemoryFacts): FrameId | -1 {
  let first: FrameId | -1 = -1;
  for (const [group, { head }] of list.chains) {
    if (!facts.isOpen(group)) continue;
    const frame = nextCandidate(list, facts, head);
    if (frame >= 0 && (first < 0 || list.stamp.get(frame) < list.stamp.get(first))) first = frame;
  }
  return first;
}

/** The oldest frame, candidate or not; -1 when the list is empty. Looks at the first of each group. */
export function oldestOfAll({ chains, stamp }: FrameList): FrameId | -1 {
  let first: FrameId | -1 = -1;
  for (const { head } of chains.values()) if (first < 0 || stamp.get(head) < stamp.get(first)) first = head;
  return first;
}

/** The youngest candidate, or -1. Passes frames in use at this moment; and looks at the last of each group. */
export function youngest(list: FrameList, facts: MemoryFacts): FrameId | -1 {
  let last: FrameId | -1 = -1;
  for (const [group, { tail }] of list.chains) {
    if (!facts.isOpen(group)) continue;
    let frame = tail;
    while (frame >= 0 && !facts.isCandidate(frame)) frame = list.previous.get(frame);
    if (frame >= 0 && (last < 0 || list.stamp.get(frame) > list.stamp.get(last))) last = frame;
  }
  return last;
}

/** The candidates from the oldest on. */
export function* oldestFirst(list: FrameList, facts: MemoryFacts): Generator<FrameId> {
  const heads: FrameId[] = [];
  for (const [group, { head }] of list.chains) {
    const first = facts.isOpen(group) ? nextCandidate(list, facts, head) : -1;
    if (first >= 0) heads.push(first);
  }
  while (heads.length > 0) {
    let at = 0;
    for (let other = 1; other < heads.length; other += 1)
      if (list.stamp.get(heads[other]!) < list.stamp.get(heads[at]!)) at = other;
    const frame = heads[at]!;
    yield frame;
    const after = nextCandidate(list, facts, list.next.get(frame));
    if (after >= 0) heads[at] = after;
    else heads.splice(at, 1);
  }
}

/** Up to `n` candidates of the list from the oldest on, without `victim`, with their places in time. */
export function oldestRunnersUp(list: FrameList, facts: MemoryFacts, n: number, victim: FrameId): RunnerUp[] {
  const found: RunnerUp[] = [];
  for (const frame of oldestFirst(list, facts)) {
    if (found.length === n) break;
    if (frame !== victim) found.push({ frame, value: list.stamp.get(frame) });
  }
  return found;
}

function nextCandidate(list: FrameList, facts: MemoryFacts, from: FrameId | -1): FrameId | -1 {
  let frame = from;
  while (frame >= 0 && !facts.isCandidate(frame)) frame = list.next.get(frame);
  return frame;
}
