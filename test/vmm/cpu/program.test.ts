/**
 * Compiled guest programs: the walk through them, and the two looks ahead (the rest of the present burst, the next use of
 * each page), against programs written out operation by operation.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Op } from "../../../src/model/scenario.ts";
import {
  CODE_BARRIER,
  CODE_COMPUTE,
  CODE_DISK,
  CODE_END,
  CODE_EXIT,
  CODE_HALT,
  CODE_REFERENCE,
  CODE_WAIT,
  codeAt,
  compileProgram,
  isWriteAt,
  operand,
  pageAt,
  passOperation,
  remainingBurst,
  settlePlace,
  startOfProgram,
  type Program,
  type ProgramPlace,
} from "../../../src/vmm/cpu/program.ts";
import { nextUse } from "../../../src/vmm/cpu/nextUse.ts";
import { arbitraryProgram } from "../../support/arbitraryScenario.ts";
import { withDrawnPatterns } from "../../support/drawnPatterns.ts";
import { examples } from "../../support/laws.ts";

const REFERENCE_TICKS = 2;
const compile = (ops: readonly Op[]): Program => compileProgram(ops, REFERENCE_TICKS, 42, "test");
const compute = (ticks: number): Op => ({ op: "compute", ticks });
const read = (page: number): Op => ({ op: "reference", page, write: false });
const wait = (ticks: number): Op => ({ op: "wait", ticks });
const loop = (times: number | null, ...body: readonly Op[]): Op => ({ op: "loop", times, body });

/** Operations a written-out program has at most: enough for several turns of any endless loop drawn here. */
const MOST = 4000;

/** `ops` without loops; endless ones go on for `MOST` operations. */
function writtenOut(ops: readonly Op[], most = MOST): Op[] {
  const out: Op[] = [];
  for (const op of ops) {
    if (out.length >= most) break;
    if (op.op !== "loop") out.push(op);
    else
      for (let turn = 0; (op.times === null || turn < op.times) && out.length < most; turn += 1)
        for (const inner of writtenOut(op.body, most - out.length)) out.push(inner);
  }
  return out;
}

/** What needs no processor time that could be told in advance. */
const LENGTHLESS: ReadonlySet<string> = new Set(["hypercall", "trap", "sensitive", "barrier"]);

/** Processor time until `ops` block or end. Endless ones come out large. */
function burstOf(ops: readonly Op[]): number {
  let sum = 0;
  for (const op of ops) {
    if (op.op === "compute") sum += op.ticks;
    else if (op.op === "reference") sum += REFERENCE_TICKS;
    else if (!LENGTHLESS.has(op.op)) return sum;
  }
  return ops.length >= MOST / 2 ? Infinity : sum;
}

function usesOf(ops: readonly Op[]): Map<number, number> {
  const uses = new Map<number, number>();
  let distance = 0;
  for (const op of ops) {
    if (op.op !== "reference") continue;
    distance += 1;
    if (!uses.has(op.page)) uses.set(op.page, distance);
  }
  return uses;
}

const CODES: Readonly<Record<string, number>> = {
  compute: CODE_COMPUTE,
  reference: CODE_REFERENCE,
  wait: CODE_WAIT,
  halt: CODE_HALT,
  disk: CODE_DISK,
  hypercall: CODE_EXIT,
  trap: CODE_EXIT,
  sensitive: CODE_EXIT,
  barrier: CODE_BARRIER,
};

/** Walks `program` for up to `steps` operations; `look` sees the place as it is before and after loop heads are passed. */
function walk(program: Program, steps: number, look: (place: ProgramPlace, at: number) => void): number[] {
  const place = startOfProgram();
  const codes: number[] = [];
  for (let at = 0; at < steps; at += 1) {
    look(place, at);
    settlePlace(program, place);
    look(place, at);
    const code = codeAt(program, place.pc);
    if (code === CODE_END) break;
    codes.push(code);
    passOperation(program, place);
  }
  return codes;
}

const PAGES = 5;
/** Drawn programs, patterns among their operations. */
const programs = (endless: boolean) => arbitraryProgram({ pages: PAGES, volumes: 1 }, { ops: 5, endless });
/** The operations of `ops` one by one, as the vCPU of `compile` does them. */
const outOf = (ops: readonly Op[]) => writtenOut(withDrawnPatterns(ops, 42, "test"));

