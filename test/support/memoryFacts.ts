/** Facts for a replacement policy without a host around it: all frames are candidates and nobody uses a page again. */
import type { MemoryFacts } from "../../src/vmm/memory/policy.ts";

export function factsOf(frames: number, given: Partial<MemoryFacts> = {}): MemoryFacts {
  const isCandidate = given.isCandidate ?? (() => true);
  return {
    frames,
    capacity: frames,
    isCandidate,
    nextCandidate: (from) => {
      for (let frame = from; frame < frames; frame += 1) if (isCandidate(frame)) return frame;
      return -1;
    },
    group: () => -1,
    isOpen: () => true,
    isDirty: () => false,
    pageIn: (frame) => frame,
    nextUse: () => ({ by: -1, distance: Infinity }),
    referencesOf: () => 0,
    ...given,
  };
}
