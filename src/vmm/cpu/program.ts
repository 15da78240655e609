/**
 * Guest programs, compiled to flat code so that a vCPU's place in its program is a few numbers: a program counter, the
 * ticks left of the present operation, and a stack of loop counters. The code itself never changes and is not part of a
 * checkpoint.
 *
 * Answers how long the present burst is (SJF, SRTF); when pages are used next (OPT) is in `nextUse.ts`.
 */
import { createStream, nextInt, nextUint32, type RandomStream } from "../../base/prng.ts";
import { areEmptyWaits } from "../../model/emptyWaits.ts";
import type { Op } from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";

export const CODE_END = 0;
/** a = ticks */
export const CODE_COMPUTE = 1;
/** a = page, b = 1 for a write */
export const CODE_REFERENCE = 2;
/** a = ticks; blocked on a device */
export const CODE_WAIT = 3;
/** a = ticks; idle */
export const CODE_HALT = 4;
/** a = volume, b = block, c = blocks, d = 1 for a write */
export const CODE_DISK = 5;
/** a = count, b = 0 hypercall, 1 trap */
export const CODE_EXIT = 6;
/** Waits, running, for the other vCPUs of the machine. */
export const CODE_BARRIER = 9;
/** a = times (-1: for ever), b = index of the matching CODE_AGAIN */
export const CODE_LOOP = 7;
/** b = index of the matching CODE_LOOP */
export const CODE_AGAIN = 8;

const STRIDE = 5;

/** What a loop body contains, per CODE_LOOP index. */
interface BodyFacts {
  /** Processor time of one turn if it does not block. */
  readonly total: Tick;
  /** Processor time until it blocks. */
  readonly head: Tick;
  readonly blocks: boolean;
}

export interface Program {
  /** Instructions, five numbers each: code, a, b, c, d. */
  readonly cells: Float64Array;
  /** Number of instructions. */
  readonly length: number;
  readonly bodies: ReadonlyMap<number, BodyFacts>;
  /** Largest page touched plus one; 0 when there are no references. */
  readonly pages: number;
  readonly referenceTicks: Tick;
}

/** A place in a program. `left` is -1 when the operation at `pc` has not begun. */
export interface ProgramPlace {
  pc: number;
  left: Tick;
  /** Pairs (index of the loop, turns left after the present one; -1 for ever), innermost last. */
  loops: number[];
}

export function startOfProgram(): ProgramPlace {
  return { pc: 0, left: -1, loops: [] };
}

function drawPattern(
  op: Extract<Op, { op: "pattern" }>,
  stream: RandomStream,
  put: (page: number, write: boolean) => void,
): void {
  // Zipf with exponent 1 by inverse of the harmonic sums, in integers: weight of rank r is 2^20 / r.
  const sums: number[] = [];
  if (op.pattern === "zipf") {
    let sum = 0;
    for (let rank = 1; rank <= op.pages; rank += 1) sums.push((sum += Math.max(1, Math.floor(2 ** 20 / rank))));
  }
  const hot = Math.max(1, Math.ceil(op.pages / 5));
  for (let i = 0; i < op.count; i += 1) {
    let page = i % op.pages;
    if (op.pattern === "random") page = nextInt(stream, op.pages);
    if (op.pattern === "hotCold")
      page = nextInt(stream, 10) < 8 || hot === op.pages ? nextInt(stream, hot) : hot + nextInt(stream, op.pages - hot);
    if (op.pattern === "zipf") {
      const draw = Math.floor((nextUint32(stream) / 2 ** 32) * sums.at(-1)!);
      let low = 0;
      let high = sums.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle]! > draw) high = middle;
        else low = middle + 1;
      }
      page = low;
    }
    put(page, op.writeEvery > 0 && i % op.writeEvery === op.writeEvery - 1);
  }
}

