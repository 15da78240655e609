/** The completely fair scheduler (domain B.5), with remainders carried (0.2). */
import { by, isNewFor, joins, type PolicyMaker } from "../policy.ts";
import type { ModelVcpu } from "../state.ts";

const vruntime = (v: ModelVcpu) => v.own["vruntime"]!;

export const completelyFair =
  (latency: number, minGranularity: number, wakeGranularity: number): PolicyMaker =>
  (host, queue, shared) => {
    const starts = (shared["starts"] ??= []) as (() => number)[];
    let smallest = 0;
    starts[queue] = () => smallest;
    return {
      order: by(vruntime),
      // Ties by the order of entering, also of who was preempted (0.2).
      place: () => host.ready[queue]!.length,
      quantum: (v) => {
        const others = host.ready[queue]!;
        const weights = others.reduce((sum, w) => sum + w.weight, v.weight);
        const period = Math.max(latency, (others.length + 1) * minGranularity);
        return Math.max(minGranularity, Math.floor((period * v.weight) / weights));
      },
      // Never goes back.
      observe: () => {
        const all = [...host.ready[queue]!, ...host.runningOf(queue)].map(vruntime);
        if (all.length > 0) smallest = Math.max(smallest, Math.min(...all));
      },
      enqueued: (v, why) => {
        if (!joins(why)) return;
        const own = v.own["vruntime"];
        v.own["vruntime"] = own === undefined ? smallest : Math.max(own, smallest - Math.floor(latency / 2));
        v.own["rest"] ??= 0;
      },
      ran: (v) => {
        const gain = 1024 + v.own["rest"]!;
        v.own["vruntime"]! += Math.floor(gain / v.weight);
        v.own["rest"] = gain % v.weight;
      },
      // It is as far from the smallest of the other queue as from that of its own.
      moved: (v, from) => {
        v.own["vruntime"]! += smallest - starts[from]!();
      },
      // What is carried is a part of the weight.
      reweighed: (v, weight) => {
        if (v.own["rest"] !== undefined) v.own["rest"] = Math.floor((v.own["rest"] * weight) / v.weight);
      },
      preempts: (c, r) =>
        isNewFor(host, c, r) && vruntime(r) - vruntime(c) > Math.floor((wakeGranularity * 1024) / c.weight),
      urgency: (v) => -vruntime(v),
    };
  };
