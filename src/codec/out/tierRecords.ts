/** What accesses find in the fast tier, who leaves it, and what the archive copies: a table of the report. */
import type { TraceEvent } from "../../model/rows/table.ts";
import type { Tick } from "../../model/units.ts";
import type { HostState } from "../../trace/hostState.ts";
import type { TierUnit } from "../../trace/views/tier.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { vcpuName, vmName } from "./names.ts";

export interface TierRecord {
  readonly time: Tick;
  /**
   * `hit`, `miss`: an access; `taken`: it gets a slot; `leaves`: it gives its slot up; `copyIn`, `copyBack`: a copy begins;
   * `resident`, `archived`: a copy has ended.
   */
  readonly event: "hit" | "miss" | "taken" | "leaves" | "copyIn" | "copyBack" | "resident" | "archived";
  readonly vm: string;
  readonly volume: string;
  /** Extent of the volume; null: all of it. */
  readonly extent: number | null;
  /** Whose access it is; null: nobody's. */
  readonly vcpu: string | null;
  readonly write: boolean | null;
  /** Null where none could be had. */
  readonly slot: number | null;
  /** Of `leaves`: it was written to. */
  readonly dirty: boolean | null;
  /** Of `leaves`: why it was chosen, and the value that decided. Of `miss`: what it waits for. */
  readonly reason: string | null;
  readonly value: number | null;
  /** Of a copy that begins: when it ends. */
  readonly until: Tick | null;
}

const NOTHING = { vcpu: null, write: null, slot: null, dirty: null, reason: null, value: null, until: null } as const;

/** In the order in which they happened. */
export function tierRecords(trace: TraceReader, events: Iterable<TraceEvent>): TierRecord[] {
  const named = ({ lv, extent }: TierUnit) => {
    const volume = trace.info.lvs[lv]!;
    return { vm: vmName(trace, volume.vm), volume: volume.name, extent: extent < 0 ? null : extent };
  };
  return [...events].flatMap((event): TierRecord[] => {
    const { time } = event;
    switch (event.kind) {
      case "tierHit": {
        const { vcpu, write, slot } = event;
        return [{ time, event: "hit", ...named(event), ...NOTHING, vcpu: vcpuName(trace, vcpu), write, slot }];
      }
      case "tierMiss": {
        const { vcpu, write, what } = event;
        return [{ time, event: "miss", ...named(event), ...NOTHING, vcpu: vcpuName(trace, vcpu), write, reason: what }];
      }
      case "tierTaken": {
        const { slot, victim } = event;
        const taken: TierRecord = { time, event: "taken", ...named(event), ...NOTHING, slot };
        if (!victim) return [taken];
        const { isDirty: dirty, reason, value } = victim;
        return [{ time, event: "leaves", ...named(victim), ...NOTHING, slot, dirty, reason, value }, taken];
      }
      case "tierLeft": {
        const { slot, why, isDirty } = event;
        return [{ time, event: "leaves", ...named(event), ...NOTHING, slot, dirty: isDirty, reason: why }];
      }
      case "tierCopy": {
        const { slot, isBack, until } = event;
        return [{ time, event: isBack ? "copyBack" : "copyIn", ...named(event), ...NOTHING, slot, until }];
      }
      case "tierCopied": {
        const { slot, isBack } = event;
        return [{ time, event: isBack ? "archived" : "resident", ...named(event), ...NOTHING, slot }];
      }
      default:
        return [];
    }
  });
}

/** Figures of the host that only those with a fast tier have. */
export function tierCells({ tier }: HostState) {
  if (!tier) return {};
  const { hits, misses, copiesIn, copiesBack } = tier;
  return { tierHits: hits, tierMisses: misses, copiesIn, copiesBack };
}
