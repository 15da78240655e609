/**
 * When a program uses a page again: what OPT knows (domain C.3). A program is looked through once; after that the next use
 * of a page from any place is found among its occurrences: in the rest of the turn of the innermost loop under way, in
 * the turn after that, behind the loop, and so on outwards.
 *
 * This is the one thing for which the references of patterns are drawn ahead, eight bytes each: `MOST.foreseen` of the codec
 * bounds them.
 */
import {
  CODE_AGAIN,
  CODE_LOOP,
  CODE_REFERENCE,
  codeAt,
  operand,
  pageOfPattern,
  type Program,
  type ProgramPlace,
} from "./program.ts";

/**
 * Where pages are referenced. References are numbered as they are written, those of a pattern one by one; loops that
 * never turn are left out.
 */
interface ReferenceMap {
  /** References written before an instruction. */
  readonly number: Float64Array;
  /**
   * References made before an instruction is reached, every loop around it being in its first turn and all others over.
   * Two instructions of one loop body are as far apart in every turn. Infinity: never reached.
   */
  readonly before: Float64Array;
  /** Page * 2^32 + number of each reference, ascending. */
  readonly uses: Float64Array;
}

/** More than a program has references. */
const PAGE_UNIT = 2 ** 32;

/** Maps of programs, by what they depend on: where nothing is drawn, vCPUs with one list of operations have one map. */
const maps = new WeakMap<object, ReferenceMap>();

/**
 * References from `place` until `page` is used, 1 for the next one; Infinity: never. `isMade`: the reference at `place`
 * counts as made, as it does anyway once it has begun.
 */
export function nextUse(program: Program, place: ProgramPlace, page: number, isMade: boolean): number {
  const map = mapOf(program);
  const { before, number } = map;
  let { pc } = place;
  // References of the instruction at `pc` that are over. All of them: the next instruction has the number that follows.
  let over = place.left >= 0 || isMade ? place.made + 1 : place.made;
  if (over > 0 && codeAt(program, pc) !== CODE_REFERENCE) {
    pc += 1;
    over = 0;
  }
  let passed = 0;
  for (let depth = place.loops.length; depth > 0; depth -= 2) {
    const loop = place.loops[depth - 2]!;
    const left = place.loops[depth - 1]!;
    const end = operand(program, loop, 2);
    const made = before[pc]! + over;
    const inThisTurn = useBetween(map, page, number[pc]! + over, number[end]!);
    if (inThisTurn >= 0) return passed + madeBefore(map, inThisTurn) - made + 1;
    passed += before[end]! - made;
    if (left !== 0) {
      const inNextTurn = useBetween(map, page, number[loop]!, number[end]!);
      if (inNextTurn >= 0) return passed + madeBefore(map, inNextTurn) - before[loop]! + 1;
      if (left < 0) return Infinity;
      passed += left * (before[end]! - before[loop]!);
    }
    pc = end + 1;
    over = 0;
  }
  const later = useBetween(map, page, number[pc]! + over, Infinity);
  return later < 0 ? Infinity : passed + madeBefore(map, later) - before[pc]! - over + 1;
}

/** The first reference to `page` whose number is in `[from, to)`; -1: none. */
function useBetween({ uses }: ReferenceMap, page: number, from: number, to: number): number {
  const wanted = page * PAGE_UNIT + from;
  let low = 0;
  for (let high = uses.length; low < high;) {
    const middle = (low + high) >> 1;
    if (uses[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  const found = low < uses.length ? uses[low]! - page * PAGE_UNIT : Infinity;
  return found < PAGE_UNIT && found < to ? found : -1;
}

/** References made before reference `which` is. */
function madeBefore({ number, before }: ReferenceMap, which: number): number {
  let low = 0;
  // The last instruction that is not behind it.
  for (let high = number.length - 1; low < high;) {
    const middle = (low + high + 1) >> 1;
    if (number[middle]! <= which) low = middle;
    else high = middle - 1;
  }
  return before[low]! + which - number[low]!;
}

function mapOf(program: Program): ReferenceMap {
  const key = program.patterns.length > 0 ? program : program.cells;
  let map = maps.get(key);
  if (!map) maps.set(key, (map = makeMap(program)));
  return map;
}

function makeMap(program: Program): ReferenceMap {
  const number = new Float64Array(program.length);
  const before = new Float64Array(program.length);
  /** Instructions that refer to pages and are reached. */
  const referring: number[] = [];
  let written = 0;
  let made = 0;
  for (let pc = 0; pc < program.length; pc += 1) {
    before[pc] = made;
    number[pc] = written;
    const code = codeAt(program, pc);
    if (code === CODE_REFERENCE) {
      const count = operand(program, pc, 3);
      referring.push(pc);
      written += count;
      made += count;
    } else if (code === CODE_LOOP && operand(program, pc, 1) === 0) {
      const end = operand(program, pc, 2);
      number.fill(written, pc + 1, end + 1);
      before.fill(made, pc + 1, end + 1);
      pc = end;
    } else if (code === CODE_AGAIN) {
      const loop = operand(program, pc, 2);
      const times = operand(program, loop, 1);
      made = times < 0 ? Infinity : before[loop]! + times * (made - before[loop]!);
    }
  }
  return { number, before, uses: usesOf(program, referring, written) };
}

function usesOf(program: Program, referring: readonly number[], written: number): Float64Array {
  const uses = new Float64Array(written);
  let at = 0;
  for (const pc of referring) {
    const count = operand(program, pc, 3);
    const pattern = operand(program, pc, 4);
    for (let n = 0; n < count; n += 1, at += 1)
      uses[at] = (pattern === 0 ? operand(program, pc, 1) : pageOfPattern(program, pattern - 1, n)) * PAGE_UNIT + at;
  }
  return uses.toSorted();
}
