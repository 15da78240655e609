/**
 * A copy of plain data for going on from it later: objects, arrays, maps, sets and typed arrays are copied, what stands in
 * several places stands in the same places of the copy, and columns in blocks share their blocks until one is written.
 */
import { BlockColumn } from "./blockColumn.ts";

/** A copy of `value`; neither can change the other. Throws on what is no plain data (functions, other classes). */
export function cloneState<T>(value: T): T {
  return copyOf(value, new Map()) as T;
}

function copyOf(value: unknown, known: Map<object, unknown>): unknown {
  if (typeof value === "function" || typeof value === "symbol") throw new TypeError(`state holds a ${typeof value}`);
  if (typeof value !== "object" || value === null) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  if (value instanceof BlockColumn) return remember(value, value.fork(), known);
  if (ArrayBuffer.isView(value)) return remember(value, (value as Uint8Array).slice(), known);
  if (Array.isArray(value)) {
    const copy: unknown[] = remember(value, [], known);
    for (const entry of value) copy.push(copyOf(entry, known));
    return copy;
  }
  if (value instanceof Map) {
    const copy = remember(value, new Map<unknown, unknown>(), known);
    for (const [key, entry] of value) copy.set(copyOf(key, known), copyOf(entry, known));
    return copy;
  }
  if (value instanceof Set) {
    const copy = remember(value, new Set<unknown>(), known);
    for (const entry of value) copy.add(copyOf(entry, known));
    return copy;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`state holds a ${value.constructor.name}, which is no plain data`);
  const copy: Record<string, unknown> = remember(value, {}, known);
  for (const key of Object.keys(value)) copy[key] = copyOf((value as Record<string, unknown>)[key], known);
  return copy;
}

function remember<T>(value: object, copy: T, known: Map<object, unknown>): T {
  known.set(value, copy);
  return copy;
}
