/**
 * A copy of plain data for going on from it later: objects, arrays, maps, sets and typed arrays are copied, what stands in
 * several places stands in the same places of the copy, and columns in blocks share their blocks until one is written.
 */
import { BlockColumn } from "./blockColumn.ts";
import { mapInParts, whole, type InParts } from "./parts.ts";

/** What has been copied so far, and its copy; null where nothing stands in several places. */
type Known = Map<object, unknown> | null;

/** A list in which everything stands once, and nowhere else, and how one of it is copied: its form is known. */
export interface ListOfOneForm<Entry = unknown> {
  readonly list: readonly Entry[];
  copy(entry: Entry): Entry;
}

/**
 * A copy of `value`; neither can change the other. Throws on what is no plain data (functions, other classes).
 * `unshared`: lists in which everything stands once, and nowhere else; to look for that takes most of the time.
 * `ofOneForm`: those of them with thousands of entries: to look for what an entry holds takes twenty times as long as copying it.
 */
export function cloneState<T>(value: T, unshared: readonly object[] = [], ofOneForm: readonly ListOfOneForm[] = []): T {
  return whole(cloneStateInParts(value, unshared, ofOneForm));
}

/** The same in parts, where lists of `unshared` are long; nothing may change before that is done. */
export function* cloneStateInParts<T>(
  value: T,
  unshared: readonly object[],
  ofOneForm: readonly ListOfOneForm[] = [],
): InParts<T> {
  const known = new Map<object, unknown>();
  for (const { list, copy } of ofOneForm) known.set(list, yield* mapInParts(list, copy));
  for (const list of unshared)
    known.set(list, Array.isArray(list) ? yield* mapInParts(list, (entry) => copyOf(entry, null)) : copyOf(list, null));
  return copyOf(value, known) as T;
}

function copyOf(value: unknown, known: Known): unknown {
  if (typeof value === "function" || typeof value === "symbol") throw new TypeError(`state holds a ${typeof value}`);
  if (typeof value !== "object" || value === null) return value;
  const before = known?.get(value);
  if (before !== undefined) return before;
  if (Array.isArray(value)) return copyParts(remember(value, [...(value as readonly unknown[])], known), known);
  if (value instanceof BlockColumn) return remember(value, value.fork(), known);
  if (ArrayBuffer.isView(value)) return remember(value, (value as Uint8Array).slice(), known);
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
  // A shallow copy first, which engines make in one go: most entries are numbers and words.
  const copy: Record<string, unknown> = remember(value, { ...value }, known);
  for (const key in copy) {
    const entry = copy[key];
    if (typeof entry === "object" ? entry !== null : typeof entry === "function") copy[key] = copyOf(entry, known);
  }
  return copy;
}

/** Replaces the entries of a list, itself copied already, by copies. */
function copyParts(list: unknown[], known: Known): unknown[] {
  for (let at = 0; at < list.length; at += 1) {
    const entry = list[at];
    if (typeof entry !== "number") list[at] = copyOf(entry, known);
  }
  return list;
}

function remember<T>(value: object, copy: T, known: Known): T {
  known?.set(value, copy);
  return copy;
}
