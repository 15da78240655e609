/**
 * Decisions made by somebody else than the policies: who plays the scheduler, or chooses the pages that leave. Given as a
 * list beside the scenario, so that the run is a pure function of both.
 *
 * ```
 * decision      0     1     2     3     4 ...      every moment with two candidates or more, in the order of the run
 * made          7   null    3                      takes 7, leaves it to the policy, takes 3; from 3 on the policy decides
 * ```
 */

/** What can be decided by hand; the answers are those of the questions of that kind (`learn/question.ts`). */
export const BY_HAND_KINDS = ["nextToRun", "victim", "hole", "extents", "host"] as const;
export type ByHandKind = (typeof BY_HAND_KINDS)[number];

export interface ByHandSpec {
  /** Decisions of other kinds are not counted: the policy makes them. */
  readonly kinds: readonly ByHandKind[];
  /** In the order of the run; null: what the policy decides. Whatever is no candidate counts as null. */
  readonly made: readonly (number | null)[];
}
