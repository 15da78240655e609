/**
 * Laws of address translation between two moments (domain C.1; F.6, M9): every entry of a TLB leads to where its page is,
 * no TLB holds more than it has room for, and the view shows the same entries in the same order.
 */
import { pageOfKey, vmOfKey, type TlbKey } from "../../model/translation.ts";
import type { FrameId } from "../../model/units.ts";
import type { HostState } from "../../trace/hostState.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import type { Report } from "./report.ts";

/** Checks M9. */
export function checkTranslation({ translation, state, memory }: Monitor, report: Report): void {
  if (!translation) return;
  for (const [pcpu, tlb] of translation.state.tlbs.entries()) {
    if (tlb.size > translation.spec.tlbEntries)
      report("M9", `the TLB of pCPU ${pcpu} has ${tlb.size} entries, room for ${translation.spec.tlbEntries}`);
    for (const [key, frame] of tlb) {
      const [vm, page] = [vmOfKey(key), pageOfKey(key)];
      const where = state.memory.guests.has(vm) ? memory.where(vm, page) : "no place";
      if (where !== frame)
        report("M9", `the TLB of pCPU ${pcpu} has page ${page} of machine ${vm} in frame ${frame}, it is at ${where}`);
      if (translation.state.guests.get(vm)?.mapped.get(page) !== 1)
        report("M9", `the TLB of pCPU ${pcpu} has page ${page} of machine ${vm}, which the guest never touched`);
    }
  }
}

/** Checks that `view` shows the TLBs of the core. */
export function compareTranslation(view: HostState, { translation }: Monitor, differ: Compare): void {
  const real = translation?.state.tlbs ?? [];
  differ("TLBs", view.tlbs.length, real.length);
  for (const [pcpu, tlb] of real.entries())
    differ(`TLB of pCPU ${pcpu}`, textOf(view.tlbs[pcpu]?.entries), textOf(tlb));
}

type Compare = (what: string, seen: unknown, real: unknown) => void;

function textOf(tlb: ReadonlyMap<TlbKey, FrameId> | undefined): string {
  return [...(tlb ?? [])].map(([key, frame]) => `${vmOfKey(key)}:${pageOfKey(key)}>${frame}`).join(" ");
}
