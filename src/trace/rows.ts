/**
 * Layout of rows: how the operands of each kind of event stand in their integers, and back. The core writes operands in
 * this order; everything else reads rows as `TraceEvent`.
 *
 * ```
 * kind | time | operands (variable, integers; -1 = none; lists carry their length before them)
 * ```
 */
import {
  DISPATCH_REASONS,
  EVENT_KINDS,
  FAULT_CLASSES,
  PREEMPT_REASONS,
  REQUEST_PURPOSES,
  STANDING_REASONS,
  VICTIM_REASONS,
  type Contender,
  type EventBody,
  type TraceEvent,
} from "../model/events.ts";
import { COMMANDS, REBALANCING_VICTIMS } from "../model/scenario.ts";
import {
  BLOCK_REASONS,
  ERROR_CODES,
  LEAVE_CAUSES,
  PCPU_PHASES,
  READY_CAUSES,
  RESOURCES,
  VCPU_STATES,
  VM_STATES,
} from "../model/states.ts";
import type { Tick } from "../model/units.ts";

/** Numbers that can be read by index: any typed array or plain array. */
export interface Operands {
  readonly [index: number]: number;
  readonly length: number;
}

/** Reads the operands of one row from `start` on, one after the other. */
class OperandReader {
  readonly #operands: Operands;
  #at: number;

  constructor(operands: Operands, start: number) {
    this.#operands = operands;
    this.#at = start;
  }

  next(): number {
    const value = this.#operands[this.#at];
    this.#at += 1;
    if (value === undefined) throw new Error("a row of the trace ends too early");
    return value;
  }

  flag(): boolean {
    return this.next() !== 0;
  }

  of<T>(list: readonly T[]): T {
    const at = this.next();
    const value = list[at];
    if (value === undefined) throw new Error(`a row of the trace holds ${at} where 0..${list.length - 1} is known`);
    return value;
  }

  list<T>(length: number, read: () => T): T[] {
    const all: T[] = [];
    while (all.length < length) all.push(read());
    return all;
  }

  contenders<Id extends number>(): Contender<Id>[] {
    const length = this.next();
    return this.list(length, () => ({ id: this.next() as Id, value: this.next() }));
  }
}

/** The row of kind number `kind` at `time`, whose operands begin at `start`. Throws on a damaged row. */
export function decodeRow(kind: number, time: Tick, operands: Operands, start: number): TraceEvent {
  return { time, ...decodeBody(kind, new OperandReader(operands, start)) };
}

