/** Rows about jobs: work of the manager that takes time on disks. */
import { JOB_KINDS, JOB_OUTCOMES } from "../states.ts";
import { row } from "./facts.ts";
import { id, int, list, word } from "./fields.ts";

const JOB = {
  job: id,
  work: word(JOB_KINDS),
  /** -1: it is for no machine. */
  vm: id,
  /** What there is to do: pages of an image, extents of volumes. */
  total: int,
};

/** A job begins. */
export const jobBegun = row(
  "commands",
  {},
  {
    ...JOB,
    /** The volume that it writes, or reads; -1: none. */
    lv: id,
  },
);

/** It concerns another machine as well, which heeds as little meanwhile. */
export const jobShared = row("commands", { isSilent: true }, { job: id, vm: id });

/** So much of it is done. */
export const jobProgress = row("details", { isSilent: true }, { ...JOB, done: int });

export const jobEnded = row("commands", { isStep: true }, { ...JOB, done: int, outcome: word(JOB_OUTCOMES) });

/** Pages of a restored machine that got no frame: they are on the swap volume, where they are written without anybody waiting. */
export const restoredToSwap = row("details", {}, { vm: id, pages: list(int) });
