/**
 * Small helpers around lists of problems: making one, and keeping a list short enough to be read. Nothing is decided
 * here.
 */
import type { Checked, Problem } from "../model/problems.ts";
import { MOST } from "./limits.ts";

export function problem(code: string, path: string, values: Problem["values"] = {}): Problem {
  return { code, path, values };
}

export function failed(problems: readonly Problem[]): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: limited(problems) };
}

/** `value`, unless there are problems. */
export function checkedAs<T>(value: T, problems: readonly Problem[]): Checked<T> {
  return problems.length === 0 ? { ok: true, value } : failed(problems);
}

/** The first problems, and one more that counts the rest: a thousand lines help nobody. */
function limited(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST.problems) return problems;
  const count = problems.length - MOST.problems;
  return [...problems.slice(0, MOST.problems), problem("moreProblems", "", { count })];
}
