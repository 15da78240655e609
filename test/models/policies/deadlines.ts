/**
 * Earliest eligible virtual deadline first (domain B.5). Averages are sums of whole numbers over sums of weights, never
 * divided. On several pCPUs it can happen that nobody who waits is eligible: then the earliest deadline of all.
 */
import { isNewFor, joins, type PolicyMaker } from "../policy.ts";
import type { ModelVcpu } from "../state.ts";

const time = (v: ModelVcpu) => v.own["v"]!;
/** Virtual length of what it asks for, `times` over. */
const virtual = (v: ModelVcpu, request: number, times = 1) =>
  Math.floor((times * (v.machine.timeslice || request) * 1024) / v.weight);
const weights = (of: readonly ModelVcpu[]) => of.reduce((sum, v) => sum + v.weight, 0);
const weighted = (of: readonly ModelVcpu[]) => of.reduce((sum, v) => sum + v.weight * time(v), 0);
const average = (of: readonly ModelVcpu[]) => Math.floor(weighted(of) / weights(of));
const isEligible = (v: ModelVcpu, all: readonly ModelVcpu[]) => weighted(all) >= time(v) * weights(all);

export const earliestDeadline =
  (request: number): PolicyMaker =>
  (host, queue, shared) => {
    const leaves = (shared["leaves"] ??= []) as ((v: ModelVcpu) => void)[];
    const active = () => [...host.ready[queue]!, ...host.runningOf(queue)];
    let latest = 0;
    const assign = (v: ModelVcpu, to: number) => {
      v.own["v"] = to;
      latest = Math.max(latest, to);
    };
    const join = (v: ModelVcpu) => {
      const others = active();
      const lag = v.own["lag"] ?? 0;
      delete v.own["lag"];
      if (others.length === 0) assign(v, latest - lag);
      else assign(v, average(others) - Math.floor((lag * (weights(others) + v.weight)) / weights(others)));
      v.own["d"] = time(v) + virtual(v, request);
      v.own["rest"] = 0;
    };
    const leave = (v: ModelVcpu) => {
      if (v.own["lag"] !== undefined) return;
      const all = active().includes(v) ? active() : [...active(), v];
      v.own["lag"] = Math.min(virtual(v, request, 2), Math.max(-virtual(v, request, 2), average(all) - time(v)));
    };
    leaves[queue] = leave;
    return {
      order: (ready) => {
        const all = active();
        const rank = (v: ModelVcpu) => (isEligible(v, all) ? 0 : 1);
        return ready.toSorted((a, b) => rank(a) - rank(b) || a.own["d"]! - b.own["d"]! || a.id - b.id);
      },
      // The ticks after which v has reached d.
      quantum: (v) => {
        let ticks = 1;
        while (time(v) + Math.floor((ticks * 1024 + v.own["rest"]!) / v.weight) < v.own["d"]!) ticks += 1;
        return ticks;
      },
      enqueued: (v, why) => {
        if (joins(why)) join(v);
        else if (why === "quantum" && time(v) >= v.own["d"]!) v.own["d"]! += virtual(v, request);
      },
      left: leave,
      // As if it had slept in between.
      moved: (v, from) => {
        leaves[from]!(v);
        join(v);
      },
      ran: (v) => {
        const gain = 1024 + v.own["rest"]!;
        assign(v, time(v) + Math.floor(gain / v.weight));
        v.own["rest"] = gain % v.weight;
      },
      // It keeps its lag in real time, so that V stays, and the ticks that are left of its request (Linux: reweight_entity).
      reweighed: (v, weight) => {
        if (time(v) === undefined) return;
        v.own["rest"] = Math.floor((v.own["rest"]! * weight) / v.weight);
        if (v.own["lag"] !== undefined) v.own["lag"] = Math.floor((v.own["lag"] * v.weight) / weight);
        else {
          const [sum, total] = [weighted(active()), weights(active())];
          const moved = (to: number) => Math.floor((sum * weight + (to * total - sum) * v.weight) / (total * weight));
          v.own["d"] = moved(v.own["d"]!);
          assign(v, moved(time(v)));
        }
      },
      preempts: (c, r) => isNewFor(host, c, r) && c.own["d"]! < r.own["d"]! && isEligible(c, active()),
      urgency: (v) => -v.own["d"]!,
    };
  };
