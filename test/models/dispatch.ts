/** The scheduling pass of the naive host (domain B.1.6, B.7). */
import type { ModelHost } from "./host.ts";
import type { ModelPcpu, ModelVcpu } from "./state.ts";

export function dispatch(host: ModelHost): void {
  const own = host.policies[0]!.dispatch;
  if (own) own();
  else
    do {
      if (host.ready.length === 1) serveGlobalQueue(host);
      else serveOwnQueues(host);
    } while (preemptOnce(host));
  // Whoever still waits has been compared with all that run guest code.
  for (const v of host.vcpus) for (const p of host.pcpus) if (p.vcpu && p.switchLeft === 0) v.newFor.delete(p.id);
}

const isAllowed = (v: ModelVcpu, p: ModelPcpu) => v.machine.allowed.includes(p.id);

/** Takes the next one of a queue that may run out of it. */
function take(host: ModelHost, queue: number, mayRun: (v: ModelVcpu) => boolean): ModelVcpu | null {
  const ready = host.ready[queue]!;
  const policy = host.policies[queue]!;
  const v = policy.pick ? policy.pick(ready.filter(mayRun)) : ((policy.order?.(ready) ?? ready).find(mayRun) ?? null);
  if (v) ready.splice(ready.indexOf(v), 1);
  return v;
}

function serveGlobalQueue(host: ModelHost): void {
  const isAnyIdle = () => host.pcpus.some((p) => !p.vcpu);
  const idleFor = (v: ModelVcpu) => host.pcpus.filter((p) => !p.vcpu && isAllowed(v, p));
  while (isAnyIdle()) {
    const v = take(host, 0, (w) => idleFor(w).length > 0);
    if (!v) return;
    const idle = idleFor(v);
    host.place(v, idle.find((p) => p.id === v.lastPcpu) ?? idle[0]!);
  }
}

function serveOwnQueues(host: ModelHost): void {
  for (const p of host.pcpus) {
    const { waits } = host.policies[p.id]!;
    const first = host.ready[p.id]!.find((v) => isAllowed(v, p)) ?? null;
    if (!p.vcpu && !(host.rules.stealing && waits?.(first))) serve(host, p, p.id);
  }
  for (const p of host.pcpus) {
    if (p.vcpu) continue;
    const better = host.rules.stealing ? (host.policies[p.id]!.steals?.(p) ?? null) : null;
    if (better) steal(host, p, better);
    else serve(host, p, p.id);
  }
  if (!host.rules.stealing) return;
  for (const p of host.pcpus) {
    if (p.vcpu) continue;
    const victims = host.pcpus
      .filter((q) => q !== p)
      .toSorted((a, b) => lengthOf(host, b) - lengthOf(host, a) || a.id - b.id);
    victims.some((victim) => serve(host, p, victim.id));
  }
}

const lengthOf = (host: ModelHost, p: ModelPcpu) => host.ready[p.id]!.length;

function serve(host: ModelHost, p: ModelPcpu, queue: number): boolean {
  const v = take(host, queue, (w) => isAllowed(w, p));
  if (v) move(host, v, p);
  return v !== null;
}

function steal(host: ModelHost, p: ModelPcpu, v: ModelVcpu): void {
  const ready = host.ready[v.queue]!;
  ready.splice(ready.indexOf(v), 1);
  move(host, v, p);
}

/** Gives `p` to `v`, which has been taken out of its queue. */
function move(host: ModelHost, v: ModelVcpu, p: ModelPcpu): void {
  if (v.queue !== p.id) {
    host.observe();
    host.policies[p.id]!.moved?.(v, v.queue);
  }
  v.queue = p.id;
  host.place(v, p);
}

/** The first ready vCPU that beats somebody takes the pCPU of the least urgent one it beats (ties: the lowest pCPU). */
function preemptOnce(host: ModelHost): boolean {
  for (const [queue, policy] of host.policies.entries()) {
    if (!policy.preempts) continue;
    const ready = host.ready[queue]!;
    for (const candidate of policy.order?.(ready) ?? ready) {
      const beaten = host.pcpus.filter(
        (p) =>
          p.vcpu &&
          p.switchLeft === 0 &&
          isAllowed(candidate, p) &&
          (host.ready.length === 1 || p.id === queue) &&
          policy.preempts!(candidate, p.vcpu),
      );
      const victim = beaten.toSorted((a, b) => policy.urgency!(a.vcpu!) - policy.urgency!(b.vcpu!) || a.id - b.id)[0];
      if (!victim) continue;
      const loser = victim.vcpu!;
      victim.vcpu = null;
      host.enqueue(loser, "preempt");
      ready.splice(ready.indexOf(candidate), 1);
      host.place(candidate, victim);
      return true;
    }
  }
  return false;
}
