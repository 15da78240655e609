/**
 * Periodic rebalancing of run queues: every so many ticks each pCPU for which nobody waits moves the first vCPU that may run
 * anywhere from the longest queue into its own, or from the queue of a victim that is drawn (see `REBALANCING` in the
 * settings). Whoever an idle pCPU is about to run does not count as waiting, and nobody is moved twice at one moment.
 */
import type { ModelHost } from "./host.ts";
import type { ModelVcpu } from "./state.ts";

export interface RebalancingRule {
  readonly every: number;
  /** Victims in the order in which they are drawn; null: the longest queue. There must be enough. */
  readonly draws: readonly number[] | null;
}

export function createRebalancing(host: ModelHost, { every, draws }: RebalancingRule): () => void {
  const orderOf = (p: number) => host.policies[p]!.order?.(host.ready[p]!) ?? host.ready[p]!;
  const isFree = (v: ModelVcpu) => v.machine.allowed.length === host.pcpus.length;
  const move = (v: ModelVcpu, to: number) => {
    const from = v.queue;
    host.ready[from]!.splice(host.ready[from]!.indexOf(v), 1);
    host.policies[from]!.left?.(v, "rebalance");
    host.observe();
    host.policies[to]!.moved?.(v, from);
    v.queue = to;
    const since = v.readySince;
    const news = [...v.newFor];
    host.enqueue(v, "rebalance");
    v.readySince = since;
    for (const p of news) v.newFor.add(p);
  };
  let drawn = 0;
  const waiting = (p: number) => (host.pcpus[p]!.vcpu ? orderOf(p) : orderOf(p).slice(1));
  const fromLongest = () => {
    const moved = new Set<ModelVcpu>();
    for (const thief of host.pcpus) {
      if (waiting(thief.id).length > 0) continue;
      const longest = host.pcpus
        .map(({ id }) => ({ length: waiting(id).length, first: waiting(id).find((v) => isFree(v) && !moved.has(v)) }))
        .filter(({ first }) => first)
        .toSorted((a, b) => b.length - a.length)[0];
      if (!longest) continue;
      move(longest.first!, thief.id);
      moved.add(longest.first!);
    }
  };
  const fromDrawn = () => {
    // Draws are used up while anything runs or waits.
    if (!host.vcpus.some(({ state }) => state === "ready" || state === "running")) return;
    for (const thief of host.pcpus) {
      if (orderOf(thief.id).length > 0) continue;
      const victim = draws![drawn++]!;
      const v = victim === thief.id ? undefined : orderOf(victim).find(isFree);
      if (v) move(v, thief.id);
    }
  };
  return () => {
    if (host.now === 0 || host.now % every !== 0) return;
    for (const p of host.pcpus) host.boundary(p);
    if (draws) fromDrawn();
    else fromLongest();
  };
}
