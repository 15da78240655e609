/**
 * The optimal policy (Belady): the page whose next use lies furthest ahead gives up its frame. It needs the future, so
 * it is a yardstick, not a policy for a real machine. The future is each machine's own program; with one machine and one
 * vCPU this is Belady's OPT exactly.
 *
 * The n-th reference of a vCPU stays its n-th while it runs towards it. So a frame stands in a heap of the vCPU that uses
 * its page next, by the number of that reference, which changes only when it is made. As vCPUs of a machine run at
 * different speeds, another may have become the next one: a frame that comes to the top under the wrong vCPU moves.
 *
 * Source: Belady 1966; Silberschatz, virtual memory. Ties (pages never used again) do not change the number of faults:
 * `oldestLoad` takes the one loaded first, `lowestFrame` the lowest frame number, `newestLoad` the one loaded last.
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { FrameId, VcpuId } from "../../../model/units.ts";
import { createFrameHeaps, pushToHeap, removeFromHeap, type FrameHeaps, type HeapRoot } from "./helpersOfHeaps.ts";
import { lowestRunnersUp, type MemoryFacts, type MemoryPolicy, type NextUse } from "../policy.ts";

/** The frames of `group` whose pages `by` uses next; -1: nobody does. */
interface Heap {
  readonly group: number;
  readonly by: VcpuId | -1;
  root: HeapRoot;
}

interface State {
  readonly ties: string;
  loads: number;
  readonly frames: FrameHeaps;
  /** By `heapKey`; none is empty. */
  readonly heaps: Map<number, Heap>;
  /** Key of its heap of each frame; -1: none. */
  readonly heapOf: BlockColumn;
}

/** A vCPU belongs to one group, and whoever uses no page again is told apart by group: even and odd keys. */
function heapKey(group: number, by: VcpuId | -1): number {
  return by >= 0 ? 2 * by : 2 * group + 3;
}

function takeOut(state: State, frame: FrameId): void {
  const key = state.heapOf.get(frame);
  if (key < 0) return;
  const heap = state.heaps.get(key)!;
  heap.root = removeFromHeap(state.frames, heap.root, frame);
  if (heap.root < 0) state.heaps.delete(key);
  state.heapOf.set(frame, -1);
}

/** Puts `frame` where its next use wants it, out of the place it had. */
function putIn(state: State, frame: FrameId, { by, distance }: NextUse, facts: MemoryFacts): void {
  takeOut(state, frame);
  const group = facts.group(frame);
  const key = heapKey(group, by);
  let heap = state.heaps.get(key);
  if (!heap) state.heaps.set(key, (heap = { group, by, root: -1 }));
  heap.root = pushToHeap(state.frames, heap.root, frame, by < 0 ? Infinity : facts.referencesOf(by) + distance);
  state.heapOf.set(frame, key);
}

/** The heap with the page furthest ahead at its top, if only its own vCPU used it, and how far; null: none is open. */
function farthest({ heaps, frames }: State, facts: MemoryFacts): { root: FrameId; distance: number } | null {
  let best: { root: FrameId; distance: number } | null = null;
  for (const { group, by, root } of heaps.values()) {
    if (!facts.isOpen(group)) continue;
    const distance = by < 0 ? Infinity : frames.key.get(root) - facts.referencesOf(by);
    const isBetter =
      !best ||
      distance > best.distance ||
      (distance === best.distance && frames.rank.get(root) < frames.rank.get(best.root));
    if (isBetter) best = { root, distance };
  }
  return best;
}

export const opt: MemoryPolicy<State> = {
  id: "opt",
  params: [
    {
      id: "ties",
      type: "choice",
      default: "oldestLoad",
      choices: ["oldestLoad", "lowestFrame", "newestLoad"],
      isConvention: true,
    },
  ],
  goesBy: { by: "nextUse", leaves: "farthest" },
  pseudocode: [
    "next(frame) = references until its page is used again",
    "on fault with no free frame:",
    "  evict frame with the largest next (∞ if never)",
  ],
  create: (params, frames) => ({
    ties: String(params["ties"]),
    loads: 0,
    frames: createFrameHeaps(frames),
    heaps: new Map(),
    heapOf: BlockColumn.filled("int32", frames, -1),
  }),
  load: (state, frame, _page, _write, facts) => {
    state.loads += 1;
    const byLoad = state.ties === "newestLoad" ? -state.loads : state.loads;
    state.frames.rank.set(frame, state.ties === "lowestFrame" ? frame : byLoad);
    putIn(state, frame, facts.nextUse(frame), facts);
  },
  hit: () => {},
  foresee: (state, frame, facts) => putIn(state, frame, facts.nextUse(frame), facts),
  victim: (state, facts) => {
    const inUse: FrameId[] = [];
    let found = farthest(state, facts);
    for (; found; found = farthest(state, facts)) {
      const { root: frame, distance } = found;
      if (!facts.isCandidate(frame)) {
        inUse.push(frame);
        takeOut(state, frame);
        continue;
      }
      const use = facts.nextUse(frame);
      if (use.distance === distance) break;
      putIn(state, frame, use, facts);
    }
    for (const frame of inUse) putIn(state, frame, facts.nextUse(frame), facts);
    return found && { frame: found.root, reason: "farthestNextUse", line: 2, value: found.distance, cleared: [] };
  },
  runnersUp: (_state, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => facts.nextUse(frame).distance),
  evicted: takeOut,
  dropped: takeOut,
};
