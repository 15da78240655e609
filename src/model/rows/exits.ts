/** Rows about exits, where the host tells them apart, and about quotas of processor time. */
import { EXIT_CAUSES } from "../exits.ts";
import { row } from "./facts.ts";
import { flag, id, int, tick, word } from "./fields.ts";

/**
 * A vCPU exits, or (`isKernel`) a thread of a container calls the kernel of the host; told when that begins. `sensitive`
 * without an exit in a machine: the instructions have done something else than they should.
 */
export const exited = row(
  "scheduling",
  { isStep: true, area: "cpu" },
  {
    vcpu: id,
    pcpu: id,
    cause: word(EXIT_CAUSES),
    /** Calls, instructions, requests, faults or table entries that it is for. */
    asked: int,
    exits: int,
    /** All of them together. */
    ticks: tick,
    isKernel: flag,
  },
);

/** A machine has used up its quota and stands still until its period ends, or (`isThrottled` false) may run again. */
export const throttled = row(
  "scheduling",
  { isStep: true, area: "cpu" },
  {
    vm: id,
    isThrottled: flag,
    /** Of this period. */
    used: tick,
    quota: tick,
    /** End of the period. */
    until: tick,
  },
);
