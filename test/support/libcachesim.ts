/** The policies of libCacheSim (Release, commit aa0fc40) by its own names, and the rules by which it has them. */
import { nextUsesIn } from "../../src/engine/curves/nextUses.ts";
import { withDefaults } from "../../src/model/params.ts";
import { referenceTrace } from "../../src/model/referenceTrace.ts";
import type { PolicyChoice } from "../../src/model/scenario.ts";
import { memoryPolicy } from "../../src/vmm/memory/policies.ts";
import { Replay } from "../../src/vmm/memory/replay.ts";

const clock = (bits: number): PolicyChoice => ({ policy: "clock", params: { referencedOnLoad: false, bits } });
const s3fifo = (threshold: number): PolicyChoice => ({
  policy: "s3fifo",
  params: { threshold, ghostLeaves: "onFault", ghostSize: "nineTenths", queues: "oneTurn" },
});

export const LIBCACHESIM: Readonly<Record<string, PolicyChoice>> = {
  FIFO: { policy: "fifo", params: {} },
  LRU: { policy: "lru", params: {} },
  MRU: { policy: "mru", params: {} },
  Belady: { policy: "opt", params: {} },
  Clock: clock(1),
  "Clock-2bit": clock(2),
  "Clock-3bit": clock(3),
  LFU: { policy: "lfu", params: {} },
  TwoQ: { policy: "2q", params: { ghostLeaves: "onFault" } },
  ARC: { policy: "arc", params: { target: "real" } },
  LIRS: { policy: "lirs", params: { rules: "libcachesim" } },
  "SLRU-4": { policy: "slru", params: { shares: [1, 1, 1, 1], overflow: "leaves" } },
  "SLRU-1:4": { policy: "slru", params: { shares: [1, 4], overflow: "leaves" } },
  S3FIFO: s3fifo(2),
  "S3FIFO-t1": s3fifo(1),
  Sieve: { policy: "sieve", params: {} },
};

/** A digit a reference, 1 for a hit, by the policy alone. */
export function hitsAlone(pages: readonly number[], frames: number, replacement: PolicyChoice): string {
  const trace = referenceTrace(pages);
  const nextUses = nextUsesIn(trace);
  const policy = memoryPolicy(replacement.policy);
  const params = withDefaults(policy.params, replacement.params);
  const replay = new Replay({ policy, params, frames, pages: trace.distinct, seed: 1 });
  return Array.from(trace.pages, (page, at) => (replay.reference(page, false, nextUses[at]!) ? "1" : "0")).join("");
}
