/**
 * Looks at unknown data before anything else does: is it small and flat enough to be checked at all? The walk is a loop,
 * so that no depth can overflow the stack, and ends at the first bound that is passed. It does not look at meaning.
 */
import type { Problem } from "../../model/problems.ts";
import { MOST } from "../limits.ts";
import { problem } from "../problemList.ts";

/** Null when `input` is within the bounds; otherwise the one problem that is worth telling. */
export function sizeProblem(input: unknown): Problem | null {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: input, depth: 1 }];
  let values = 0;
  let objects = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (depth > MOST.depth) return problem("tooDeep", "", { max: MOST.depth });
    values += 1;
    if (typeof value === "object" && value !== null) {
      const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
      if (!Array.isArray(value)) objects += 1;
      if (values + waiting.length + parts.length > MOST.values || objects > MOST.objects)
        return problem("tooBig", "", { max: MOST.values, objects: MOST.objects });
      for (const part of parts) waiting.push({ value: part, depth: depth + 1 });
    }
  }
  return null;
}
