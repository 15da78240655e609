/**
 * Profiles of what virtualization costs (domain G.1): how hosts of different kinds are, in nanoseconds, made ticks once. A cost
 * that is not 0 is a tick at least. Where a tick has no length it is taken as a microsecond.
 *
 * Sources: an exit and back is about 2,000 cycles, 683 ns at 2.93 GHz (SplitX, WIOV 2011); the others are teaching values of
 * that order.
 */
import type { Scenario } from "../../../model/scenario.ts";
import type { HostDraft } from "./hostDraft.ts";

export const COST_PROFILES = ["hardware", "shadow", "binaryTranslation", "paravirtual"] as const;
export type CostProfile = (typeof COST_PROFILES)[number];

const UNIT_NS = { tick: 1000, us: 1000, ms: 1_000_000, s: 1_000_000_000 } as const;

/** Nanoseconds of a tick of `scenario`. */
export function tickNs({ tickUnit, ticksPerUnit }: Pick<Scenario, "tickUnit" | "ticksPerUnit">): number {
  return UNIT_NS[tickUnit] / (ticksPerUnit ?? 1);
}

/** Ticks of so many nanoseconds: rounded, and one at least where it is not 0. */
export function ticksOf(ns: number, lengthNs: number): number {
  return ns === 0 ? 0 : Math.max(1, Math.round(ns / lengthNs));
}

const COSTS_NS = { worldSwitch: 3000, fault: 2000, ioExit: 0, hypercall: 800, trap: 1500 } as const;
const EXITS_NS = { base: 700, pollution: 0, copyPage: 500, translateBlock: 3000, syscall: 100 } as const;
const TABLE_WRITE_NS = 2000;

type ExitsDraft = HostDraft["exits"];

/** What each kind of host does; where several hypercalls or requests can go in one exit, eight of them do. */
const WAYS: Readonly<
  Record<
    CostProfile,
    Pick<ExitsDraft, "technique" | "devices" | "batch" | "ioBatch"> & {
      readonly tables: HostDraft["translation"]["kind"];
    }
  >
> = {
  hardware: { technique: "hardware", devices: "paravirtual", batch: "1", ioBatch: "1", tables: "nested" },
  shadow: { technique: "trapAndEmulate", devices: "emulated", batch: "1", ioBatch: "1", tables: "shadow" },
  binaryTranslation: {
    technique: "binaryTranslation",
    devices: "emulated",
    batch: "1",
    ioBatch: "1",
    tables: "shadow",
  },
  paravirtual: { technique: "paravirtual", devices: "paravirtual", batch: "8", ioBatch: "8", tables: "native" },
};

/** What of `draft` becomes another thing under `profile`. What it says nothing of stays. */
export function withProfile(
  draft: HostDraft,
  profile: CostProfile,
  lengthNs: number,
): Pick<HostDraft, "costs" | "exits" | "translation"> {
  const inTicks = <Key extends string>(costs: Readonly<Record<Key, number>>) =>
    Object.fromEntries(Object.entries<number>(costs).map(([id, ns]) => [id, String(ticksOf(ns, lengthNs))])) as Record<
      Key,
      string
    >;
  const { tables, ...way } = WAYS[profile];
  return {
    costs: { ...draft.costs, ...inTicks(COSTS_NS) },
    exits: { ...draft.exits, ...inTicks(EXITS_NS), ...way, isOn: true },
    translation: {
      ...draft.translation,
      kind: tables,
      tableWriteTicks: String(ticksOf(TABLE_WRITE_NS, lengthNs)),
    },
  };
}
