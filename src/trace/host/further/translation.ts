/** What rows about address translation change: the TLBs, and what is counted of them and of the guests' page tables. */
import "../../../model/rows/learnFurther.ts";
import { placesIn } from "../../../model/rows/table.ts";
import { tlbKey, vmOfKey } from "../../../model/translation.ts";
import type { Tick, VcpuId, VmUid } from "../../../model/units.ts";
import type { MachineTranslationView } from "../../hostState.ts";
import { settleVcpu } from "../processor.ts";
import { read, vmOf, type Handlers, type HostView } from "../view.ts";

/** Where the operands stand of translations, which come by the million. */
const AT = placesIn("translated", ["vcpu", "pcpu", "page", "frame", "hit", "accesses", "outVm", "outPage"]);

export const TRANSLATION_ROWS: Handlers<"translated" | "tablesWritten" | "tlbFlushed" | "tlbInvalidated"> = {
  translated: (view, time, operands, start) => {
    const vcpu = operands[start + AT.vcpu]!;
    const tlb = view.state.tlbs[operands[start + AT.pcpu]!]!;
    const accesses = operands[start + AT.accesses]!;
    const outVm = operands[start + AT.outVm]!;
    if (accesses > 0) beginWalk(view, vcpu, accesses, time);
    const key = tlbKey(vmOf(view, vcpu), operands[start + AT.page]!);
    if (outVm >= 0) tlb.entries.delete(tlbKey(outVm, operands[start + AT.outPage]!));
    // Behind all others: it is the one used last.
    tlb.entries.delete(key);
    tlb.entries.set(key, operands[start + AT.frame]!);
    for (const counts of [tlb, countsOf(view, vcpu)]) {
      if (operands[start + AT.hit] === 1) counts.hits += 1;
      else counts.misses += 1;
      counts.accesses += accesses;
    }
  },
  tablesWritten: read("tablesWritten", (view, { vcpu, writes, exits, ticks }) => {
    const counts = countsOf(view, vcpu);
    counts.tableWrites += writes;
    counts.tableExits += exits;
    counts.tableTicks += ticks;
  }),
  tlbFlushed: read("tlbFlushed", ({ state }, { pcpu, cause, vm, entries }) => {
    const tlb = state.tlbs[pcpu]!;
    tlb.flushed += entries;
    if (cause === "worldSwitch") {
      tlb.flushes += 1;
      tlb.entries.clear();
    } else for (const key of tlb.entries.keys()) if (vmOfKey(key) === vm) tlb.entries.delete(key);
  }),
  tlbInvalidated: read("tlbInvalidated", ({ state }, { vm, page, pcpus }) => {
    for (const pcpu of pcpus) {
      state.tlbs[pcpu]!.entries.delete(tlbKey(vm, page));
      state.tlbs[pcpu]!.invalidated += 1;
    }
  }),
};

/** The walk takes its time from now on. */
function beginWalk({ state, info }: HostView, vcpu: VcpuId, accesses: number, time: Tick): void {
  const view = state.vcpus[vcpu]!;
  settleVcpu(state, view, time);
  view.walkedAt = view.cpu + accesses * (info.translation?.accessTicks ?? 0);
}

function countsOf(view: HostView, vcpu: VcpuId): MachineTranslationView {
  const { translations } = view.state;
  const vm: VmUid = vmOf(view, vcpu);
  let counts = translations.get(vm);
  if (!counts)
    translations.set(vm, (counts = { hits: 0, misses: 0, accesses: 0, tableWrites: 0, tableExits: 0, tableTicks: 0 }));
  return counts;
}
