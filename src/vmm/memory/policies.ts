/** The page replacement policies, in the order of the menus. A new policy is one file and one entry here, under its id. */
import { aging } from "./policies/aging.ts";
import { arc } from "./policies/arc.ts";
import { clock } from "./policies/clock.ts";
import { clockPro } from "./policies/clockPro.ts";
import { enhancedClock } from "./policies/enhancedClock.ts";
import { fifo } from "./policies/fifo.ts";
import { lfu } from "./policies/lfu.ts";
import { lirs } from "./policies/lirs.ts";
import { lru } from "./policies/lru.ts";
import { mfu } from "./policies/mfu.ts";
import { mru } from "./policies/mru.ts";
import { nru } from "./policies/nru.ts";
import { opt } from "./policies/opt.ts";
import { random } from "./policies/random.ts";
import { s3fifo } from "./policies/s3fifo.ts";
import { sieve } from "./policies/sieve.ts";
import { slru } from "./policies/slru.ts";
import { twoQueue } from "./policies/twoQueue.ts";
import { unopt } from "./policies/unopt.ts";
import { wsClock } from "./policies/wsClock.ts";
import type { MemoryPolicy } from "./policy.ts";

// Each policy has a state of its own type; the mechanism hands it back untouched.
const byId = {
  fifo,
  lru,
  opt,
  clock,
  "2q": twoQueue,
  enhancedClock,
  nru,
  aging,
  wsClock,
  lfu,
  mfu,
  mru,
  random,
  unopt,
  slru,
  arc,
  lirs,
  clockPro,
  sieve,
  s3fifo,
} satisfies Readonly<Record<string, MemoryPolicy<unknown>>>;

export type MemoryPolicyId = keyof typeof byId;

export const memoryPolicies: readonly MemoryPolicy<unknown>[] = Object.values(byId);

/** The policy called `id`. Throws with the name when there is none: the codec has checked it. */
export function memoryPolicy(id: string): MemoryPolicy<unknown> {
  const policy = memoryPolicies.find((candidate) => candidate.id === id);
  if (!policy) throw new Error(`no replacement policy is called "${id}"`);
  return policy;
}
