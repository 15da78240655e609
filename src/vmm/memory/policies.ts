/** The page replacement policies, in the order of the menus. A new policy is one file and one entry here, under its id. */
import { clock } from "./policies/clock.ts";
import { fifo } from "./policies/fifo.ts";
import { lru } from "./policies/lru.ts";
import { opt } from "./policies/opt.ts";
import { twoQueue } from "./policies/twoQueue.ts";
import type { MemoryPolicy } from "./policy.ts";

// Each policy has a state of its own type; the mechanism hands it back untouched.
const byId = { fifo, lru, opt, clock, "2q": twoQueue } satisfies Readonly<Record<string, MemoryPolicy<unknown>>>;

export type MemoryPolicyId = keyof typeof byId;

export const memoryPolicies: readonly MemoryPolicy<unknown>[] = Object.values(byId);

/** The policy called `id`. Throws with the name when there is none: the codec has checked it. */
export function memoryPolicy(id: string): MemoryPolicy<unknown> {
  const policy = memoryPolicies.find((candidate) => candidate.id === id);
  if (!policy) throw new Error(`no replacement policy is called "${id}"`);
  return policy;
}
