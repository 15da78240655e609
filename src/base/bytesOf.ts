/**
 * How much a copy of state adds to the one kept before it: what both hold, and blocks of columns that they share, counts
 * once. An estimate of the heap, good enough to keep copies within a budget: a slot of an object or a list is 8 bytes.
 */
import { BlockColumn } from "./blockColumn.ts";

const SLOT_BYTES = 8;
const OBJECT_BYTES = 32;

/** Bytes of `value`, plain data, beyond those of `before`, the copy of the same state kept before it; null: of all of it. */
export function bytesOf(value: unknown, before: unknown = null): number {
  return bytesBeyond(value, before, new Set());
}

function bytesBeyond(value: unknown, before: unknown, counted: Set<object>): number {
  if (typeof value !== "object" || value === null || value === before || counted.has(value)) return 0;
  counted.add(value);
  if (value instanceof BlockColumn)
    return OBJECT_BYTES + value.bytesBeyond(before instanceof BlockColumn ? before : null);
  if (ArrayBuffer.isView(value)) return OBJECT_BYTES + value.byteLength;
  let bytes = OBJECT_BYTES;
  if (value instanceof Map) {
    const known = before instanceof Map ? before : null;
    for (const [key, entry] of value) bytes += 2 * SLOT_BYTES + bytesBeyond(entry, known?.get(key), counted);
  } else if (value instanceof Set) bytes += value.size * 2 * SLOT_BYTES;
  else {
    const known = (typeof before === "object" ? before : null) as Readonly<Record<string, unknown>> | null;
    for (const key of Object.keys(value))
      bytes += SLOT_BYTES + bytesBeyond((value as Record<string, unknown>)[key], known?.[key], counted);
  }
  return bytes;
}
