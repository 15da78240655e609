/**
 * A summary of one lane's intervals for views in which many fall into one pixel.
 *
 * Nodes of level 0 sum up 8 neighbouring intervals, nodes of level k two nodes of level k - 1:
 *
 *   level 1   [      0..15      ] [      16..31      ]
 *   level 0   [ 0..7 ] [ 8..15 ]  [ 16..23 ] [ 24..31 ]
 *   intervals ||||||||  ||||||||   ||||||||   ||||||||
 *
 * so any run of intervals is the sum of O(log n) nodes. Grouping by number and not by time keeps the bound for every
 * mix of long and short intervals. A node holds the time covered, and the interval look (kind and other) that covers
 * most of it: exact in level 0, the larger of the two children's above (a look that is second in both may lose). Work
 * (guest code) is summed by itself, so that a little of it is still seen where waiting dominates.
 *
 * Built once for a chunk and kept as long as the chunk lives.
 */
import { INTERVAL_KINDS, type LaneColumns } from "../trace/intervals.ts";

/** Intervals in a node of level 0, a power of two. */
const LEAF = 8;
const LEAF_SHIFT = 3;
const GUEST = INTERVAL_KINDS.indexOf("guest");
const RUNNING = INTERVAL_KINDS.indexOf("running");
const WARM = INTERVAL_KINDS.indexOf("warm");

interface Level {
  /** An interval of the look that covers most of the node: index into the columns. */
  readonly dominant: Uint32Array;
  /** Ticks that look covers. */
  readonly dominantTicks: Float64Array;
  /** Ticks covered by anything. */
  readonly busyTicks: Float64Array;
  /** Ticks covered by guest code. */
  readonly workTicks: Float64Array;
}

/** Levels from the finest to one with a single node. Empty for a lane without intervals. */
export type Pyramid = readonly Level[];

const cache = new WeakMap<LaneColumns, Pyramid>();

/** The pyramid of a lane; made at the first call, O(intervals), then remembered. */
export function pyramidOf(columns: LaneColumns): Pyramid {
  const known = cache.get(columns);
  if (known) return known;
  const made = buildPyramid(columns);
  cache.set(columns, made);
  return made;
}

function buildPyramid(columns: LaneColumns): Pyramid {
  const count = columns.start.length;
  if (count === 0) return [];
  const levels: Level[] = [leaves(columns)];
  for (let below = levels[0]!; below.busyTicks.length > 1; below = levels.at(-1)!) levels.push(parents(columns, below));
  return levels;
}

function emptyLevel(nodes: number): Level {
  return {
    dominant: new Uint32Array(nodes),
    dominantTicks: new Float64Array(nodes),
    busyTicks: new Float64Array(nodes),
    workTicks: new Float64Array(nodes),
  };
}

function leaves(columns: LaneColumns): Level {
  const { start, end } = columns;
  const count = start.length;
  const level = emptyLevel(Math.ceil(count / LEAF));
  for (let node = 0; node < level.busyTicks.length; node++) {
    const first = node * LEAF;
    const last = Math.min(count, first + LEAF);
    let busy = 0;
    let work = 0;
    let best = first;
    let bestTicks = -1;
    for (let i = first; i < last; i++) {
      busy += end[i]! - start[i]!;
      if (isWork(columns, i)) work += end[i]! - start[i]!;
      let ticks = 0;
      for (let j = i; j < last; j++) if (isSameLook(columns, i, j)) ticks += end[j]! - start[j]!;
      if (ticks > bestTicks) {
        best = i;
        bestTicks = ticks;
      }
    }
    level.busyTicks[node] = busy;
    level.workTicks[node] = work;
    level.dominant[node] = best;
    level.dominantTicks[node] = bestTicks;
  }
  return level;
}

