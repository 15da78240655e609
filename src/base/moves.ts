/**
 * What changed between two orders of a list, as few moves: those that moved, and where they stand now; all the others keep
 * their order. Who stands in a list is told by small numbers from 0 on.
 *
 *     before  A B C D E F      after  D A B C F E      moved  D E   places  0 5
 */
import { assert } from "./assert.ts";

/** How far a mismatch is looked into: beyond that, and in a shuffled list, more may be called moved than need be. */
const MOST_STEPS = 64;

/** With so many moves or fewer, each is made by itself. */
const FEW_MOVES = 8;

export interface Moves {
  readonly moved: readonly number[];
  /** Ascending. Index: as in `moved`. */
  readonly places: readonly number[];
}

/** The moves that make `after`, which holds the same numbers, out of `before`; each number stands in it once. */
export function movesBetween(before: readonly number[], after: readonly number[]): Moves {
  assert(before.length === after.length, `a list of ${before.length} was reordered into one of ${after.length}`);
  let end = before.length;
  let i = 0;
  while (i < end && before[i] === after[i]) i += 1;
  while (end > i && before[end - 1] === after[end - 1]) end -= 1;
  const moves = { moved: [] as number[], places: [] as number[] };
  if (i === end) return moves;
  const isMoved = marksFor(before, i, end);
  for (let j = i; j < end;) {
    const now = after[j]!;
    const old = before[i]!;
    if (i < end && isMoved[old] === 1) i += 1;
    else if (isMoved[now] === 1) {
      moves.moved.push(now);
      moves.places.push(j);
      j += 1;
    } else if (old === now) {
      i += 1;
      j += 1;
    } else if (isFurtherAhead(before, i, after, j, end)) {
      isMoved[now] = 1;
    } else {
      isMoved[old] = 1;
      i += 1;
    }
  }
  for (const who of moves.moved) isMoved[who] = 0;
  return moves;
}

/** A mark for each number, none of them set between two uses: making so many anew takes longer than most uses. */
let marks = new Uint8Array(64);

/** Marks for the numbers in a part of `list`; whoever sets some takes them back. Index: number. */
function marksFor(list: readonly number[], begin = 0, end = list.length): Uint8Array {
  let most = 0;
  for (let at = begin; at < end; at += 1) if (list[at]! > most) most = list[at]!;
  if (most >= marks.length) marks = new Uint8Array(2 * most + 1);
  return marks;
}

/** Whether `after[j]` came forward, rather than that `before[i]` fell back: fewer then stand between. */
function isFurtherAhead(
  before: readonly number[],
  i: number,
  after: readonly number[],
  j: number,
  end: number,
): boolean {
  const old = before[i]!;
  const now = after[j]!;
  const steps = Math.min(MOST_STEPS, end - 1 - Math.max(i, j));
  for (let step = 1; step <= steps; step += 1) {
    if (before[i + step] === now) return false;
    if (after[j + step] === old) return true;
  }
  return false;
}

/** Makes the moves in `list`, which holds all that move. */
export function applyMoves(list: number[], { moved, places }: Moves): void {
  if (moved.length > FEW_MOVES) return merge(list, { moved, places });
  for (const who of moved) list.splice(list.indexOf(who), 1);
  for (const [at, who] of moved.entries()) list.splice(places[at]!, 0, who);
}

/** All moves at once: those that stay are put together, then one way back from the end puts everybody into place. */
function merge(list: number[], { moved, places }: Moves): void {
  const isMoved = marksFor(list);
  for (const who of moved) isMoved[who] = 1;
  let rest = 0;
  for (let at = 0; at < list.length; at += 1) {
    const who = list[at]!;
    if (isMoved[who] === 1) continue;
    list[rest] = who;
    rest += 1;
  }
  for (const who of moved) isMoved[who] = 0;
  for (let place = list.length - 1, next = moved.length - 1; next >= 0; place -= 1)
    if (places[next] === place) list[place] = moved[next--]!;
    else list[place] = list[--rest]!;
}
