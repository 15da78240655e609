/**
 * What the vCPUs of a machine do at a moment, beside its life: a machine that is running may have no pCPU. One vCPU is told
 * with its pCPU, its place in the queue or what keeps it; several with how many of them have a pCPU.
 */
import type { VcpuId } from "../../model/units.ts";
import type { HostState, VcpuStateView } from "../../trace/hostState.ts";

export const DOINGS = [
  "onPcpu",
  "queued",
  "someRun",
  "fault",
  "disk",
  "device",
  "halt",
  "parked",
  "costopped",
] as const;
export type Doing = (typeof DOINGS)[number];

/** Of `doing`: the pCPU, the place in the queue from 1, or how many have a pCPU, of how many. */
export interface DoingView {
  readonly doing: Doing | null;
  readonly doingNumber: number;
  readonly doingOf: number;
}

const NOTHING: DoingView = { doing: null, doingNumber: 0, doingOf: 0 };

const alone = (doing: Doing, doingNumber = 0): DoingView => ({ doing, doingNumber, doingOf: 0 });

/** Place of each ready vCPU in its run queue, from 1. */
export function queuePlaces({ runQueues }: HostState): ReadonlyMap<VcpuId, number> {
  return new Map(runQueues.flatMap((queue) => queue.map((vcpu, at) => [vcpu, at + 1] as const)));
}

/** `vcpus` are those of one machine, the first one with the id `first`. */
export function doingOf(
  vcpus: readonly VcpuStateView[],
  first: VcpuId,
  places: ReadonlyMap<VcpuId, number>,
): DoingView {
  const alive = vcpus.flatMap((vcpu, at) =>
    vcpu.phase === "finished" || vcpu.phase === "offline" ? [] : [{ vcpu, id: first + at }],
  );
  if (alive.length === 0) return NOTHING;
  const running = alive.filter(({ vcpu }) => vcpu.phase === "running").length;
  if (alive.length > 1 && alive.some(({ vcpu }) => vcpu.phase === "running" || vcpu.phase === "ready"))
    return { doing: "someRun", doingNumber: running, doingOf: alive.length };
  // Of several that all are kept from running, the most telling one, as in their order above.
  const found = alive.map(({ vcpu, id }) => ofOne(vcpu, places.get(id) ?? 1));
  return found.toSorted((a, b) => rank(a) - rank(b))[0]!;
}

const rank = ({ doing }: DoingView): number => (doing === null ? DOINGS.length : DOINGS.indexOf(doing));

function ofOne({ phase, pcpu, blocked }: VcpuStateView, place: number): DoingView {
  switch (phase) {
    case "running":
      return alone("onPcpu", pcpu);
    case "ready":
      return alone("queued", place);
    case "blocked":
      return blocked === "none" ? NOTHING : alone(blocked);
    case "parked":
    case "costopped":
      return alone(phase);
    case "paused":
    case "finished":
    case "offline":
      return NOTHING;
  }
}