function parents(columns: LaneColumns, below: Level): Level {
  const children = below.busyTicks.length;
  const level = emptyLevel(Math.ceil(children / 2));
  for (let node = 0; node < level.busyTicks.length; node++) {
    const left = 2 * node;
    const right = left + 1;
    const leftTicks = below.dominantTicks[left]!;
    if (right >= children) {
      level.busyTicks[node] = below.busyTicks[left]!;
      level.workTicks[node] = below.workTicks[left]!;
      level.dominant[node] = below.dominant[left]!;
      level.dominantTicks[node] = leftTicks;
      continue;
    }
    const rightTicks = below.dominantTicks[right]!;
    level.busyTicks[node] = below.busyTicks[left]! + below.busyTicks[right]!;
    level.workTicks[node] = below.workTicks[left]! + below.workTicks[right]!;
    const isSame = isSameLook(columns, below.dominant[left]!, below.dominant[right]!);
    level.dominant[node] = isSame || leftTicks >= rightTicks ? below.dominant[left]! : below.dominant[right]!;
    level.dominantTicks[node] = isSame ? leftTicks + rightTicks : Math.max(leftTicks, rightTicks);
  }
  return level;
}

function isSameLook(columns: LaneColumns, a: number, b: number): boolean {
  return columns.kind[a] === columns.kind[b] && columns.other[a] === columns.other[b];
}

/** True for intervals in which guest code runs. */
function isWork(columns: LaneColumns, i: number): boolean {
  const kind = columns.kind[i];
  return kind === GUEST || kind === RUNNING || kind === WARM;
}

/** The sum of some intervals of a lane. */
export interface LaneSum {
  /** An interval of the look that covers most; -1 for an empty sum. */
  dominant: number;
  /** Ticks that look covers. */
  dominantTicks: number;
  /** Ticks covered by anything, and by guest code. */
  busyTicks: number;
  workTicks: number;
}

/** Sets a sum back to nothing. */
export function clearSum(sum: LaneSum): void {
  sum.dominant = -1;
  sum.dominantTicks = 0;
  sum.busyTicks = 0;
  sum.workTicks = 0;
}

/** Adds `ticks` of interval `i`: all of it, or the part inside a pixel. */
export function addInterval(columns: LaneColumns, i: number, ticks: number, sum: LaneSum): void {
  addLook(columns, i, ticks, sum);
  sum.busyTicks += ticks;
  if (isWork(columns, i)) sum.workTicks += ticks;
}

function addLook(columns: LaneColumns, i: number, ticks: number, sum: LaneSum): void {
  if (sum.dominant >= 0 && isSameLook(columns, sum.dominant, i)) sum.dominantTicks += ticks;
  else if (sum.dominant < 0 || ticks > sum.dominantTicks) {
    sum.dominant = i;
    sum.dominantTicks = ticks;
  }
}

/** A range of more nodes than this is summed by coarser ones: its ends are then off by less than 1 / 32 of it. */
const MAX_NODES = 64;

/**
 * Adds intervals `[from, to)` to `sum`, by O(log) nodes and a few single intervals. A range of many intervals begins and
 * ends at whole nodes, which are a small part of it.
 */
export function addRange(columns: LaneColumns, pyramid: Pyramid, from: number, to: number, sum: LaneSum): void {
  const { start, end } = columns;
  // The least level used: level -1 are single intervals.
  let least = -1;
  let leastSize = 1;
  while (least + 1 < pyramid.length && to - from > MAX_NODES * leastSize * 2) {
    leastSize = least < 0 ? LEAF : leastSize * 2;
    least++;
  }
  const last = least < 0 ? to : to & ~(leastSize - 1);
  let i = least < 0 ? from : from & ~(leastSize - 1);
  while (i < last) {
    if (least < 0 && ((i & (LEAF - 1)) !== 0 || i + LEAF > last)) {
      addInterval(columns, i, end[i]! - start[i]!, sum);
      i++;
      continue;
    }
    // The largest node that begins at interval i and does not reach beyond the range.
    let level = Math.max(0, least);
    let size = LEAF << level;
    while (level + 1 < pyramid.length && (i & (2 * size - 1)) === 0 && i + 2 * size <= last) {
      level++;
      size *= 2;
    }
    const node = i >>> (LEAF_SHIFT + level);
    const { dominant, dominantTicks, busyTicks, workTicks } = pyramid[level]!;
    addLook(columns, dominant[node]!, dominantTicks[node]!, sum);
    sum.busyTicks += busyTicks[node]!;
    sum.workTicks += workTicks[node]!;
    i += size;
  }
}
