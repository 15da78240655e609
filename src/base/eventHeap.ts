/**
 * Pending events ordered by time, those of one time in the order in which they were pushed: a total order, so that two
 * runs never differ. A binary heap in typed columns: plain data that can be cloned.
 *
 * ```
 * keys   Float64 [place]      (time - base) · 2^20 + number, the heap; Infinity from `size` on
 * cells  Int32   [slot · 4]   kind (-1: the slot is free) and two operands; slot = number mod slots
 * ```
 * Numbers ascend with each push, so one comparison of keys decides both time and order, and a key alone finds its
 * operands. When numbers or times outgrow the key, `refill` starts both afresh.
 */
import { assert } from "./assert.ts";

/** Numbers that fit below the time in a key. */
const NUMBERS = 2 ** 20;
const PER_NUMBER = 1 / NUMBERS;
/** What is left of a safe integer for the time, and how far a push may be from `base` before that is moved. */
const MOST_TICKS = 2 ** 33;
const FAR_TICKS = 2 ** 32;
const STRIDE = 4;
const FREE = -1;
const FIRST_SLOTS = 16;

export interface EventHeap {
  /** Places in use, the first one included even when its event was popped. */
  size: number;
  /** The first event was popped and nothing has taken its place yet: very often the next push does. */
  isFirstGone: boolean;
  /** Time from which keys count. */
  base: number;
  /** Number of the next push. */
  next: number;
  keys: Float64Array<ArrayBuffer>;
  cells: Int32Array<ArrayBuffer>;
}

/** An entry of the heap, read. `order`: smaller for what was pushed before. */
export interface PendingEvent {
  readonly time: number;
  readonly order: number;
  readonly kind: number;
  readonly a: number;
  readonly b: number;
}

export function createHeap(): EventHeap {
  return { size: 0, isFirstGone: false, base: 0, next: 0, ...columns(FIRST_SLOTS) };
}

/** Time of the first event; Infinity when there is none. */
export function heapTime(heap: EventHeap): number {
  if (heap.isFirstGone) fillFirst(heap);
  return heap.size > 0 ? heap.base + Math.floor(heap.keys[0]! * PER_NUMBER) : Infinity;
}

/**
 * Adds an event. `time` is whole, `kind` is not negative, the operands are 32-bit integers. Throws when the pending
 * times lie 2^33 ticks apart.
 */
export function heapPush(heap: EventHeap, time: number, kind: number, a: number, b: number): void {
  insert(heap, takeNumber(heap, time), time, kind, a, b);
}

/** Removes the first event, which there must be; its kind and operands are written to `out` as `[kind, a, b]`. */
export function heapPop(heap: EventHeap, out: [number, number, number]): void {
  if (heap.isFirstGone) fillFirst(heap);
  const { cells } = heap;
  const cell = cellOf(heap, heap.keys[0]!);
  out[0] = cells[cell]!;
  out[1] = cells[cell + 1]!;
  out[2] = cells[cell + 2]!;
  cells[cell] = FREE;
  heap.isFirstGone = true;
}

/** The pending events, in no particular order. */
export function heapEntries(heap: EventHeap): PendingEvent[] {
  if (heap.isFirstGone) fillFirst(heap);
  return Array.from(heap.keys.subarray(0, heap.size), (key) => {
    const time = heap.base + Math.floor(key * PER_NUMBER);
    const [kind, a, b] = heap.cells.subarray(cellOf(heap, key));
    return { time, order: numberOf(key), kind: kind!, a: a!, b: b! };
  });
}

/** Removes every event for which `isUnwanted` holds. Takes time for all of them: not for the loop. */
export function heapRemove(heap: EventHeap, isUnwanted: (event: PendingEvent) => boolean): void {
  const kept = heapEntries(heap).filter((event) => !isUnwanted(event));
  if (kept.length < heap.size) refill(heap, kept, heap.keys.length);
}

function columns(slots: number): Pick<EventHeap, "keys" | "cells"> {
  return {
    keys: new Float64Array(slots).fill(Infinity),
    cells: new Int32Array(slots * STRIDE).fill(FREE),
  };
}

