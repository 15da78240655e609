/**
 * What the vCPUs of a machine do at a moment, beside its life: a machine that is running may have no pCPU. One vCPU is told
 * with its pCPU, its place in the queue or what keeps it; several with how many of them have a pCPU.
 */
import type { BlockReason } from "../../model/states.ts";
import type { VcpuId } from "../../model/units.ts";
import type { HostState, VcpuStateView } from "../../trace/hostState.ts";

export type Kept = Exclude<BlockReason, "none"> | "parked" | "costopped";
export type Doing = "onPcpu" | "queued" | "someRun" | Kept;

/** What keeps a vCPU from the queue, the most telling first. */
const KEPT: readonly Kept[] = ["fault", "disk", "ioLimit", "device", "halt", "parked", "costopped"];

export interface DoingView {
  readonly doing: Doing | null;
  /** The pCPU, the place in the queue from 1, or how many have a pCPU; else 0. */
  readonly doingNumber: number;
  /** How many there are. */
  readonly doingOf: number;
}

/** Place of each ready vCPU in its run queue, from 1. */
export function queuePlaces({ runQueues }: HostState): ReadonlyMap<VcpuId, number> {
  return new Map(runQueues.flatMap((queue) => queue.map((vcpu, at) => [vcpu, at + 1] as const)));
}

/** `vcpus` are those of one machine that is on, the first one with the id `first`. */
export function doingOf(
  vcpus: readonly VcpuStateView[],
  first: VcpuId,
  places: ReadonlyMap<VcpuId, number>,
): DoingView {
  const alive = vcpus.filter(({ phase }) => phase !== "finished" && phase !== "offline");
  const running = alive.filter(({ phase }) => phase === "running");
  const ready = alive.find(({ phase }) => phase === "ready");
  const view = (doing: Doing | null, doingNumber = 0): DoingView => ({ doing, doingNumber, doingOf: alive.length });
  if (running[0] || ready) {
    if (alive.length > 1) return view("someRun", running.length);
    return running[0]
      ? view("onPcpu", running[0].pcpu)
      : view("queued", places.get(first + vcpus.indexOf(ready!)) ?? 1);
  }
  return view(KEPT.find((kept) => alive.some(({ phase, blocked }) => phase === kept || blocked === kept)) ?? null);
}
