/**
 * Stride scheduling (domain B.5), with remainders carried (0.2). What is carried of the global pass is a part of
 * `timeslice · tickets`, and stays the same part when the tickets of all that take part change.
 */
import { joins, type PolicyMaker } from "../policy.ts";
import type { ModelVcpu } from "../state.ts";

const strideOf = (tickets: number, stride1: number) => Math.max(1, Math.floor(stride1 / tickets));

export const stride =
  (timeslice: number, stride1: number): PolicyMaker =>
  (_host, queue, shared) => {
    const leaves = (shared["leaves"] ??= []) as ((v: ModelVcpu) => void)[];
    let tickets = 0;
    let globalPass = 0;
    let globalRest = 0;
    const setTickets = (to: number) => {
      globalRest = tickets > 0 ? Math.floor((globalRest * to) / tickets) : 0;
      tickets = to;
    };
    const join = (v: ModelVcpu) => {
      v.own["pass"] = globalPass + (v.own["remain"] ?? strideOf(v.weight, stride1));
      v.own["rest"] ??= 0;
      v.own["takesPart"] = 1;
      setTickets(tickets + v.weight);
    };
    const leave = (v: ModelVcpu) => {
      if (!v.own["takesPart"]) return;
      v.own["takesPart"] = 0;
      v.own["remain"] = v.own["pass"]! - globalPass;
      setTickets(tickets - v.weight);
    };
    leaves[queue] = leave;
    return {
      order: (ready) => ready.toSorted((a, b) => a.own["pass"]! - b.own["pass"]! || a.id - b.id),
      quantum: () => timeslice,
      enqueued: (v, why) => {
        if (joins(why)) join(v);
      },
      left: leave,
      // It is as far ahead of the other global pass as of its own.
      moved: (v, from) => {
        leaves[from]!(v);
        join(v);
      },
      ran: (v) => {
        const own = strideOf(v.weight, stride1) + v.own["rest"]!;
        v.own["pass"]! += Math.floor(own / timeslice);
        v.own["rest"] = own % timeslice;
        const all = stride1 + globalRest;
        globalPass += Math.floor(all / (timeslice * tickets));
        globalRest = all % (timeslice * tickets);
      },
      // What it is ahead of the global pass changes with its stride.
      reweighed: (v, weight) => {
        const ahead = (ticks: number) => Math.floor((ticks * strideOf(weight, stride1)) / strideOf(v.weight, stride1));
        if (v.own["takesPart"]) {
          v.own["pass"] = globalPass + ahead(v.own["pass"]! - globalPass);
          setTickets(tickets - v.weight + weight);
        } else if (v.own["remain"] !== undefined) v.own["remain"] = ahead(v.own["remain"]);
      },
    };
  };
