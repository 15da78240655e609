/**
 * Guest programs, compiled to flat code so that a vCPU's place in its program is a few numbers: a program counter, the
 * references made of the pattern there, the ticks left of the present operation, and a stack of loop counters. The code
 * itself never changes, is not part of a checkpoint, and is the same for all vCPUs with one list of operations: what a
 * pattern refers to is drawn when it is wanted (`patterns.ts`).
 *
 * Answers how long the present burst is (SJF, SRTF); when pages are used next (OPT) is in `nextUse.ts`.
 */
import { createStream, stateAfter } from "../../base/prng.ts";
import { ATTEMPTS } from "../../model/attempts.ts";
import { areEmptyWaits } from "../../model/emptyWaits.ts";
import type { Op } from "../../model/scenario.ts";
import type { PageNumber, Tick } from "../../model/units.ts";
import { drawnPage, drawsOf, isDrawnWrite, type Pattern } from "./patterns.ts";

export const CODE_END = 0;
/** a = ticks */
export const CODE_COMPUTE = 1;
/** a = page, b = 1 for a write, 2 more if it is an attempt; c = references (1, or those of a pattern), d = 1 + number of the pattern, 0 for none */
export const CODE_REFERENCE = 2;
/** a = ticks; blocked on a device */
export const CODE_WAIT = 3;
/** a = ticks; idle */
export const CODE_HALT = 4;
/** a = volume, b = block, c = blocks, d = 1 for a write, 2 more if nobody waits for it */
export const CODE_DISK = 5;
/** a = count, b = place in CALLS */
export const CODE_EXIT = 6;
/** Waits, running, for the other vCPUs of the machine. */
export const CODE_BARRIER = 9;
/** Waits for the disk requests for which nobody has waited. */
export const CODE_AWAIT = 10;
/** a = target, b = place in ATTEMPTS, c = volume; those that are no references */
export const CODE_ATTEMPT = 11;
/** a = times (-1: for ever), b = index of the matching CODE_AGAIN */
export const CODE_LOOP = 7;
/** b = index of the matching CODE_LOOP */
export const CODE_AGAIN = 8;

/** What a guest asks the monitor for, in the order of their numbers in programs. */
export const CALLS = ["hypercall", "trap", "sensitive"] as const;
export type Call = (typeof CALLS)[number];

const STRIDE = 5;

/** What a loop body contains, per CODE_LOOP index. */
interface BodyFacts {
  /** Processor time of one turn if it does not block. */
  readonly total: Tick;
  /** Processor time until it blocks. */
  readonly head: Tick;
  readonly blocks: boolean;
}

/** A pattern of a program, and how many random numbers those before it take. */
interface PlacedPattern {
  readonly pattern: Pattern;
  readonly drawsBefore: number;
}

/** What all vCPUs with one list of operations have in common. */
interface Code {
  /** Instructions, five numbers each: code, a, b, c, d. */
  readonly cells: Float64Array;
  /** Number of instructions. */
  readonly length: number;
  readonly bodies: ReadonlyMap<number, BodyFacts>;
  readonly patterns: readonly PlacedPattern[];
  /** Largest page touched plus one; 0 when there are no references. */
  readonly pages: number;
  readonly referenceTicks: Tick;
}

export interface Program extends Code {
  /** State of the random stream before the first pattern. */
  readonly stream: number;
}

/** A place in a program. `left` is -1 when the operation at `pc` has not begun. */
export interface ProgramPlace {
  pc: number;
  /** References of the pattern at `pc` that are over. */
  made: number;
  left: Tick;
  /** Pairs (index of the loop, turns left after the present one; -1 for ever), innermost last. */
  loops: number[];
}

export function startOfProgram(): ProgramPlace {
  return { pc: 0, made: 0, left: -1, loops: [] };
}

const compiled = new WeakMap<readonly Op[], Code>();

/** Compiles `ops`, whose patterns draw from the stream of `seed` called `name`. */
export function compileProgram(ops: readonly Op[], referenceTicks: Tick, seed: number, name: string): Program {
  let code = compiled.get(ops);
  if (code?.referenceTicks !== referenceTicks) compiled.set(ops, (code = compile(ops, referenceTicks)));
  return { ...code, stream: createStream(seed, name).state };
}

