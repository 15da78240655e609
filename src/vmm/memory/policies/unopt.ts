/**
 * The worst possible choice: the page that is used again soonest gives up its frame. OPT turned round, to show how far
 * apart the best and the worst lie for a reference string.
 *
 * Source: UNOPT of OSTEP's paging simulator (vm-beyondphys-policy). Pages never used again go last, the one loaded first
 * among them. The next use is counted in the references of the vCPU that was next when the page was last referenced.
 */
import { lowestRunnersUp, type MemoryPolicy } from "../policy.ts";
import { createNextUses, firstByUse, noteLoad, noteNextUse, removeUse, type NextUses } from "./helpersOfNextUse.ts";

export const unopt: MemoryPolicy<NextUses> = {
  id: "unopt",
  params: [],
  goesBy: { by: "nextUse", leaves: "nearest" },
  pseudocode: [
    "next(frame) = references until its page is used again",
    "on fault with no free frame:",
    "  evict frame with the smallest next",
  ],
  create: (_params, frames) => createNextUses(frames, -1, "oldestLoad"),
  load: (uses, frame, _page, _write, facts) => noteLoad(uses, frame, facts),
  hit: () => {},
  foresee: (uses, frame, facts) => noteNextUse(uses, frame, facts.nextUse(frame), facts),
  victim: (uses, facts) => {
    const found = firstByUse(uses, facts);
    return found && { frame: found.root, reason: "nearestNextUse", line: 2, value: found.distance, cleared: [] };
  },
  runnersUp: (_uses, facts, n, victim) => lowestRunnersUp(facts, n, victim, (frame) => facts.nextUse(frame).distance),
  evicted: removeUse,
  dropped: removeUse,
};
