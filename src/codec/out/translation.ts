/** Address translation in a report: each translation, and the figures that join those of the host, its pCPUs and machines. */
import type { Tick } from "../../model/units.ts";
import type { HostState, TranslationCounts } from "../../trace/hostState.ts";
import { valueOf, type Fraction } from "../../trace/figures/shares.ts";
import { translationMetrics } from "../../trace/figures/translation.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { vcpuName, vmName } from "./names.ts";

/** The translation of a reference that was made. */
export interface TranslationRecord {
  readonly time: Tick;
  readonly pcpu: number;
  readonly vm: string;
  readonly vcpu: string;
  readonly page: number;
  readonly frame: number;
  readonly result: "hit" | "miss";
  /** Entries of page tables that were read. */
  readonly accesses: number;
  /** The page whose entry had to leave the TLB for it. */
  readonly left: { readonly vm: string; readonly page: number } | null;
}

export function translationRecords(trace: TraceReader, until: Tick): TranslationRecord[] {
  const records: TranslationRecord[] = [];
  const rows = trace.rowsUpTo(until);
  for (let row = 0; row < rows; row += 1) {
    const event = trace.eventAt(row);
    if (event.kind !== "translated") continue;
    const { time, pcpu, vcpu, page, frame, accesses } = event;
    records.push({
      time,
      pcpu,
      vm: vmName(trace, trace.info.vcpus[vcpu]!.vm),
      vcpu: vcpuName(trace, vcpu),
      page,
      frame,
      result: event.hit ? "hit" : "miss",
      accesses,
      left: event.outVm < 0 ? null : { vm: vmName(trace, event.outVm), page: event.outPage },
    });
  }
  return records;
}

type Cells = Readonly<Record<string, number | null>>;

const decimal = (ratio: Fraction | null): number | null => (ratio ? valueOf(ratio) : null);

function countsOf(counts: Iterable<TranslationCounts>, memoryNs: number): Cells {
  const { hits, misses, accesses, hitRate, accessesPerReference, accessTime } = translationMetrics(counts, memoryNs);
  return {
    tlbHits: hits,
    tlbMisses: misses,
    tlbHitRate: decimal(hitRate),
    tableAccesses: accesses,
    accessesPerReference: decimal(accessesPerReference),
    effectiveAccessNs: decimal(accessTime),
  };
}

/** What the host, each pCPU and each machine has beside its other figures. Nothing where translation is not modelled. */
export function translationCells({ info }: TraceReader, state: HostState) {
  const spec = info.translation;
  if (!spec) return { host: {}, pcpu: () => ({}), machine: () => ({}) };
  const machineOf = (vm: number) => state.translations.get(vm);
  const writesOf = (vms: readonly number[]): Cells => {
    const sum = (pick: "tableWrites" | "tableExits" | "tableTicks") =>
      vms.reduce((total, vm) => total + (machineOf(vm)?.[pick] ?? 0), 0);
    return { tableWrites: sum("tableWrites"), tableExits: sum("tableExits"), tableExitTicks: sum("tableTicks") };
  };
  return {
    host: { ...countsOf(state.tlbs, spec.memoryNs), ...writesOf([...state.translations.keys()]) },
    pcpu: (pcpu: number): Cells => {
      const { flushes, flushed, invalidated } = state.tlbs[pcpu]!;
      return {
        ...countsOf([state.tlbs[pcpu]!], spec.memoryNs),
        tlbFlushes: flushes,
        tlbFlushed: flushed,
        tlbInvalidated: invalidated,
      };
    },
    machine: (vm: number): Cells => {
      const counts = machineOf(vm);
      return { ...countsOf(counts ? [counts] : [], spec.memoryNs), ...writesOf([vm]) };
    },
  };
}
