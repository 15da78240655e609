/** Rows about what guests try to reach that is not their own (domain F.6: M2, M3, M7, S2). */
import { ATTEMPT_RULES, ATTEMPTS } from "../attempts.ts";
import { row } from "./facts.ts";
import { group, id, int, list, tick, word } from "./fields.ts";

/** A guest has tried to reach something, and this became of it. */
export const attempted = row(
  "memory",
  { isStep: true, area: "memory" },
  {
    vcpu: id,
    attempt: word(ATTEMPTS),
    /** Number of the page, frame or extent that it named. */
    target: int,
    /** Number of its volume that it named; -1: it named none. */
    volume: id,
    /** What decided. */
    rule: word(ATTEMPT_RULES),
    /** The frame that it is about; -1: none. */
    frame: id,
    /** Machine that has what it named, or of which something stood there; -1: nobody, or not known. */
    owner: id,
    exits: int,
    /** Time of the exits; of a write or read all the time until it was made, which the guest can measure. */
    ticks: tick,
    /** What it has read, or what has been written there (`model/contents.ts`); 0 where that is not modelled. */
    token: int,
    /** Pages that shared the frame when a write began, its own among them; 0: it shared none. */
    sharers: int,
    /** Pages of machines whose contents have been changed. */
    changed: list(group({ vm: id, page: id })),
  },
);

/** A frame that was not scrubbed is given to a machine with what another one, `from`, has left in it. */
export const leftOver = row(
  "memory",
  { isStep: true, area: "memory", tone: "fault" },
  {
    frame: id,
    vm: id,
    page: id,
    from: id,
    /** What stands there (`model/contents.ts`). */
    token: int,
  },
);
