/**
 * Frames in the order of the next uses of their pages, for policies that know the future.
 *
 * The n-th reference of a vCPU stays its n-th while it runs towards it. So a frame stands in a heap of the vCPU that uses
 * its page next, by the number of that reference, which changes only when it is made. As vCPUs of a machine run at
 * different speeds, another may have become the next one: a frame that comes to the top under the wrong vCPU moves.
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId, VcpuId } from "../../../model/units.ts";
import type { MemoryFacts, NextUse } from "../policy.ts";
import { createFrameHeaps, pushToHeap, removeFromHeap, type FrameHeaps, type HeapRoot } from "./helpersOfHeaps.ts";

/** The frames of `group` whose pages `by` uses next; -1: nobody does. */
interface Heap {
  readonly group: number;
  readonly by: VcpuId | -1;
  root: HeapRoot;
}

export interface NextUses {
  /** Which use comes to the top: 1: the farthest, -1: the nearest. */
  readonly sign: 1 | -1;
  readonly ties: string;
  loads: number;
  readonly frames: FrameHeaps;
  /** By `heapKey`; none is empty. */
  readonly heaps: Map<number, Heap>;
  /** Key of its heap of each frame; -1: none. */
  readonly heapOf: BlockColumn;
}

/** What stands at the top, and how far its next use is. */
export interface FoundUse {
  readonly root: FrameId;
  readonly distance: number;
}

/** `ties`: `oldestLoad`, `lowestFrame` or `newestLoad`, of equally distant uses. */
export function createNextUses(frames: number, sign: 1 | -1, ties: string): NextUses {
  return {
    sign,
    ties,
    loads: 0,
    frames: createFrameHeaps(frames),
    heaps: new Map(),
    heapOf: BlockColumn.filled("int32", frames, -1),
  };
}

/** A vCPU belongs to one group, and whoever uses no page again is told apart by group: even and odd keys. */
function heapKey(group: number, by: VcpuId | -1): number {
  return by >= 0 ? 2 * by : 2 * group + 3;
}

/** A page has come into `frame`. */
export function noteLoad(uses: NextUses, frame: FrameId, facts: MemoryFacts): void {
  uses.loads += 1;
  const byLoad = uses.ties === "newestLoad" ? -uses.loads : uses.loads;
  uses.frames.rank.set(frame, uses.ties === "lowestFrame" ? frame : byLoad);
  noteNextUse(uses, frame, facts.nextUse(frame), facts);
}

export function removeUse(uses: NextUses, frame: FrameId): void {
  const key = uses.heapOf.get(frame);
  if (key < 0) return;
  const heap = uses.heaps.get(key)!;
  heap.root = removeFromHeap(uses.frames, heap.root, frame);
  if (heap.root < 0) uses.heaps.delete(key);
  uses.heapOf.set(frame, -1);
}

/** Puts `frame` where its next use wants it, out of the place it had. */
export function noteNextUse(uses: NextUses, frame: FrameId, { by, distance }: NextUse, facts: MemoryFacts): void {
  removeUse(uses, frame);
  const group = facts.group(frame);
  const key = heapKey(group, by);
  let heap = uses.heaps.get(key);
  if (!heap) uses.heaps.set(key, (heap = { group, by, root: -1 }));
  const number = by < 0 ? Infinity : facts.referencesOf(by) + distance;
  heap.root = pushToHeap(uses.frames, heap.root, frame, uses.sign * number);
  uses.heapOf.set(frame, key);
}

/** The top of all open heaps, as if only its own vCPU used each page; null: none is open. */
function top({ sign, heaps, frames }: NextUses, facts: MemoryFacts): FoundUse | null {
  let best: FoundUse | null = null;
  for (const { group, by, root } of heaps.values()) {
    if (!facts.isOpen(group)) continue;
    const distance = by < 0 ? Infinity : sign * frames.key.get(root) - facts.referencesOf(by);
    const isBetter =
      !best ||
      sign * distance > sign * best.distance ||
      (distance === best.distance && frames.rank.get(root) < frames.rank.get(best.root));
    if (isBetter) best = { root, distance };
  }
  return best;
}

/** The candidate whose page is used the farthest ahead, or the soonest; null: there is none. */
export function firstByUse(uses: NextUses, facts: MemoryFacts): FoundUse | null {
  const inUse: FrameId[] = [];
  let found = top(uses, facts);
  for (; found; found = top(uses, facts)) {
    const { root: frame, distance } = found;
    if (!facts.isCandidate(frame)) {
      inUse.push(frame);
      removeUse(uses, frame);
      continue;
    }
    const use = facts.nextUse(frame);
    if (use.distance === distance) break;
    noteNextUse(uses, frame, use, facts);
  }
  for (const frame of inUse) noteNextUse(uses, frame, facts.nextUse(frame), facts);
  return found;
}
