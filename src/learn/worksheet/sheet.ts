/**
 * A worksheet: problems drawn from a seed, with everything that is left blank for the learner beside what belongs there. The
 * worksheet and its key are printed from the same value, so that no blank is without an answer.
 */
import { createStream, type RandomStream } from "../../base/prng.ts";
import { shortId } from "../../base/shortId.ts";
import { allocationProblem } from "./subjects/allocation.ts";
import { armProblem } from "./subjects/arm.ts";
import { pagingProblem } from "./subjects/paging.ts";
import { schedulingProblem } from "./subjects/scheduling.ts";
import { volumesProblem } from "./subjects/volumes.ts";
import type { Base } from "./exercise.ts";
import type { Problem, Subject } from "./problem.ts";

export interface SheetCall {
  readonly subject: Subject;
  readonly problems: number;
  readonly seed: number;
}

export interface Sheet extends SheetCall {
  /** The same on the worksheet and on its key, such as `H7-K3`. */
  readonly id: string;
  readonly list: readonly Problem[];
}

const DRAW: Readonly<Record<Subject, (stream: RandomStream, at: number, base: Base) => Problem>> = {
  scheduling: schedulingProblem,
  paging: pagingProblem,
  allocation: allocationProblem,
  arm: armProblem,
  volumes: volumesProblem,
};

/** The same call gives the same sheet everywhere. `base`: the host and machine of textbooks. */
export function sheetOf(call: SheetCall, base: Base): Sheet {
  const { subject, problems, seed } = call;
  const stream = createStream(seed, `worksheet ${subject}`);
  const list = Array.from({ length: problems }, (_, at) => DRAW[subject](stream, at, base));
  return { ...call, id: shortId(`${subject} ${problems} ${seed}`), list };
}
