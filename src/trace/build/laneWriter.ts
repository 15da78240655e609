/**
 * Writes the intervals of the lanes as they end: what a pCPU or vCPU was, from the state in which the rows have left it. What
 * a cap took of a wait comes first, as an interval of its own.
 */
import type { InParts } from "../../base/parts.ts";
import type { BlockReason, PcpuPhase } from "../../model/states.ts";
import type { PcpuId, Tick, VcpuId } from "../../model/units.ts";
import { cappedIn } from "../host/processor.ts";
import type { IntervalSink } from "../host/view.ts";
import type { HostState, VcpuStateView } from "../hostState.ts";
import { INTERVAL_KINDS, type IntervalKind } from "../intervals.ts";
import type { IntervalColumns } from "./intervalColumns.ts";

const kindNumber = (kind: IntervalKind) => INTERVAL_KINDS.indexOf(kind);
const WARM = kindNumber("warm");
const RUNNING = kindNumber("running");
const SPIN = kindNumber("spin");
const READY = kindNumber("ready");
const CAPPED = kindNumber("capped");

/** Kind of the interval of a pCPU that is busy. */
const PCPU_KINDS: Readonly<Record<Exclude<PcpuPhase, "idle">, number>> = {
  switch: kindNumber("switch"),
  guest: kindNumber("guest"),
  exit: kindNumber("exit"),
  spin: SPIN,
};

/** Kinds of the intervals of vCPUs that have no pCPU, those of blocked ones by what they wait for; -1: none. */
const VCPU_KINDS = {
  ready: READY,
  paused: kindNumber("paused"),
  parked: kindNumber("parked"),
  costopped: kindNumber("costopped"),
  offline: -1,
  finished: -1,
} as const;
const BLOCKED: Readonly<Record<BlockReason, number>> = {
  none: kindNumber("blockedDevice"),
  fault: kindNumber("blockedFault"),
  disk: kindNumber("blockedDisk"),
  device: kindNumber("blockedDevice"),
  halt: kindNumber("halted"),
  ioLimit: kindNumber("blockedLimit"),
};

/** Lanes that are closed in one part of the work. */
const LANES = 256;

export class LaneWriter implements IntervalSink {
  readonly #columns: IntervalColumns;

  constructor(columns: IntervalColumns) {
    this.#columns = columns;
  }

  /** Writes the intervals that are still open, as if they ended at `time`; for the end of a chunk that began at `from`. */
  *closeAll(state: HostState, from: Tick, time: Tick): InParts<void> {
    for (const pcpu of state.pcpus.keys()) this.pcpuEnds(state, pcpu, from, time);
    for (const vcpu of state.vcpus.keys()) {
      this.vcpuEnds(state, vcpu, from, time);
      if (vcpu % LANES === LANES - 1) yield;
    }
  }

  pcpuEnds({ pcpus }: HostState, id: PcpuId, from: Tick, end: Tick): void {
    const { phase, since, isWarm, vcpu } = pcpus[id]!;
    const start = Math.max(from, since);
    if (phase === "idle" || end <= start) return;
    const kind = phase === "guest" && isWarm ? WARM : PCPU_KINDS[phase];
    this.#columns.pcpu(id, start, end, kind, vcpu, since < start);
  }

  vcpuEnds(state: HostState, id: VcpuId, from: Tick, end: Tick): void {
    const vcpu = state.vcpus[id]!;
    const { cutAt } = vcpu;
    const start = Math.max(from, cutAt);
    const kind = kindOf(state, vcpu);
    if (kind < 0 || end <= start) return;
    const capped = cutAt + cappedIn(state, vcpu, cutAt, end);
    if (capped > start) this.#columns.vcpu(id, start, capped, CAPPED, -1, cutAt < start);
    const begin = Math.max(start, capped);
    const pcpu = kind === RUNNING || kind === SPIN ? vcpu.pcpu : -1;
    if (end > begin) this.#columns.vcpu(id, begin, end, kind, pcpu, Math.max(cutAt, capped) < begin);
  }

  retract(pcpu: PcpuId, start: Tick, end: Tick): void {
    this.#columns.retract(pcpu, start, end);
  }
}

function kindOf({ pcpus }: HostState, { phase, blocked, pcpu }: VcpuStateView): number {
  if (phase === "blocked") return BLOCKED[blocked];
  if (phase !== "running") return VCPU_KINDS[phase];
  const on = pcpus[pcpu]!.phase;
  // Its switch-in is waiting.
  if (on === "switch") return READY;
  return on === "spin" ? SPIN : RUNNING;
}
