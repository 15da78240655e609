/**
 * The optimal policy (Belady): the page whose next use lies furthest ahead gives up its frame. It needs the future, so
 * it is a yardstick, not a policy for a real machine. The future is each machine's own program; with one machine and one
 * vCPU this is Belady's OPT exactly.
 *
 * Source: Belady 1966; Silberschatz, virtual memory. Ties (pages never used again) do not change the number of faults:
 * `oldestLoad` takes the one loaded first, `lowestFrame` the lowest frame number, `newestLoad` the one loaded last.
 */
import { lowestRunnersUp, type MemoryPolicy } from "../policy.ts";
import { createNextUses, firstByUse, noteLoad, noteNextUse, removeUse, type NextUses } from "./helpersOfNextUse.ts";

export const opt: MemoryPolicy<NextUses> = {
  id: "opt",
  params: [
    {
      id: "ties",
      type: "choice",
      default: "oldestLoad",
      choices: ["oldestLoad", "lowestFrame", "newestLoad"],
      isConvention: true,
    },
  ],
  goesBy: { by: "nextUse", leaves: "farthest" },
  pseudocode: [
    "next(frame) = references until its page is used again",
    "on fault with no free frame:",
    "  evict frame with the largest next (∞ if never)",
  ],
  create: (params, frames) => createNextUses(frames, 1, String(params["ties"])),
  load: (uses, frame, _page, _write, facts) => noteLoad(uses, frame, facts),
  hit: () => {},
  foresee: (uses, frame, facts) => noteNextUse(uses, frame, facts.nextUse(frame), facts),
  victim: (uses, facts) => {
    const found = firstByUse(uses, facts);
    return found && { frame: found.root, reason: "farthestNextUse", line: 2, value: found.distance, cleared: [] };
  },
  runnersUp: (_uses, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => facts.nextUse(frame).distance),
  evicted: removeUse,
  dropped: removeUse,
};
