/**
 * Which pCPUs are idle, and in which order the others come to their boundaries: two short sorted lists of ids, so that
 * the event loop never looks at all pCPUs. Most boundaries come after those that are known, and the pCPU that was waited
 * for stands first, so that both lists change at their ends.
 */
import type { PcpuId, Tick } from "../../model/units.ts";
import { NEVER, type CpuState, type Pcpu } from "./state.ts";

/** The earliest boundary; Infinity when there is none. */
export function nextBoundary({ agenda, pcpus }: CpuState): Tick {
  return agenda.length > 0 ? pcpus[agenda[0]!]!.until : Infinity;
}

/** The pCPU with the earliest boundary, of equals the first. There must be one. */
export function nextToCome({ agenda, pcpus }: CpuState): Pcpu {
  return pcpus[agenda[0]!]!;
}

/** Sets the end of the present segment of `p`: a moment, or `NEVER`. */
export function setUntil({ agenda, pcpus }: CpuState, p: Pcpu, until: Tick): void {
  if (p.until !== NEVER) takeOut(agenda, p.id);
  p.until = until;
  if (until === NEVER) return;
  let at = agenda.length;
  agenda.push(p.id);
  for (; at > 0; at -= 1) {
    const before = pcpus[agenda[at - 1]!]!;
    if (before.until < until || (before.until === until && before.id < p.id)) break;
    agenda[at] = before.id;
  }
  agenda[at] = p.id;
}

/** Marks `p` as idle from now on. */
export function becomeIdle({ idle }: CpuState, p: Pcpu): void {
  p.phase = "idle";
  let at = idle.length;
  idle.push(p.id);
  for (; at > 0 && idle[at - 1]! > p.id; at -= 1) idle[at] = idle[at - 1]!;
  idle[at] = p.id;
}

/** Marks the idle `p` as busy with `phase`. */
export function becomeBusy({ idle }: CpuState, p: Pcpu, phase: "switch" | "guest"): void {
  p.phase = phase;
  takeOut(idle, p.id);
}

/** Takes `id` out of `list`, in which it stands once; mostly it is the first. */
function takeOut(list: PcpuId[], id: PcpuId): void {
  let at = 0;
  while (list[at] !== id && at < list.length) at += 1;
  for (const last = list.length - 1; at < last; at += 1) list[at] = list[at + 1]!;
  list.pop();
}
