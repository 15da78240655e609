/** Rows as the core writes them. */
import type { Recorder } from "../../model/recorder.ts";
import { ROW, type Body, type EventKind } from "../../model/rows/table.ts";
import type { Tick } from "../../model/units.ts";
import { encodeRow } from "../rows.ts";
import { FIRST_CAPACITY, grown } from "./growing.ts";

/** Rows as the core writes them, until they are made into a chunk. Its columns are views: they hold until the next row. */
export class RowBuffer implements Recorder {
  #length = 0;
  #kinds = new Uint8Array(FIRST_CAPACITY);
  #times = new Float64Array(FIRST_CAPACITY);
  #starts = new Uint32Array(FIRST_CAPACITY);
  #operandCount = 0;
  #operands = new Float64Array(FIRST_CAPACITY);

  get length(): number {
    return this.#length;
  }

  get kinds(): Uint8Array {
    return this.#kinds.subarray(0, this.#length);
  }

  get times(): Float64Array {
    return this.#times.subarray(0, this.#length);
  }

  get starts(): Uint32Array {
    return this.#starts.subarray(0, this.#length);
  }

  get operands(): Float64Array {
    return this.#operands.subarray(0, this.#operandCount);
  }

  tell<Kind extends EventKind>(time: Tick, kind: Kind, body: Body<Kind>): void {
    this.#begin(ROW[kind], time, 0);
    encodeRow(kind, body, this);
  }

  ready(time: Tick, vcpu: number, cause: number, queue: number, position: number): void {
    const at = this.#begin(ROW.ready, time, 4);
    const operands = this.#operands;
    operands[at] = vcpu;
    operands[at + 1] = cause;
    operands[at + 2] = queue;
    operands[at + 3] = position;
  }

  dispatch(
    time: Tick,
    vcpu: number,
    pcpu: number,
    reason: number,
    line: number,
    timeslice: number,
    switchTicks: number,
    switched: number,
    stolenFrom: number,
    value: number,
    others: number,
    goesOn: number,
    losers: readonly number[],
  ): void {
    const at = this.#begin(ROW.dispatch, time, 12 + losers.length);
    const operands = this.#operands;
    operands[at] = vcpu;
    operands[at + 1] = pcpu;
    operands[at + 2] = reason;
    operands[at + 3] = line;
    operands[at + 4] = timeslice;
    operands[at + 5] = switchTicks;
    operands[at + 6] = switched;
    operands[at + 7] = stolenFrom;
    operands[at + 8] = value;
    operands[at + 9] = others;
    operands[at + 10] = goesOn;
    operands[at + 11] = losers.length / 2;
    for (let loser = 0; loser < losers.length; loser += 1) operands[at + 12 + loser] = losers[loser]!;
  }

  leave(time: Tick, vcpu: number, pcpu: number, cause: number, blocked: number, ticks: number): void {
    const at = this.#begin(ROW.leave, time, 6);
    const operands = this.#operands;
    operands[at] = vcpu;
    operands[at + 1] = pcpu;
    operands[at + 2] = cause;
    operands[at + 3] = blocked;
    operands[at + 4] = ticks;
    operands[at + 5] = 0;
  }

  hit(time: Tick, vcpu: number, page: number, write: number, frame: number): void {
    const at = this.#begin(ROW.hit, time, 4);
    const operands = this.#operands;
    operands[at] = vcpu;
    operands[at + 1] = page;
    operands[at + 2] = write;
    operands[at + 3] = frame;
  }

  listed(time: Tick, scope: number, list: number, entry: number, vm: number, page: number): void {
    this.#inList(ROW.listed, time, scope, list, entry, vm, page);
  }

  unlisted(time: Tick, scope: number, list: number, entry: number, vm: number, page: number): void {
    this.#inList(ROW.unlisted, time, scope, list, entry, vm, page);
  }

  #inList(kind: number, time: Tick, scope: number, list: number, entry: number, vm: number, page: number): void {
    const at = this.#begin(kind, time, 5);
    const operands = this.#operands;
    operands[at] = scope;
    operands[at + 1] = list;
    operands[at + 2] = entry;
    operands[at + 3] = vm;
    operands[at + 4] = page;
  }

  /** One more operand of the row begun last. */
  push(operand: number): void {
    if (this.#operandCount === this.#operands.length) this.#operands = grown(this.#operands);
    this.#operands[this.#operandCount] = operand;
    this.#operandCount += 1;
  }

  clear(): void {
    this.#length = 0;
    this.#operandCount = 0;
  }

  /** Begins a row with room for so many operands; the place of the first. */
  #begin(kind: number, time: Tick, operands: number): number {
    const row = this.#length;
    if (row === this.#kinds.length) {
      this.#kinds = grown(this.#kinds);
      this.#times = grown(this.#times);
      this.#starts = grown(this.#starts);
    }
    this.#length = row + 1;
    const at = this.#reserve(operands);
    this.#kinds[row] = kind;
    this.#times[row] = time;
    this.#starts[row] = at;
    return at;
  }

  #reserve(operands: number): number {
    const at = this.#operandCount;
    this.#operandCount = at + operands;
    while (this.#operandCount > this.#operands.length) this.#operands = grown(this.#operands);
    return at;
  }
}
