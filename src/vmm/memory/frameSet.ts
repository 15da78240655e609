/**
 * A set of frames that answers "which is the lowest one from here on?" without looking at those that are not in it: bits
 * in words of 32, and above every level one that says which of its words have a bit, up to a single word.
 *
 * ```
 * levels[1]  .......................1.1    words of levels[0] with a member
 * levels[0]  ..1.....  ........  1......1  members
 * ```
 * Every operation looks at a word or two a level: four levels for a million frames. Plain data, shared by copies.
 */
import { BlockColumn } from "../../base/blockColumn.ts";
import type { FrameId } from "../../model/units.ts";

const WORD_BITS = 5;
const PLACE_IN_WORD = 31;

export interface FrameSet {
  readonly levels: readonly BlockColumn[];
  size: number;
}

/** A set of some of `frames` frames: none of them, or all. */
export function createFrameSet(frames: number, isFull = false): FrameSet {
  const levels: BlockColumn[] = [];
  for (let length = frames; levels.length === 0 || length > 1;) {
    const words = Math.ceil(length / 32);
    const level = BlockColumn.filled("int32", words, isFull ? -1 : 0);
    const inLast = length & PLACE_IN_WORD;
    if (isFull && inLast > 0) level.set(words - 1, (1 << inLast) - 1);
    levels.push(level);
    length = words;
  }
  return { levels, size: isFull ? frames : 0 };
}

export function hasFrame(set: FrameSet, frame: FrameId): boolean {
  return (set.levels[0]!.get(frame >>> WORD_BITS) & (1 << (frame & PLACE_IN_WORD))) !== 0;
}

/** Puts `frame` in; it must not be in. */
export function addFrame(set: FrameSet, frame: FrameId): void {
  set.size += 1;
  let at: number = frame;
  for (const level of set.levels) {
    const word = at >>> WORD_BITS;
    const before = level.get(word);
    level.set(word, before | (1 << (at & PLACE_IN_WORD)));
    if (before !== 0) return;
    at = word;
  }
}

/** Takes `frame` out; it must be in. */
export function removeFrame(set: FrameSet, frame: FrameId): void {
  set.size -= 1;
  let at: number = frame;
  for (const level of set.levels) {
    const word = at >>> WORD_BITS;
    const after = level.get(word) & ~(1 << (at & PLACE_IN_WORD));
    level.set(word, after);
    if (after !== 0) return;
    at = word;
  }
}

/** The lowest member that is not below `from`; -1 when there is none. */
export function nextFrame(set: FrameSet, from: FrameId): FrameId | -1 {
  const { levels } = set;
  let at: number = from;
  for (let height = 0; height < levels.length; height += 1) {
    const level = levels[height]!;
    const word = at >>> WORD_BITS;
    if (word >= level.length) return -1;
    const rest = level.get(word) & (-1 << (at & PLACE_IN_WORD));
    if (rest !== 0) {
      at = lowestBit(word, rest);
      for (let below = height - 1; below >= 0; below -= 1) at = lowestBit(at, levels[below]!.get(at));
      return at;
    }
    at = word + 1;
  }
  return -1;
}

/** Place of the lowest bit of `bits`, which are the word number `word`. */
function lowestBit(word: number, bits: number): number {
  return (word << WORD_BITS) + PLACE_IN_WORD - Math.clz32(bits & -bits);
}
