/**
 * Whole numbers, programs and times as short texts for links. Small numbers take one character, and no character needs
 * escaping in JSON or grows in UTF-8, so that deflate finds few different symbols.
 *
 *   number     zero or more of 16 leading digits, then one of 48 final digits; below 48 a single character
 *   reference  number `2 * page + write`
 *   others     a sign, then their numbers:  +compute  :wait  ~halt  @disk  &disk without waiting  %await  !hypercall  ^trap  =sensitive  *attempt  |barrier  (loop …)  /?<> patterns
 *
 * Part of link version 1: a new sign may be added, nothing else may change without a new version and an upgrade.
 */
import { assert } from "../../base/assert.ts";
import { ATTEMPTS } from "../../model/attempts.ts";
import type { Op } from "../../model/scenario.ts";
import { MOST } from "../limits.ts";

const FINAL = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL";
const LEADING = "MNOPQRSTUVWXYZ$_";
const PATTERN_SIGNS = { "/": "sequential", "?": "random", "<": "hotCold", ">": "zipf" } as const;
/** The signs without numbers. */
const BARRIER_SIGN = "|";
const AWAIT_SIGN = "%";
/** Digits of the largest safe integer. */
const MOST_DIGITS = 14;

const FINAL_VALUES = valuesOf(FINAL);
const LEADING_VALUES = valuesOf(LEADING);

function valuesOf(digits: string): ReadonlyMap<string, number> {
  return new Map([...digits].map((digit, value) => [digit, value]));
}

/** `value`, a non-negative safe integer, as text. */
export function packNumber(value: number): string {
  assert(Number.isSafeInteger(value) && value >= 0, `cannot pack ${value}`);
  let text = "";
  let rest = value;
  // Bijective, so that every text of digits is the text of one number only.
  while (rest >= FINAL.length) {
    const shifted = rest - FINAL.length;
    text += LEADING[shifted % LEADING.length]!;
    rest = Math.floor(shifted / LEADING.length);
  }
  return text + FINAL[rest]!;
}

/** Reads a packed text from its beginning. Throws on what no packing makes; callers turn that into a problem. */
export class PackedReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#text.length;
  }

  /** The next character if it is no digit, else null. */
  sign(): string | null {
    const character = this.#text[this.#at];
    if (character === undefined || FINAL_VALUES.has(character) || LEADING_VALUES.has(character)) return null;
    this.#at += 1;
    return character;
  }

  number(): number {
    const start = this.#at;
    for (; this.#at - start < MOST_DIGITS; this.#at += 1) {
      const value = FINAL_VALUES.get(this.#text[this.#at] ?? "");
      if (value === undefined) continue;
      let number = value;
      for (let at = this.#at - 1; at >= start; at -= 1) {
        const digit = LEADING_VALUES.get(this.#text[at]!);
        assert(digit !== undefined, `no digit at ${at}`);
        number = number * LEADING.length + digit + FINAL.length;
      }
      this.#at += 1;
      return number;
    }
    throw new Error(`no number at ${start}`);
  }
}

/** Machines that are alike share their programs. */
const packed = new WeakMap<readonly Op[], string>();

/** `ops`, which nobody changes, as text. */
export function packProgram(ops: readonly Op[]): string {
  const text = packed.get(ops) ?? ops.map(packOp).join("");
  packed.set(ops, text);
  return text;
}

function numbers(...values: readonly number[]): string {
  return values.map(packNumber).join("");
}

function packOp(op: Op): string {
  switch (op.op) {
    case "reference":
      return numbers(2 * op.page + Number(op.write));
    case "compute":
      return `+${numbers(op.ticks)}`;
    case "wait":
      return `:${numbers(op.ticks)}`;
    case "halt":
      return `~${numbers(op.ticks)}`;
    case "disk":
      return `${op.isAsync ? "&" : "@"}${numbers(2 * op.volume + Number(op.write), op.block, op.blocks)}`;
    case "hypercall":
      return `!${numbers(op.count)}`;
    case "trap":
      return `^${numbers(op.count)}`;
    case "sensitive":
      return `=${numbers(op.count)}`;
    case "attempt":
      return `*${numbers(ATTEMPTS.indexOf(op.attempt), op.target, op.volume)}`;
    case "barrier":
      return BARRIER_SIGN;
    case "await":
      return AWAIT_SIGN;
    case "loop":
      return `(${numbers(op.times ?? 0)}${packProgram(op.body)})`;
    case "pattern": {
      const entry = Object.entries(PATTERN_SIGNS).find(([, pattern]) => pattern === op.pattern);
      assert(entry, `no sign for the pattern "${op.pattern}"`);
      return entry[0] + numbers(op.pages, op.count, op.writeEvery);
    }
  }
}

/** The operations in `text`. Throws on what `packProgram` does not make; reads no more than a scenario may hold. */
export function unpackProgram(text: string): Op[] {
  const reader = new PackedReader(text);
  const program: Op[] = [];
  const open: { readonly ops: Op[]; readonly times: number | null }[] = [{ ops: program, times: 1 }];
  for (let count = 0; !reader.isAtEnd; count += 1) {
    assert(count <= 2 * MOST.totalOps, "too many operations");
    const sign = reader.sign();
    const block = open.at(-1)!;
    if (sign === "(") {
      open.push({ ops: [], times: reader.number() || null });
    } else if (sign === ")") {
      assert(open.length > 1, "no loop to close");
      open.pop();
      open.at(-1)!.ops.push({ op: "loop", times: block.times, body: block.ops });
    } else block.ops.push(unpackOp(sign, reader));
  }
  assert(open.length === 1, "a loop is not closed");
  return program;
}

function unpackOp(sign: string | null, reader: PackedReader): Op {
  if (sign === BARRIER_SIGN) return { op: "barrier" };
  if (sign === AWAIT_SIGN) return { op: "await" };
  const first = reader.number();
  switch (sign) {
    case null:
      return { op: "reference", page: Math.floor(first / 2), write: first % 2 === 1 };
    case "+":
      return { op: "compute", ticks: first };
    case ":":
      return { op: "wait", ticks: first };
    case "~":
      return { op: "halt", ticks: first };
    case "@":
    case "&": {
      const [block, blocks] = [reader.number(), reader.number()];
      const request: Op = { op: "disk", volume: Math.floor(first / 2), block, blocks, write: first % 2 === 1 };
      return sign === "&" ? { ...request, isAsync: true } : request;
    }
    case "!":
      return { op: "hypercall", count: first };
    case "^":
      return { op: "trap", count: first };
    case "=":
      return { op: "sensitive", count: first };
    case "*": {
      const attempt = ATTEMPTS[first];
      assert(attempt, `no attempt ${first}`);
      const [target, volume] = [reader.number(), reader.number()];
      return { op: "attempt", attempt, target, volume };
    }
    default: {
      assert(Object.hasOwn(PATTERN_SIGNS, sign), `unknown sign "${sign}"`);
      const [count, writeEvery] = [reader.number(), reader.number()];
      const pattern = PATTERN_SIGNS[sign as keyof typeof PATTERN_SIGNS];
      return { op: "pattern", pattern, pages: first, count, writeEvery };
    }
  }
}
