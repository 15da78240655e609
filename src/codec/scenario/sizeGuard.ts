/**
 * Looks at unknown data before anything else does: is it small and flat enough to be checked at all? What is read is read
 * once, into plain data: nobody after it meets a getter or a class. The walk is a loop, so that no depth can overflow the
 * stack, and ends at the first bound that is passed. It does not look at meaning.
 */
import type { Checked } from "../../model/problems.ts";
import { MOST } from "../limits.ts";
import { failed, problem } from "../problemList.ts";

type Parts = Record<string | number, unknown>;

/** A list or an object that is to be copied, into `copy`. */
interface Waiting {
  readonly original: object;
  readonly copy: Parts;
  readonly depth: number;
}

/** `input` as plain data when it is within the bounds; otherwise the one problem that is worth telling. Never throws. */
export function plainData(input: unknown): Checked<unknown> {
  try {
    return copied(input);
  } catch {
    // A getter or the like that does not let itself be read.
    return failed([problem("wrongType", "", { found: "noData", expected: "object" })]);
  }
}

function copied(input: unknown): Checked<unknown> {
  if (typeof input !== "object" || input === null) return { ok: true, value: input };
  const whole = emptyFor(input);
  const waiting: Waiting[] = [{ original: input, copy: whole, depth: 1 }];
  let values = 1;
  let objects = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { original, copy, depth } = next;
    if (!Array.isArray(original)) objects += 1;
    const keys = Array.isArray(original) ? null : Object.keys(original);
    const count = keys ? keys.length : (original as readonly unknown[]).length;
    values += count;
    if (values > MOST.values || objects > MOST.objects)
      return failed([problem("tooBig", "", { max: MOST.values, objects: MOST.objects })]);
    if (count > 0 && depth >= MOST.depth) return failed([problem("tooDeep", "", { max: MOST.depth })]);
    for (let at = 0; at < count; at += 1) {
      const key = keys ? keys[at]! : at;
      const part: unknown = (original as Parts)[key];
      if (typeof part !== "object" || part === null) put(copy, key, part);
      else {
        const inner = emptyFor(part);
        put(copy, key, inner);
        waiting.push({ original: part, copy: inner, depth: depth + 1 });
      }
    }
  }
  return { ok: true, value: whole };
}

function emptyFor(original: object): Parts {
  return (Array.isArray(original) ? [] : {}) as Parts;
}

/** As `copy[key] = part`, where the key is no more than a key. */
function put(copy: Parts, key: string | number, part: unknown): void {
  if (key === "__proto__") Object.defineProperty(copy, key, { value: part, enumerable: true });
  else copy[key] = part;
}