function decodeBody(kindNumber: number, row: OperandReader): EventBody {
  const kind = EVENT_KINDS[kindNumber];
  switch (kind) {
    case "commandDone":
      return { kind, index: row.next(), command: row.of(COMMANDS), vm: row.next() };
    case "commandFailed": {
      const head = {
        index: row.next(),
        command: row.of(COMMANDS),
        vm: row.next(),
        code: row.of(ERROR_CODES),
        state: row.of(VM_STATES),
      };
      const shortages = row.list(row.next(), () => ({
        resource: row.of(RESOURCES),
        needed: row.next(),
        available: row.next(),
      }));
      return { kind, ...head, shortages };
    }
    case "vmState":
      return { kind, vm: row.next(), state: row.of(VM_STATES), cause: row.flag() ? "finish" : "command" };
    case "ready":
      return { kind, vcpu: row.next(), cause: row.of(READY_CAUSES), queue: row.next(), position: row.next() };
    case "vcpuState":
      return {
        kind,
        vcpu: row.next(),
        state: row.of(VCPU_STATES) as "offline" | "blocked" | "paused" | "finished" | "parked" | "costopped",
        blocked: row.of(BLOCK_REASONS),
      };
    case "queueOrder": {
      const queue = row.next();
      return { kind, queue, vcpus: row.list(row.next(), () => row.next()) };
    }
    case "dispatch": {
      const head = {
        vcpu: row.next(),
        pcpu: row.next(),
        reason: row.of(DISPATCH_REASONS),
        line: row.next(),
        timeslice: row.next(),
        switchTicks: row.next(),
        switched: row.flag(),
        stolenFrom: row.next(),
        value: row.next(),
        others: row.next(),
      };
      return { kind, ...head, losers: row.contenders() };
    }
    case "pcpuPhase":
      return { kind, pcpu: row.next(), phase: row.of(PCPU_PHASES) };
    case "leave": {
      const head = {
        vcpu: row.next(),
        pcpu: row.next(),
        cause: row.of(LEAVE_CAUSES),
        blocked: row.of(BLOCK_REASONS),
        ticks: row.next(),
      };
      const preempt = row.flag()
        ? {
            reason: row.of(PREEMPT_REASONS),
            line: row.next(),
            by: row.next(),
            value: row.next(),
            byValue: row.next(),
          }
        : null;
      return { kind, ...head, preempt };
    }
    case "round": {
      const head = { queue: row.next(), ticks: row.next(), totalWeight: row.next() };
      const entries = row.list(row.next(), () => ({ vcpu: row.next(), weight: row.next(), slice: row.next() }));
      return { kind, ...head, entries };
    }
    case "hit":
      return { kind, vcpu: row.next(), page: row.next(), write: row.flag(), frame: row.next() };
    case "fault":
      return { kind, vcpu: row.next(), page: row.next(), write: row.flag(), fault: row.of(FAULT_CLASSES) };
    case "evict": {
      const head = {
        frame: row.next(),
        vm: row.next(),
        page: row.next(),
        dirty: row.flag(),
        forVcpu: row.next(),
        forPage: row.next(),
        reason: row.of(VICTIM_REASONS),
        line: row.next(),
        value: row.next(),
        hand: row.next(),
        others: row.next(),
      };
      const cleared = row.list(row.next(), () => row.next());
      return { kind, ...head, cleared, losers: row.contenders() };
    }
    case "reserve":
      return { kind, frame: row.next(), vm: row.next(), page: row.next() };
    case "map":
      return {
        kind,
        frame: row.next(),
        vm: row.next(),
        page: row.next(),
        vcpu: row.next(),
        how: row.flag() ? "swapIn" : "zeroFill",
        hand: row.next(),
        referenced: row.flag(),
        dirty: row.flag(),
      };
    case "frameWait":
      return { kind, vcpu: row.next(), page: row.next() };
    case "free":
      return { kind, frame: row.next() };
    case "ioQueued":
      return {
        kind,
        request: row.next(),
        pv: row.next(),
        extent: row.next(),
        purpose: row.of(REQUEST_PURPOSES),
        vm: row.next(),
        vcpu: row.next(),
        page: row.next(),
        blocks: row.next(),
      };
    case "ioStarted":
      return { kind, request: row.next(), pv: row.next(), until: row.next() };
    case "ioDone":
      return { kind, request: row.next(), pv: row.next() };
    case "ioCancelled":
      return { kind, request: row.next(), pv: row.next() };
    case "lvAllocated": {
      const head = { lv: row.next(), policy: row.next() };
      const runs = row.list(row.next(), () => ({ pv: row.next(), start: row.next(), count: row.next() }));
      return { kind, ...head, runs };
    }
    case "lvFreed":
      return { kind, lv: row.next() };
    case "quiet":
      return { kind };
    case "zeno":
      return { kind, vcpu: row.next() };
    case "standing": {
      const head = { reason: row.of(STANDING_REASONS), line: row.next() };
      return { kind, ...head, entries: row.list(row.next(), () => ({ vcpu: row.next(), value: row.next() })) };
    }
    case "timeslice":
      return { kind, vcpu: row.next(), pcpu: row.next(), timeslice: row.next() };
    case "weight":
      return { kind, vm: row.next(), weight: row.next() };
    case "barrier":
      return { kind, vcpu: row.next(), opens: row.flag() };
    case "rebalance":
      return {
        kind,
        vcpu: row.next(),
        from: row.next(),
        to: row.next(),
        victim: row.of(REBALANCING_VICTIMS),
        waiting: row.next(),
        position: row.next(),
      };
    case "warming":
      return { kind, vcpu: row.next(), pcpu: row.next(), begins: row.flag() };
    case "warmth":
      return { kind, vcpu: row.next(), pcpu: row.next(), isWarm: row.flag(), by: row.next() };
    default:
      throw new Error(`a row of the trace has the unknown kind ${kindNumber}`);
  }
}
