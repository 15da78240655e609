/** Priority scheduling, higher numbers first; with aging, with preemption, with round robin (domain B.5). */
import type { ModelHost } from "../host.ts";
import { by, type PolicyMaker } from "../policy.ts";
import type { ModelVcpu } from "../state.ts";

export const priority =
  (preemptive: boolean, aging: number, most: number): PolicyMaker =>
  (host) => {
    const effective = (v: ModelVcpu) => v.own["dispatchedWith"] ?? aged(host, v, aging, most);
    return {
      order: by((v) => -effective(v)),
      // While running it keeps the effective priority that it had when dispatched.
      quantum: (v) => {
        v.own["dispatchedWith"] = aged(host, v, aging, most);
        return Infinity;
      },
      enqueued: (v) => {
        delete v.own["dispatchedWith"];
      },
      ...(preemptive ? { preempts: (c, r) => effective(c) > effective(r) } : {}),
      urgency: effective,
    };
  };

function aged(host: ModelHost, v: ModelVcpu, aging: number, most: number): number {
  const steps = aging > 0 ? Math.floor((host.now - v.readySince) / aging) : 0;
  return Math.min(Math.max(most, v.machine.priority), v.machine.priority + steps);
}

export const priorityRoundRobin =
  (timeslice: number, preemptive: boolean): PolicyMaker =>
  () => ({
    order: by((v) => -v.machine.priority),
    quantum: () => timeslice,
    ...(preemptive ? { preempts: (c, r) => c.machine.priority > r.machine.priority } : {}),
    urgency: (v) => v.machine.priority,
  });
