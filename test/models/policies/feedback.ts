/** Multilevel feedback queue, OSTEP's rules 1 to 5 (domain B.5; what a block keeps: B.1.5). */
import { by, type PolicyMaker } from "../policy.ts";
import type { ModelVcpu } from "../state.ts";

const level = (v: ModelVcpu) => v.own["level"]!;

function enter(v: ModelVcpu, to: number, timeslices: readonly number[]): void {
  Object.assign(v.own, { level: to, used: 0, left: timeslices[to]! });
}

export interface FeedbackRule {
  readonly timeslices: readonly number[];
  /** In timeslices, for each level. */
  readonly allotments: readonly number[];
  readonly boost: number;
  readonly preemptive: boolean;
  readonly demoteOnlyIfContended: boolean;
  readonly blockKeeps: "rest" | "all" | "allotment";
}

export const feedback =
  ({ timeslices, allotments, boost, preemptive, demoteOnlyIfContended, blockKeeps }: FeedbackRule): PolicyMaker =>
  (host, queue) => {
    const allotment = (v: ModelVcpu) => timeslices[level(v)]! * allotments[Math.min(level(v), allotments.length - 1)]!;
    const endTurn = (v: ModelVcpu) => {
      const isContended = host.ready[queue]!.length > 0;
      if (v.own["used"]! >= allotment(v))
        enter(
          v,
          demoteOnlyIfContended && !isContended ? level(v) : Math.min(level(v) + 1, timeslices.length - 1),
          timeslices,
        );
      else if (v.own["left"] === 0) v.own["left"] = timeslices[level(v)]!;
    };
    return {
      order: by(level),
      quantum: (v) => Math.min(v.own["left"]!, allotment(v) - v.own["used"]!),
      ran: (v) => {
        v.own["used"]! += 1;
        v.own["left"]! -= 1;
      },
      enqueued: (v, why) => {
        if (why === "arrive") enter(v, 0, timeslices);
        if (why === "quantum") endTurn(v);
      },
      left: (v, why) => {
        if (why !== "block") return;
        const isTurnOver = v.own["left"] === 0;
        if (blockKeeps === "all") v.own["used"] = isTurnOver ? timeslices[level(v)]! : 0;
        if (blockKeeps !== "rest" && !isTurnOver) v.own["left"] = timeslices[level(v)]!;
        endTurn(v);
      },
      // Everybody, also who is blocked, goes to level 0; the queues are joined from the top down.
      timer: () => {
        if (boost === 0 || host.now === 0 || host.now % boost !== 0) return;
        const ready = host.ready[queue]!;
        ready.splice(0, ready.length, ...by(level)(ready));
        for (const v of host.vcpus) if (v.own["level"] !== undefined && v.queue === queue) enter(v, 0, timeslices);
        for (const v of host.runningOf(queue)) host.renew(v);
      },
      ...(preemptive ? { preempts: (c, r) => level(c) < level(r) } : {}),
      urgency: (v) => -level(v),
    };
  };
