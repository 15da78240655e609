/**
 * What one packed scenario has otherwise than another, so that branches of one tree take no more room in a link than what
 * differs. Knows nothing of scenarios:
 *
 *     0                    the same
 *     [0, value]           another value
 *     [1, p, s, middle]    a list or a text that shares its first `p` and its last `s` entries; between them stands `middle`
 *     [2, p, s, delta, …]  a list that shares them, each entry between them with what it has otherwise
 */
import { assert } from "../../base/assert.ts";
import type { Json } from "./packedRecord.ts";

/** What `other` has otherwise than `base`. */
export function deltaOf(base: Json, other: Json): Json {
  if (JSON.stringify(base) === JSON.stringify(other)) return 0;
  const isText = typeof base === "string" && typeof other === "string";
  if (!isText && !(isList(base) && isList(other))) return [0, other];
  const before = sharedEnd(base, other, Math.min(base.length, other.length), (list, at) => list[at]);
  const room = Math.min(base.length, other.length) - before;
  const after = sharedEnd(base, other, room, (list, at) => list[list.length - 1 - at]);
  const middle = other.slice(before, other.length - after);
  if (typeof base === "string" || typeof middle === "string" || base.length !== other.length)
    return [1, before, after, middle];
  return [2, before, after, ...middle.map((entry, at) => deltaOf(base[before + at]!, entry))];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

type Entries = string | readonly Json[];

/** How many entries from one end are the same, at most `most`. */
function sharedEnd(
  one: Entries,
  other: Entries,
  most: number,
  entryOf: (list: Entries, at: number) => unknown,
): number {
  let shared = 0;
  while (shared < most && JSON.stringify(entryOf(one, shared)) === JSON.stringify(entryOf(other, shared))) shared += 1;
  return shared;
}

/** What `deltaOf` was given as `other`. Throws on what no delta of `base` is. */
export function withDelta(base: unknown, delta: unknown): unknown {
  if (delta === 0) return base;
  assert(Array.isArray(delta), "a delta is a list");
  const [kind, ...rest] = delta as readonly unknown[];
  if (kind === 0) return rest[0];
  const [before, after, ...more] = rest;
  assert(typeof base === "string" || Array.isArray(base), "only lists and texts have parts");
  assert(isCount(before) && isCount(after) && before + after <= base.length, "what is shared is there");
  const end = base.length - after;
  if (kind === 1) {
    const [middle] = more;
    if (typeof base === "string") {
      assert(typeof middle === "string", "a text is made of texts");
      return base.slice(0, before) + middle + base.slice(end);
    }
    assert(Array.isArray(middle), "a list is made of lists");
    return [...base.slice(0, before), ...(middle as readonly unknown[]), ...base.slice(end)];
  }
  assert(kind === 2 && Array.isArray(base) && more.length === end - before, "each entry between has its own delta");
  const between = more.map((each, at) => withDelta(base[before + at], each));
  return [...base.slice(0, before), ...between, ...base.slice(end)];
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
