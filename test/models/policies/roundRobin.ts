/** First come first served, and round robin: one queue (domain B.5). */
import type { PolicyMaker } from "../policy.ts";

export const fcfs: PolicyMaker = () => ({});

export const roundRobin =
  (timeslice: number): PolicyMaker =>
  () => ({ quantum: () => timeslice });

/**
 * A clock interrupt every `timeslice` ticks ends the timeslices of all pCPUs at once, in their order; who is still switching
 * goes on with a whole one.
 */
export const sharedTick =
  (timeslice: number): PolicyMaker =>
  (host) => ({
    quantum: () => timeslice - (host.now % timeslice),
    timer: () => {
      if (host.now === 0 || host.now % timeslice !== 0) return;
      for (const p of host.pcpus) {
        if (!p.vcpu) continue;
        // A burst that ends now is no timeslice that ends.
        if (p.vcpu.left === 0) host.boundary(p);
        else if (p.vcpu.own["ran"]! > 0) host.expire(p.vcpu, "quantum");
        else host.renew(p.vcpu);
      }
    },
    ran: (v) => {
      v.own["ran"] = (v.own["ran"] ?? 0) + 1;
    },
    enqueued: (v) => {
      v.own["ran"] = 0;
    },
  });
