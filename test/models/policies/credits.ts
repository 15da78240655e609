/** Xen's first credit scheduler (domain B.5): a tick is a millisecond, the timeslice a multiple of three of them. */
import { isNewFor, type ModelPolicy, type PolicyMaker } from "../policy.ts";
import type { ModelVcpu } from "../state.ts";

const BOOST = 0;
const UNDER = 1;
const OVER = 2;

const rank = (v: ModelVcpu) => v.own["class"]!;
const isActive = (v: ModelVcpu) => v.own["isActive"] === 1;

export interface CreditRule {
  readonly timeslice: number;
  readonly boosts: boolean;
  readonly sampledDebit: boolean;
}

export const credits =
  ({ timeslice, boosts, sampledDebit }: CreditRule): PolicyMaker =>
  (host, queue, shared) => {
    const perTimeslice = 10 * timeslice;
    const clockTick = () => {
      for (const v of host.pcpus.flatMap(({ vcpu }) => vcpu ?? [])) {
        if (rank(v) === BOOST) v.own["class"] = UNDER;
        v.own["isActive"] = 1;
        if (sampledDebit) v.own["credit"]! -= Math.floor(perTimeslice / 3);
      }
    };

    const account = () => {
      const balance = (shared["balance"] as number | undefined) ?? 0;
      const machines = [...host.lives.keys()]
        .map((vm) => ({ vm, members: host.vcpusOf(vm).filter(isActive) }))
        .filter(({ members }) => members.length > 0)
        .map((one) => ({
          ...one,
          weight: one.members[0]!.weight * one.members.length,
          cap: one.members[0]!.machine.cap,
        }));
      const W = machines.reduce((sum, { weight }) => sum + weight, 0);
      let total = perTimeslice * host.pcpus.length + Math.max(0, -balance);
      let weightLeft = W;
      const queueUp = machines.map((one) => {
        const creditCap = Math.ceil((one.cap * perTimeslice) / 100);
        const open = one.members.length * perTimeslice + Math.ceil((Math.max(0, -balance) * one.weight) / W);
        return { ...one, creditCap, peak: one.cap > 0 ? Math.min(open, creditCap) : open };
      });
      let sum = 0;
      for (const { members, weight, creditCap, peak } of queueUp.toSorted(
        (a, b) => a.peak * b.weight - b.peak * a.weight,
      )) {
        weightLeft -= weight;
        let fair = Math.ceil((total * weight) / W);
        if (fair >= peak) {
          if (weightLeft > 0) total += Math.ceil(((fair - peak) * W) / weightLeft);
          fair = peak;
        }
        for (const v of members) {
          v.own["credit"]! += Math.ceil(fair / members.length);
          const credit = v.own["credit"]!;
          v.own["class"] = credit < 0 ? OVER : UNDER;
          if (credit < 0) {
            if (creditCap > 0 && credit < -Math.ceil(creditCap / members.length) && !v.isParked) park(v);
            v.own["credit"] = Math.max(credit, -perTimeslice);
          } else {
            if (v.isParked) unpark(v);
            if (credit > perTimeslice) Object.assign(v.own, { credit: Math.floor(credit / 2), isActive: 0 });
          }
          sum += v.own["credit"]!;
        }
      }
      shared["balance"] = sum;
      for (const ready of host.ready) ready.sort((a, b) => rank(a) - rank(b));
    };

    const park = (v: ModelVcpu) => {
      const p = host.pcpuOf(v);
      if (p) host.boundary(p);
      v.isParked = true;
      if (v.state !== "running" && v.state !== "ready") return;
      host.leave(v, "park");
      v.state = "parked";
    };
    const unpark = (v: ModelVcpu) => {
      v.isParked = false;
      if (v.state === "parked") host.enqueue(v, "unpark");
    };

    const policy: ModelPolicy = {
      quantum: () => timeslice,
      enqueued: (v, why) => {
        v.own["credit"] ??= 0;
        v.own["class"] ??= UNDER;
        if (why === "wake" && boosts && rank(v) === UNDER) v.own["class"] = BOOST;
      },
      // Behind its equals: before the first that is less urgent.
      place: (v) => {
        const at = host.ready[queue]!.findIndex((w) => rank(v) < rank(w));
        return at < 0 ? host.ready[queue]!.length : at;
      },
      ran: (v) => {
        if (sampledDebit) return;
        v.own["credit"]! -= 10;
        v.own["isActive"] = 1;
      },
      left: (v, why) => {
        if (why === "exit" || why === "stop") v.own["isActive"] = 0;
      },
      // The clocks of all pCPUs tick together.
      timer: () => {
        if (queue > 0 || host.now === 0) return;
        if (host.now % (timeslice / 3) === 0) clockTick();
        if (host.now % timeslice === 0) account();
      },
      // Whose own queue has nobody better than over takes a strictly better one from a busy peer, cyclically from the next.
      waits: (first) => first === null || rank(first) === OVER,
      steals: (p) => {
        const first = host.ready[p.id]!.find((v) => v.machine.allowed.includes(p.id));
        const own = first ? rank(first) : OVER + 1;
        if (own < OVER) return null;
        for (let step = 1; step < host.pcpus.length; step += 1) {
          const peer = host.pcpus[(p.id + step) % host.pcpus.length]!;
          const best = host.ready[peer.id]!.find((v) => v.machine.allowed.includes(p.id));
          if (peer.vcpu && best && rank(best) < own) return best;
        }
        return null;
      },
      preempts: (c, r) => isNewFor(host, c, r) && rank(c) < rank(r),
      urgency: (v) => -rank(v),
    };
    return policy;
  };
