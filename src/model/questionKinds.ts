/** What can be asked about a run; what a question is stands in `learn/question.ts`. */

/**
 * The kinds, and what an answer is:
 * - `nextToRun`   the vCPU that has the pCPU next
 * - `victim`      the frame whose page leaves
 * - `hitOrFault`  `HIT` or `FAULT` of `learn/question.ts`
 * - `stateAfter`  place in `VM_STATES` of the state of the machine after the command
 * - `outcome`     place in `OUTCOMES` there
 * - `timeslice`   ticks
 * - `finish`      the moment, in ticks
 * - `taker`       the machine that had the pCPU for most of the time that a vCPU waited
 * - `hole`        the hole of the memory region that a block is taken from, counted by address; their number: none
 * - `extents`     the free run from whose beginning extents are taken, counted by PV and extent; their number: none
 * - `host`        the host on which a machine is put; their number: none
 * - `dirtied`     pages that a machine writes while a round of its migration is sent
 * - `ballooned`   a frame whose page the balloon of a machine takes
 * - `walk`        entries of page tables that are read for the address of a reference
 */
export const QUESTION_KINDS = [
  "nextToRun",
  "victim",
  "hitOrFault",
  "stateAfter",
  "outcome",
  "timeslice",
  "finish",
  "taker",
  "hole",
  "extents",
  "host",
  "dirtied",
  "ballooned",
  "walk",
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Those that a run is asked; where machines go is asked of somebody who decides it. */
export const FORESEEN_KINDS = QUESTION_KINDS.filter((kind) => kind !== "host");
export type ForeseenKind = (typeof FORESEEN_KINDS)[number];
/** Questions of a task at most. */
export const MOST_FORESEEN = 40;
