/**
 * How the core tells what happens: rows of integers, laid out in `trace/rows.ts`. It never asks what becomes of them.
 *
 * Rows that come by the million have methods of their own, whose operands need no list; they are rows like all others.
 */
import { EVENT_KINDS } from "./events.ts";

export interface Recorder {
  /** One row: kind number, moment, operands. Operands are integers (or -1 for none). */
  row(kind: number, time: number, operands: readonly number[]): void;
  /** A row of kind `ready`. */
  ready(time: number, vcpu: number, cause: number, queue: number, position: number): void;
  /** A row of kind `dispatch`. `losers`: id and value of each, one after the other. */
  dispatch(
    time: number,
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
    losers: readonly number[],
  ): void;
  /** A row of kind `leave` that is no preemption. */
  leave(time: number, vcpu: number, pcpu: number, cause: number, blocked: number, ticks: number): void;
  /** A row of kind `hit`. */
  hit(time: number, vcpu: number, page: number, write: number, frame: number): void;
  /** False: nobody will read contenders and queue orders, so they need not be found out; positions are 0. */
  readonly wantsReasons: boolean;
}

/** The place of each word in its list: the numbers that stand in rows. */
export function numbersOf<Word extends string>(words: readonly Word[]): Readonly<Record<Word, number>> {
  return Object.fromEntries(words.map((word, at) => [word, at])) as Record<Word, number>;
}

/** Numbers of the kinds, as they stand in rows. */
export const ROW = numbersOf(EVENT_KINDS);
