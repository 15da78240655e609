/** Problems as they are told: those of one kind in one column once, with the number of places. */
import type { Problem } from "../../model/problems.ts";

export interface ToldProblem {
  /** The first of them. */
  readonly problem: Problem;
  /** How many there are, this one included. */
  readonly count: number;
}

export function toldOnce(problems: readonly Problem[]): readonly ToldProblem[] {
  const kinds = new Map<string, ToldProblem>();
  for (const problem of problems) {
    const column = /^rows\[\d+\]\.(\w+)$/.exec(problem.path)?.[1];
    // Problems of the text as a whole differ in what they found.
    const key = `${problem.code} ${column ?? `${problem.path} ${problem.values["found"]}`}`;
    const known = kinds.get(key);
    kinds.set(key, known ? { ...known, count: known.count + 1 } : { problem, count: 1 });
  }
  return [...kinds.values()];
}
