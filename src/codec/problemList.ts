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
  return { ok: false, problems: listed(problems) };
}

/** `value`, unless there are problems. */
export function checkedAs<T>(value: T, problems: readonly Problem[]): Checked<T> {
  return problems.length === 0 ? { ok: true, value } : failed(problems);
}

/** The first problems of a check that looked no further than it needs to, and one more that says so. */
export function firstFound(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST.problems) return problems;
  return [...problems.slice(0, MOST.problems), problem("moreUnseen", "", { max: MOST.problems })];
}

/** The first `most` problems, and one more that counts the rest: a thousand lines help nobody. */
export function listed(problems: readonly Problem[], most: number = MOST.problems): readonly Problem[] {
  if (problems.length <= most) return problems;
  return [...problems.slice(0, most), problem("moreProblems", "", { count: problems.length - most })];
}
