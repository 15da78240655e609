/**
 * When a program uses a page again: what OPT knows (domain C.3). A program is looked through once; after that the next use
 * of a page from any place is found among its occurrences: in the rest of the turn of the innermost loop under way, in
 * the turn after that, behind the loop, and so on outwards.
 */
import { CODE_AGAIN, CODE_LOOP, CODE_REFERENCE, codeAt, operand, type Program, type ProgramPlace } from "./program.ts";

/** Where pages are referenced. Loops that never turn are left out. */
interface ReferenceMap {
  /**
   * References made before an instruction is reached, every loop around it being in its first turn and all others over.
   * Two instructions of one loop body are as far apart in every turn. Infinity: never reached.
   */
  readonly before: Float64Array;
  /** Instructions that reference page p, ascending: `at[first[p]]` up to `at[first[p + 1]]`. */
  readonly first: Int32Array;
  readonly at: Int32Array;
}

const maps = new WeakMap<Program, ReferenceMap>();

/**
 * References from `place` until `page` is used, 1 for the next one; Infinity: never. `isMade`: the reference at `place`
 * counts as made, as it does anyway once it has begun.
 */
export function nextUse(program: Program, place: ProgramPlace, page: number, isMade: boolean): number {
  const map = mapOf(program);
  const { before } = map;
  let pc = place.left >= 0 || isMade ? place.pc + 1 : place.pc;
  let passed = 0;
  for (let depth = place.loops.length; depth > 0; depth -= 2) {
    const loop = place.loops[depth - 2]!;
    const left = place.loops[depth - 1]!;
    const end = operand(program, loop, 2);
    const inThisTurn = occurrence(map, page, pc, end);
    if (inThisTurn >= 0) return passed + before[inThisTurn]! - before[pc]! + 1;
    passed += before[end]! - before[pc]!;
    if (left !== 0) {
      const inNextTurn = occurrence(map, page, loop, end);
      if (inNextTurn >= 0) return passed + before[inNextTurn]! - before[loop]! + 1;
      if (left < 0) return Infinity;
      passed += left * (before[end]! - before[loop]!);
    }
    pc = end + 1;
  }
  const later = occurrence(map, page, pc, before.length);
  return later < 0 ? Infinity : passed + before[later]! - before[pc]! + 1;
}

/** The first reference to `page` in `[from, to)`; -1: none. */
function occurrence({ first, at }: ReferenceMap, page: number, from: number, to: number): number {
  let low = first[page] ?? 0;
  const end = first[page + 1] ?? 0;
  for (let high = end; low < high;) {
    const middle = (low + high) >> 1;
    if (at[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low < end && at[low]! < to ? at[low]! : -1;
}

function mapOf(program: Program): ReferenceMap {
  let map = maps.get(program);
  if (!map) maps.set(program, (map = makeMap(program)));
  return map;
}

function makeMap(program: Program): ReferenceMap {
  const { before, isReached } = distances(program);
  const first = new Int32Array(program.pages + 1);
  const isUse = (pc: number) => isReached[pc] === 1 && codeAt(program, pc) === CODE_REFERENCE;
  for (let pc = 0; pc < before.length; pc += 1) if (isUse(pc)) first[operand(program, pc, 1) + 1]! += 1;
  for (let page = 0; page < program.pages; page += 1) first[page + 1]! += first[page]!;
  const at = new Int32Array(first.at(-1)!);
  const filled = first.slice();
  for (let pc = 0; pc < before.length; pc += 1) if (isUse(pc)) at[filled[operand(program, pc, 1)]!++] = pc;
  return { before, first, at };
}

function distances(program: Program): { before: Float64Array; isReached: Uint8Array } {
  const before = new Float64Array(program.length);
  const isReached = new Uint8Array(program.length);
  let made = 0;
  for (let pc = 0; pc < before.length; pc += 1) {
    before[pc] = made;
    isReached[pc] = 1;
    const code = codeAt(program, pc);
    if (code === CODE_REFERENCE) made += 1;
    else if (code === CODE_LOOP && operand(program, pc, 1) === 0) pc = operand(program, pc, 2);
    else if (code === CODE_AGAIN) {
      const loop = operand(program, pc, 2);
      const times = operand(program, loop, 1);
      made = times < 0 ? Infinity : before[loop]! + times * (made - before[loop]!);
    }
  }
  return { before, isReached };
}