function numberOf(key: number): number {
  return key - Math.floor(key * PER_NUMBER) * NUMBERS;
}

function cellOf({ keys }: EventHeap, key: number): number {
  return (numberOf(key) & (keys.length - 1)) * STRIDE;
}

/** The number of an event about to be pushed: the next one whose slot is free. */
function takeNumber(heap: EventHeap, time: number): number {
  // At most half of the slots are taken, and three places after the last are Infinity for `sink`.
  if (heap.size * 2 + 6 > heap.keys.length) refill(heap, heapEntries(heap), heap.keys.length * 2);
  const { cells } = heap;
  const last = heap.keys.length - 1;
  let number = heap.next;
  while (cells[(number & last) * STRIDE] !== FREE) number += 1;
  if (number >= NUMBERS || Math.abs(time - heap.base) >= FAR_TICKS) {
    refill(heap, heapEntries(heap), heap.keys.length);
    if (heap.size === 0) heap.base = time;
    assert(Math.abs(time - heap.base) < MOST_TICKS, `events at ${heap.base} and ${time} are too far apart`);
    number = heap.next;
  }
  heap.next = number + 1;
  return number;
}

function insert(heap: EventHeap, number: number, time: number, kind: number, a: number, b: number): void {
  const { keys, cells } = heap;
  const cell = (number & (keys.length - 1)) * STRIDE;
  cells[cell] = kind;
  cells[cell + 1] = a;
  cells[cell + 2] = b;
  const key = (time - heap.base) * NUMBERS + number;
  if (heap.isFirstGone) {
    heap.isFirstGone = false;
    sink(keys, heap.size, key);
    return;
  }
  let place = heap.size;
  heap.size += 1;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const above = keys[parent]!;
    if (above <= key) break;
    keys[place] = above;
    place = parent;
  }
  keys[place] = key;
}

/** Starts afresh with these events: numbers from 0, times from the first event on. */
function refill(heap: EventHeap, events: readonly PendingEvent[], slots: number): void {
  const base = events.reduce((least, { time }) => Math.min(least, time), events[0]?.time ?? heap.base);
  Object.assign(heap, { size: 0, isFirstGone: false, base, next: events.length }, columns(slots));
  for (const [number, { time, kind, a, b }] of events.toSorted((one, other) => one.order - other.order).entries())
    insert(heap, number, time, kind, a, b);
}

/** Puts the last event into the place of the one that was popped. */
function fillFirst(heap: EventHeap): void {
  const last = heap.size - 1;
  const key = heap.keys[last]!;
  heap.keys[last] = Infinity;
  heap.size = last;
  heap.isFirstGone = false;
  if (last > 0) sink(heap.keys, last, key);
}

/**
 * Puts `key` at the first of `size` places and moves it down to where it belongs. Two levels at a time: the comparisons
 * among children and grandchildren do not wait for each other, and choose by arithmetic where a branch would be guessed
 * wrongly half of the time.
 */
function sink(keys: Float64Array, size: number, key: number): void {
  let place = 0;
  const quarter = size >> 2;
  while (place < quarter) {
    const child = 2 * place + 1;
    const grandchild = 4 * place + 3;
    const isRight = +(keys[child + 1]! < keys[child]!);
    const underLeft = +(keys[grandchild + 1]! < keys[grandchild]!);
    const underRight = +(keys[grandchild + 3]! < keys[grandchild + 2]!);
    const least = child + isRight;
    const leastKey = keys[least]!;
    if (leastKey >= key) {
      keys[place] = key;
      return;
    }
    keys[place] = leastKey;
    const next = 2 * least + 1 + ((underLeft & ~-isRight) | (underRight & -isRight));
    const nextKey = keys[next]!;
    if (nextKey >= key) {
      keys[least] = key;
      return;
    }
    keys[least] = nextKey;
    place = next;
  }
  const half = size >> 1;
  while (place < half) {
    const child = 2 * place + 1;
    const least = child + +(keys[child + 1]! < keys[child]!);
    const leastKey = keys[least]!;
    if (leastKey >= key) break;
    keys[place] = leastKey;
    place = least;
  }
  keys[place] = key;
}