describe("a compiled program", () => {
  it("is walked in the order in which it is written out", () => {
    fc.assert(
      fc.property(programs(false), (ops) => {
        const out = outOf(ops);
        expect(walk(compile(ops), MOST, () => {})).toEqual(out.map(({ op }) => CODES[op]));
      }),
      examples(150),
    );
  });

  it("keeps the operands of its operations", () => {
    const program = compile([
      { op: "reference", page: 3, write: true },
      { op: "disk", volume: 1, block: 7, blocks: 2, write: true },
      { op: "trap", count: 4 },
    ]);
    const operands = [0, 1, 2].map((pc) => ([1, 2, 3, 4] as const).map((which) => operand(program, pc, which)));
    expect(operands).toEqual([
      [3, 1, 1, 0],
      [1, 7, 2, 1],
      [4, 1, 0, 0],
    ]);
  });

  it("knows the largest page it touches, in loops too", () => {
    expect(compile([compute(1)]).pages).toBe(0);
    expect(compile([read(2), loop(3, read(7), loop(null, read(4)))]).pages).toBe(8);
  });

  it("passes an empty loop, a loop of no turns, and gives an endless empty one up", () => {
    const passed = startOfProgram();
    const program = compile([loop(0, compute(1)), loop(3), compute(9)]);
    settlePlace(program, passed);
    expect(operand(program, passed.pc, 1)).toBe(9);
    const endless = compile([loop(null)]);
    expect(settlePlace(endless, startOfProgram())).toBeGreaterThan(10_000);
  });
});

describe("remainingBurst(program, place)", () => {
  for (const endless of [false, true])
    it(`is the processor time until the program blocks or ends, in ${endless ? "endless" : "finite"} programs`, () => {
      fc.assert(
        fc.property(programs(endless), (ops) => {
          const out = outOf(ops);
          const program = compile(ops);
          walk(program, Math.min(60, out.length + 1), (place, at) =>
            expect(remainingBurst(program, place), `at ${at}`).toBe(burstOf(out.slice(at))),
          );
        }),
        examples(100),
      );
    });

  it("counts what is left of an operation that has begun", () => {
    const program = compile([compute(5), compute(4), wait(9), compute(100)]);
    expect(remainingBurst(program, { pc: 0, made: 0, left: 2, loops: [] })).toBe(6);
    expect(remainingBurst(program, { pc: 0, made: 0, left: 0, loops: [] })).toBe(4);
    expect(remainingBurst(program, { pc: 3, made: 0, left: -1, loops: [] })).toBe(100);
  });

  it("does not count exits, which are no work of the guest", () => {
    expect(remainingBurst(compile([compute(2), { op: "hypercall", count: 9 }, compute(3)]), startOfProgram())).toBe(5);
  });

  it("is Infinity when the program never blocks", () => {
    expect(remainingBurst(compile([compute(2), loop(null, compute(1))]), startOfProgram())).toBe(Infinity);
    expect(remainingBurst(compile([loop(null, compute(3), wait(1))]), startOfProgram())).toBe(3);
  });
});

/** The next use of each page that is used again. */
function usesFrom(program: Program, place: ProgramPlace, isMade = false): Map<number, number> {
  const uses = Array.from({ length: PAGES }, (_, page) => [page, nextUse(program, place, page, isMade)] as const);
  return new Map(uses.filter(([, distance]) => distance < Infinity).toSorted((a, b) => a[1] - b[1]));
}

describe("nextUse(program, place, page, isMade)", () => {
  for (const endless of [false, true])
    it(`is the distance in references of the page's next use, in ${endless ? "endless" : "finite"} programs`, () => {
      fc.assert(
        fc.property(programs(endless), (ops) => {
          const out = outOf(ops);
          const program = compile(ops);
          walk(program, Math.min(40, out.length + 1), (place, at) =>
            expect(usesFrom(program, place), `at ${at}`).toEqual(usesOf(out.slice(at))),
          );
        }),
        examples(100),
      );
    });

  it("begins after a reference that is being made, or that counts as made", () => {
    const program = compile([read(0), read(1), read(0)]);
    const later = new Map([
      [1, 1],
      [0, 2],
    ]);
    expect(usesFrom(program, { pc: 0, made: 0, left: 2, loops: [] })).toEqual(later);
    expect(usesFrom(program, startOfProgram(), true)).toEqual(later);
    expect(usesFrom(program, startOfProgram())).toEqual(
      new Map([
        [0, 1],
        [1, 2],
      ]),
    );
  });

  it("is never for a page the program does not know, or knows in a loop that never turns or after one without end", () => {
    const program = compile([loop(0, read(1)), loop(null, read(0), loop(null, compute(1))), read(2)]);
    expect(nextUse(program, startOfProgram(), 99, false)).toBe(Infinity);
    expect(usesFrom(program, startOfProgram())).toEqual(new Map([[0, 1]]));
    expect(usesFrom(program, startOfProgram(), true)).toEqual(new Map([[0, 1]]));
  });

  it("counts long loops without walking them", () => {
    const program = compile([loop(1_000_000_000, read(0), read(1)), read(2)]);
    expect(nextUse(program, startOfProgram(), 2, false)).toBe(2_000_000_001);
    expect(nextUse(program, { pc: 2, made: 0, left: -1, loops: [0, 9] }, 2, false)).toBe(20);
  });
});

