/**
 * How much a copy of state adds to the one kept before it: what both hold, and blocks of columns that they share, counts
 * once. An estimate of the heap, good enough to keep copies within a budget: a slot of an object or a list is 8 bytes.
 */
import { BlockColumn } from "./blockColumn.ts";

const SLOT_BYTES = 8;
const OBJECT_BYTES = 32;
/** Entries of a list that are looked at: of a longer one evenly spread ones, which stand for those between them. */
const LOOKED_AT = 128;

/** Bytes of `value`, plain data, beyond those of `before`, the copy of the same state kept before it; null: of all of it. */
export function bytesOf(value: unknown, before: unknown = null): number {
  return bytesBeyond(value, before, new Set(), false);
}

/**
 * `isInList`: it stands in a list of its like, where each stands once. Who has been counted is remembered of lists and of what
 * holds others, so that no way round is endless; to remember every small record would take most of the time.
 */
function bytesBeyond(value: unknown, before: unknown, counted: Set<object>, isInList: boolean): number {
  if (typeof value !== "object" || value === null || value === before) return 0;
  if (Array.isArray(value)) return value.length === 0 ? OBJECT_BYTES : bytesOfList(value, before, counted);
  if (!isPlain(value)) return bytesOfColumn(value, before, counted);
  const known = (typeof before === "object" ? before : null) as Readonly<Record<string, unknown>> | null;
  let bytes = OBJECT_BYTES;
  let isRemembered = isInList;
  for (const key in value) {
    bytes += SLOT_BYTES;
    const entry = (value as Record<string, unknown>)[key];
    if (typeof entry !== "object" || entry === null) continue;
    if (!isRemembered) {
      if (counted.has(value)) return 0;
      counted.add(value);
      isRemembered = true;
    }
    bytes += bytesBeyond(entry, known?.[key], counted, false);
  }
  return bytes;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function bytesOfList(list: readonly unknown[], before: unknown, counted: Set<object>): number {
  if (counted.has(list)) return 0;
  counted.add(list);
  const known = Array.isArray(before) ? (before as readonly unknown[]) : null;
  let bytes = OBJECT_BYTES + list.length * SLOT_BYTES;
  const step = Math.ceil(list.length / LOOKED_AT);
  for (let at = 0; at < list.length; at += step) {
    const entry = list[at];
    if (typeof entry === "object") bytes += step * bytesBeyond(entry, known?.[at], counted, true);
  }
  return bytes;
}

/** Of what has a form of its own: columns, maps and sets. */
function bytesOfColumn(value: object, before: unknown, counted: Set<object>): number {
  if (counted.has(value)) return 0;
  counted.add(value);
  if (value instanceof BlockColumn)
    return OBJECT_BYTES + value.bytesBeyond(before instanceof BlockColumn ? before : null);
  if (ArrayBuffer.isView(value)) return OBJECT_BYTES + value.byteLength;
  let bytes = OBJECT_BYTES;
  if (value instanceof Map) {
    const known = before instanceof Map ? before : null;
    for (const [key, entry] of value) bytes += 2 * SLOT_BYTES + bytesBeyond(entry, known?.get(key), counted, false);
  } else if (value instanceof Set) bytes += value.size * 2 * SLOT_BYTES;
  return bytes;
}