/** Compiles `ops`. Patterns are drawn here, from the stream of `seed` called `name`. */
export function compileProgram(ops: readonly Op[], referenceTicks: Tick, seed: number, name: string): Program {
  const cells: number[] = [];
  const bodies = new Map<number, BodyFacts>();
  const stream = createStream(seed, name);
  let pages = 0;
  const put = (code: number, a = 0, b = 0, c = 0, d = 0) => cells.push(code, a, b, c, d);
  const reference = (page: number, write: boolean) => {
    pages = Math.max(pages, page + 1);
    put(CODE_REFERENCE, page, write ? 1 : 0);
  };

  const emit = (list: readonly Op[]): BodyFacts => {
    let total = 0;
    let head = 0;
    let blocks = false;
    const work = (ticks: Tick) => {
      total += ticks;
      if (!blocks) head += ticks;
    };
    for (const op of list) {
      switch (op.op) {
        case "compute":
          put(CODE_COMPUTE, op.ticks);
          work(op.ticks);
          break;
        case "reference":
          reference(op.page, op.write);
          work(referenceTicks);
          break;
        case "wait":
          put(CODE_WAIT, op.ticks);
          blocks = true;
          break;
        case "halt":
          put(CODE_HALT, op.ticks);
          blocks = true;
          break;
        case "disk":
          put(CODE_DISK, op.volume, op.block, op.blocks, op.write ? 1 : 0);
          blocks = true;
          break;
        case "hypercall":
          put(CODE_EXIT, op.count, 0);
          break;
        case "trap":
          put(CODE_EXIT, op.count, 1);
          break;
        case "barrier":
          put(CODE_BARRIER);
          break;
        case "pattern":
          drawPattern(op, stream, reference);
          work(op.count * referenceTicks);
          break;
        case "loop": {
          if (op.times !== null && areEmptyWaits(op.body)) {
            put(CODE_WAIT, 0);
            blocks = true;
            break;
          }
          const at = cells.length / STRIDE;
          put(CODE_LOOP, op.times ?? -1);
          const body = emit(op.body);
          bodies.set(at, body);
          cells[at * STRIDE + 2] = cells.length / STRIDE;
          put(CODE_AGAIN, 0, at);
          if (op.times === 0) break;
          if (body.blocks) {
            if (!blocks) head += body.head;
            blocks = true;
          } else work((op.times ?? Infinity) * body.total || 0);
          break;
        }
      }
    }
    return { total, head, blocks };
  };
  emit(ops);
  put(CODE_END);
  return { cells: Float64Array.from(cells), length: cells.length / STRIDE, bodies, pages, referenceTicks };
}

export function codeAt(program: Program, pc: number): number {
  return program.cells[pc * STRIDE]!;
}

/** Operand 1 (a) to 4 (d) of the instruction at `pc`. */
export function operand(program: Program, pc: number, which: 1 | 2 | 3 | 4): number {
  return program.cells[pc * STRIDE + which]!;
}

/** Passes loop heads and ends at `place` until an operation (or the end) stands there; the number of turns taken. */
export function settlePlace(program: Program, place: ProgramPlace): number {
  let turns = 0;
  for (;;) {
    const code = codeAt(program, place.pc);
    if (code === CODE_LOOP) {
      const times = operand(program, place.pc, 1);
      if (times === 0) place.pc = operand(program, place.pc, 2) + 1;
      else {
        place.loops.push(place.pc, times < 0 ? -1 : times - 1);
        place.pc += 1;
      }
    } else if (code === CODE_AGAIN) {
      const top = place.loops.length - 1;
      const left = place.loops[top]!;
      turns += 1;
      if (left === 0) {
        place.loops.length -= 2;
        place.pc += 1;
      } else {
        if (left > 0) place.loops[top] = left - 1;
        place.pc = operand(program, place.pc, 2) + 1;
      }
    } else return turns;
    if (turns > 10_000) return turns;
  }
}

/**
 * Processor time from `place` until the program blocks or ends (exits and waiting at barriers not counted); Infinity when
 * it never does.
 */
export function remainingBurst(program: Program, place: ProgramPlace): Tick {
  let sum = 0;
  let pc = place.pc;
  let depth = place.loops.length;
  if (place.left >= 0) {
    sum = place.left;
    pc += 1;
  }
  for (;;) {
    const code = codeAt(program, pc);
    if (code === CODE_COMPUTE) sum += operand(program, pc, 1);
    else if (code === CODE_REFERENCE) sum += program.referenceTicks;
    else if (code === CODE_LOOP) {
      const body = program.bodies.get(pc)!;
      const times = operand(program, pc, 1);
      if (times !== 0) {
        if (body.blocks) return sum + body.head;
        sum += times < 0 ? Infinity : times * body.total;
        if (sum === Infinity) return sum;
      }
      pc = operand(program, pc, 2);
    } else if (code === CODE_AGAIN) {
      const loop = operand(program, pc, 2);
      const left = place.loops[depth - 1]!;
      depth -= 2;
      const body = program.bodies.get(loop)!;
      if (left !== 0) {
        if (body.blocks) return sum + body.head;
        sum += left < 0 ? Infinity : left * body.total;
        if (sum === Infinity) return sum;
      }
    } else if (code !== CODE_EXIT && code !== CODE_BARRIER) return sum;
    pc += 1;
  }
}
