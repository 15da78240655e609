/**
 * How the core tells what happens: rows of the kinds in `rows/`. It never asks what becomes of them.
 *
 * Rows that come by the million have methods of their own, which take the operands one by one, words as their numbers; they
 * are rows like all others.
 */
import type { Body, EventKind } from "./rows/table.ts";
import type { Tick } from "./units.ts";

export interface Recorder {
  /** One row of any kind. */
  tell<Kind extends EventKind>(time: Tick, kind: Kind, body: Body<Kind>): void;
  /** A row of kind `ready`. */
  ready(time: Tick, vcpu: number, cause: number, queue: number, position: number): void;
  /** A row of kind `dispatch`. `losers`: id and value of each, one after the other. */
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
  ): void;
  /** A row of kind `leave` that is no preemption. */
  leave(time: Tick, vcpu: number, pcpu: number, cause: number, blocked: number, ticks: number): void;
  /** A row of kind `hit`. */
  hit(time: Tick, vcpu: number, page: number, write: number, frame: number): void;
  /** A row of kind `listed`. */
  listed(time: Tick, scope: number, list: number, entry: number, vm: number, page: number): void;
  /** A row of kind `unlisted`. */
  unlisted(time: Tick, scope: number, list: number, entry: number, vm: number, page: number): void;
}
