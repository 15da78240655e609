/**
 * A binary heap of pending events ordered by (time, order), in one growable column array, so that it is plain data and
 * can be cloned. `order` packs phase, sub and insertion number, which makes the order total: equal keys cannot occur.
 *
 * An entry is five numbers: time, order, kind, and two operands.
 */

const STRIDE = 5;

export interface EventHeap {
  size: number;
  cells: number[];
}

/** An entry of the heap, read. */
export interface PendingEvent {
  readonly time: number;
  readonly order: number;
  readonly kind: number;
  readonly a: number;
  readonly b: number;
}

export function createHeap(): EventHeap {
  return { size: 0, cells: [] };
}

/** Time of the first event; Infinity when there is none. */
export function heapTime(heap: EventHeap): number {
  return heap.size > 0 ? heap.cells[0]! : Infinity;
}

/** Order key of the first event; only meaningful when there is one. */
export function heapOrder(heap: EventHeap): number {
  return heap.cells[1]!;
}

export function heapPush(heap: EventHeap, time: number, order: number, kind: number, a: number, b: number): void {
  const cells = heap.cells;
  let slot = heap.size;
  heap.size += 1;
  while (slot > 0) {
    const parent = (slot - 1) >> 1;
    const at = parent * STRIDE;
    const parentTime = cells[at]!;
    if (parentTime < time || (parentTime === time && cells[at + 1]! < order)) break;
    const to = slot * STRIDE;
    for (let i = 0; i < STRIDE; i += 1) cells[to + i] = cells[at + i]!;
    slot = parent;
  }
  const to = slot * STRIDE;
  cells[to] = time;
  cells[to + 1] = order;
  cells[to + 2] = kind;
  cells[to + 3] = a;
  cells[to + 4] = b;
}

/** Removes every event for which `isUnwanted` holds. Takes time for all of them: not for the loop. */
export function heapRemove(heap: EventHeap, isUnwanted: (event: PendingEvent) => boolean): void {
  const kept = heapEntries(heap).filter((event) => !isUnwanted(event));
  if (kept.length === heap.size) return;
  heap.size = 0;
  heap.cells.length = 0;
  for (const { time, order, kind, a, b } of kept) heapPush(heap, time, order, kind, a, b);
}

/** The pending events, in no particular order. */
export function heapEntries(heap: EventHeap): PendingEvent[] {
  return Array.from({ length: heap.size }, (_, slot) => {
    const [time, order, kind, a, b] = heap.cells.slice(slot * STRIDE, (slot + 1) * STRIDE);
    return { time: time!, order: order!, kind: kind!, a: a!, b: b! };
  });
}

/** Removes the first event; its kind and operands are written to `out` as `[kind, a, b]`. */
export function heapPop(heap: EventHeap, out: [number, number, number]): void {
  const cells = heap.cells;
  out[0] = cells[2]!;
  out[1] = cells[3]!;
  out[2] = cells[4]!;
  heap.size -= 1;
  const last = heap.size * STRIDE;
  const time = cells[last]!;
  const order = cells[last + 1]!;
  let slot = 0;
  for (;;) {
    let child = 2 * slot + 1;
    if (child >= heap.size) break;
    let at = child * STRIDE;
    if (child + 1 < heap.size) {
      const right = at + STRIDE;
      if (cells[right]! < cells[at]! || (cells[right]! === cells[at]! && cells[right + 1]! < cells[at + 1]!)) {
        child += 1;
        at = right;
      }
    }
    if (time < cells[at]! || (time === cells[at]! && order < cells[at + 1]!)) break;
    const to = slot * STRIDE;
    for (let i = 0; i < STRIDE; i += 1) cells[to + i] = cells[at + i]!;
    slot = child;
  }
  const to = slot * STRIDE;
  if (heap.size > 0) for (let i = 0; i < STRIDE; i += 1) cells[to + i] = cells[last + i]!;
  cells.length = last;
}
