/** Strict gang scheduling (domain B.6): machines take turns, all ready vCPUs of one start together or not at all. */
import type { ModelHost } from "../host.ts";
import type { PolicyMaker } from "../policy.ts";

export const gangs =
  (timeslice: number, backfills: boolean): PolicyMaker =>
  (host) => {
    /** Machines that wait, first in first out; and those that have their turn, with its end. */
    let waiting: number[] = [];
    const turns = new Map<number, number>();
    const readyOf = (vm: number) => host.ready[0]!.filter((v) => v.vm === vm).toSorted((a, b) => a.id - b.id);
    const isPresent = (vm: number) => readyOf(vm).length > 0 || host.runningOf(0).some((v) => v.vm === vm);
    return {
      mayStart: (vm) => host.vcpusOf(vm).length <= host.pcpus.length,
      quantum: () => Infinity,
      observe: () => {
        for (const vm of turns.keys()) if (!isPresent(vm)) turns.delete(vm);
        waiting = waiting.filter((vm) => readyOf(vm).length > 0);
        for (const { vm } of host.ready[0]!) if (!turns.has(vm) && !waiting.includes(vm)) waiting.push(vm);
      },
      timer: () => {
        const over = [...turns].filter(([, end]) => end === host.now).map(([vm]) => vm);
        if (over.length === 0) return;
        // Bursts that end now have ended before.
        for (const p of host.pcpus) host.boundary(p);
        for (const vm of over) {
          turns.delete(vm);
          for (const v of host.runningOf(0)) if (v.vm === vm) host.expire(v, "quantum");
        }
      },
      dispatch: () => {
        for (const vm of turns.keys()) startAll(host, vm, readyOf(vm).length);
        for (const vm of waiting) {
          const size = readyOf(vm).length;
          if (size <= idleOf(host)) {
            waiting = waiting.filter((other) => other !== vm);
            turns.set(vm, host.now + timeslice);
            startAll(host, vm, size);
          } else if (!backfills) return;
        }
      },
    };
  };

const idleOf = (host: ModelHost) => host.pcpus.filter((p) => !p.vcpu).length;

/** The first ready vCPUs of a machine, by id: each on its last pCPU if that is idle, else on the lowest (B.1.6). */
function startAll(host: ModelHost, vm: number, size: number): void {
  const ready = host.ready[0]!;
  for (const v of ready
    .filter((w) => w.vm === vm)
    .toSorted((a, b) => a.id - b.id)
    .slice(0, size)) {
    const idle = host.pcpus.filter(({ vcpu }) => !vcpu);
    const p = idle.find(({ id }) => id === v.lastPcpu) ?? idle[0];
    if (!p) return;
    ready.splice(ready.indexOf(v), 1);
    host.place(v, p);
  }
}