function compile(ops: readonly Op[], referenceTicks: Tick): Code {
  const cells: number[] = [];
  const bodies = new Map<number, BodyFacts>();
  const patterns: PlacedPattern[] = [];
  let pages = 0;
  let draws = 0;
  const put = (code: number, a = 0, b = 0, c = 0, d = 0) => cells.push(code, a, b, c, d);

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
          pages = Math.max(pages, op.page + 1);
          put(CODE_REFERENCE, op.page, op.write ? 1 : 0, 1);
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
          put(CODE_DISK, op.volume, op.block, op.blocks, (op.write ? 1 : 0) + (op.isAsync ? 2 : 0));
          if (!op.isAsync) blocks = true;
          break;
        case "await":
          put(CODE_AWAIT);
          blocks = true;
          break;
        case "hypercall":
          put(CODE_EXIT, op.count, 0);
          break;
        case "trap":
          put(CODE_EXIT, op.count, 1);
          break;
        case "sensitive":
          put(CODE_EXIT, op.count, 2);
          break;
        case "attempt":
          if (op.attempt === "read" || op.attempt === "write") {
            pages = Math.max(pages, op.target + 1);
            put(CODE_REFERENCE, op.target, op.attempt === "write" ? 3 : 2, 1);
            work(referenceTicks);
          } else put(CODE_ATTEMPT, op.target, ATTEMPTS.indexOf(op.attempt), op.volume);
          break;
        case "barrier":
          put(CODE_BARRIER);
          break;
        case "pattern":
          pages = Math.max(pages, op.pages);
          patterns.push({ pattern: op, drawsBefore: draws });
          draws += drawsOf(op);
          put(CODE_REFERENCE, 0, 0, op.count, patterns.length);
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
  return { cells: Float64Array.from(cells), length: cells.length / STRIDE, bodies, patterns, pages, referenceTicks };
}

export function codeAt(program: Program, pc: number): number {
  return program.cells[pc * STRIDE]!;
}

/** Operand 1 (a) to 4 (d) of the instruction at `pc`. */
export function operand(program: Program, pc: number, which: 1 | 2 | 3 | 4): number {
  return program.cells[pc * STRIDE + which]!;
}

/** Whether nobody waits for the disk requests of the operation at `pc`. */
export function isAsyncAt(program: Program, pc: number): boolean {
  return operand(program, pc, 4) >= 2;
}

/** The page that the reference at `place` goes to. */
export function pageAt(program: Program, { pc, made }: ProgramPlace): PageNumber {
  const number = operand(program, pc, 4);
  return number === 0 ? operand(program, pc, 1) : pageOfPattern(program, number - 1, made);
}

/** The page of reference `n`, from 0, of pattern `number` of the program. */
export function pageOfPattern({ patterns, stream }: Program, number: number, n: number): PageNumber {
  const { pattern, drawsBefore } = patterns[number]!;
  return drawnPage(pattern, stateAfter(stream, drawsBefore), n);
}

/** Whether the reference at `place` writes. */
export function isWriteAt(program: Program, { pc, made }: ProgramPlace): boolean {
  const number = operand(program, pc, 4);
  return number === 0 ? operand(program, pc, 2) % 2 === 1 : isDrawnWrite(program.patterns[number - 1]!.pattern, made);
}

/** Whether the reference at `pc` is an attempt, whose time is taken. */
export function isAttemptAt(program: Program, pc: number): boolean {
  return operand(program, pc, 2) >= 2;
}

/** Moves `place` behind the operation there, or to the next reference of its pattern. */
export function passOperation(program: Program, place: ProgramPlace): void {
  place.left = -1;
  if (codeAt(program, place.pc) === CODE_REFERENCE && place.made + 1 < operand(program, place.pc, 3)) {
    place.made += 1;
    return;
  }
  place.pc += 1;
  place.made = 0;
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
  /** References of the pattern at `pc` that do not count any more. */
  let { made } = place;
  if (place.left >= 0) {
    sum = place.left;
    made += 1;
    if (codeAt(program, pc) !== CODE_REFERENCE || made === operand(program, pc, 3)) {
      pc += 1;
      made = 0;
    }
  }
  for (;;) {
    const code = codeAt(program, pc);
    if (code === CODE_COMPUTE) sum += operand(program, pc, 1);
    else if (code === CODE_REFERENCE) {
      sum += (operand(program, pc, 3) - made) * program.referenceTicks;
      made = 0;
    } else if (code === CODE_LOOP) {
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
    } else if (code === CODE_DISK) {
      if (!isAsyncAt(program, pc)) return sum;
    } else if (code !== CODE_EXIT && code !== CODE_BARRIER && code !== CODE_ATTEMPT) return sum;
    pc += 1;
  }
}