const share = (pages: readonly number[], isWanted: (page: number) => boolean) =>
  pages.filter(isWanted).length / pages.length;

describe("a pattern", () => {
  type Pattern = Extract<Op, { op: "pattern" }>;
  const drawn = (changes: Partial<Pattern>, seed = 42, name = "guest.0.0") => {
    const pattern: Pattern = { op: "pattern", pattern: "random", pages: 10, count: 2000, writeEvery: 0, ...changes };
    const program = compileProgram([pattern], 1, seed, name);
    const place = startOfProgram();
    return Array.from({ length: pattern.count }, () => {
      const reference = { page: pageAt(program, place), write: isWriteAt(program, place) };
      passOperation(program, place);
      return reference;
    });
  };

  it("takes a cell, however many references it makes, and the operation after it comes when they are made", () => {
    const many: Op = { op: "pattern", pattern: "zipf", pages: 2 ** 20, count: 1_000_000, writeEvery: 0 };
    const program = compile([many, many, compute(7)]);
    expect(program.length).toBe(4);
    const place = { pc: 1, made: 999_998, left: -1, loops: [] };
    expect(remainingBurst(program, place)).toBe(2 * REFERENCE_TICKS + 7);
    passOperation(program, place);
    passOperation(program, place);
    expect(codeAt(program, place.pc)).toBe(CODE_COMPUTE);
  });

  it("makes the references that are drawn one after the other, wherever it stands in its program", () => {
    fc.assert(
      fc.property(programs(false), fc.integer({ min: 0, max: 2 ** 32 - 1 }), (ops, seed) => {
        const program = compileProgram(ops, 1, seed, "guest.0.0");
        const made: Op[] = [];
        const place = startOfProgram();
        for (settlePlace(program, place); codeAt(program, place.pc) !== CODE_END; settlePlace(program, place)) {
          if (codeAt(program, place.pc) === CODE_REFERENCE)
            made.push({ op: "reference", page: pageAt(program, place), write: isWriteAt(program, place) });
          passOperation(program, place);
        }
        const written = writtenOut(withDrawnPatterns(ops, seed, "guest.0.0"), Infinity);
        expect(made).toEqual(written.filter(({ op }) => op === "reference"));
      }),
      examples(100),
    );
  });

  it("that is sequential goes round its pages", () => {
    expect(drawn({ pattern: "sequential", pages: 3, count: 7 }).map(({ page }) => page)).toEqual([0, 1, 2, 0, 1, 2, 0]);
  });

  it("writes every so many references, or never", () => {
    const writes = drawn({ writeEvery: 3, count: 7 }).map(({ write }) => write);
    expect(writes).toEqual([false, false, true, false, false, true, false]);
    expect(drawn({ writeEvery: 0 }).some(({ write }) => write)).toBe(false);
    expect(drawn({ writeEvery: 1 }).every(({ write }) => write)).toBe(true);
  });

  for (const pattern of ["random", "hotCold", "zipf"] as const)
    it(`that is ${pattern} stays within its pages, uses them all, and is the same for the same seed and vCPU`, () => {
      const pages = drawn({ pattern }).map(({ page }) => page);
      expect(new Set(pages)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
      expect(drawn({ pattern }).map(({ page }) => page)).toEqual(pages);
      expect(drawn({ pattern }, 43).map(({ page }) => page)).not.toEqual(pages);
      expect(drawn({ pattern }, 42, "guest.0.1").map(({ page }) => page)).not.toEqual(pages);
      expect(new Set(drawn({ pattern, pages: 1 }).map(({ page }) => page))).toEqual(new Set([0]));
    });

  it("that is random uses every page about as often", () => {
    const pages = drawn({ count: 20_000 }).map(({ page }) => page);
    for (let page = 0; page < 10; page += 1) expect(share(pages, (one) => one === page)).toBeCloseTo(0.1, 1);
  });

  it("that is hot and cold makes about 80 % of its references to a fifth of the pages", () => {
    const pages = drawn({ pattern: "hotCold", count: 20_000 }).map(({ page }) => page);
    expect(share(pages, (page) => page < 2)).toBeCloseTo(0.8, 1);
  });

  it("after Zipf uses page k about 1/k as often as the first", () => {
    const pages = drawn({ pattern: "zipf", count: 50_000 }).map(({ page }) => page);
    const first = share(pages, (page) => page === 0);
    for (const rank of [2, 4, 8]) expect(share(pages, (page) => page === rank - 1) / first).toBeCloseTo(1 / rank, 1);
  });
});
