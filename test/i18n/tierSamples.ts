/** One event of every kind about the fast tier, in every way that its sentence differs. */
import { TIER_EXITS, TIER_MISSES, VICTIM_REASONS } from "../../src/model/events.ts";
import type { TraceEvent } from "../../src/model/rows/table.ts";

const time = 43;
const unit = { lv: 1, extent: -1 };

export const tierSamples: readonly TraceEvent[] = [
  ...TIER_MISSES.map((what): TraceEvent => ({ time, kind: "tierMiss", vcpu: 1, ...unit, write: false, what })),
  ...VICTIM_REASONS.map((reason): TraceEvent => {
    const losers = [{ slot: 1, lv: 0, extent: -1, value: 9 }];
    const victim = { lv: 2, extent: -1, isDirty: false, reason, line: 1, value: 4, open: 0, others: 2, losers };
    return { time, kind: "tierTaken", slot: 0, ...unit, victim };
  }),
  ...[true, false].flatMap((flag): TraceEvent[] => {
    const some = { lv: 1, extent: flag ? -1 : 5 };
    const victim = {
      lv: 0,
      extent: flag ? -1 : 3,
      isDirty: flag,
      reason: "oldestLoad" as const,
      line: 1,
      value: 4,
      open: flag ? 1 : 2,
      others: 0,
      losers: [],
    };
    const accesses = [
      { vcpu: 1, write: flag },
      { vcpu: 0, write: false },
    ];
    return [
      { time, kind: "tierHit", slot: 0, vcpu: 1, ...some, write: flag },
      { time, kind: "tierMiss", vcpu: 1, ...some, write: flag, what: "taken" },
      { time, kind: "tierTaken", slot: 0, ...some, victim: null },
      { time, kind: "tierTaken", slot: 0, ...some, victim },
      { time, kind: "tierCopy", slot: 0, ...some, isBack: flag, until: 47 },
      { time, kind: "tierCopied", slot: 0, ...some, isBack: flag, accesses: flag ? [] : accesses },
      { time, kind: "tierCopied", slot: 0, ...some, isBack: false, accesses: flag ? [] : accesses.slice(1) },
      ...TIER_EXITS.map((why): TraceEvent => ({ time, kind: "tierLeft", slot: 0, ...some, why, isDirty: flag })),
      { time, kind: "tierClosed", slot: 0, ...some },
      { time, kind: "tierWaitEnded", vcpu: 1, ...some },
    ];
  }),
];
