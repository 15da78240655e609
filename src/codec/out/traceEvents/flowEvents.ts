/**
 * Arrows from what handles a fault to the disk that reads the page, and on to where its vCPU runs again. Each end lies half a
 * tick inside its slice: a flow is bound to the slice that is open at that moment.
 */
import { group } from "d3";
import type { TraceReader } from "../../../trace/reader.ts";
import type { Tick, VcpuId } from "../../../model/units.ts";
import { laneIntervals, type LaneInterval } from "../laneIntervals.ts";
import { HOST_PROCESS, microsOf, pcpuThread, STORAGE_PROCESS, type ChromeEvent } from "./event.ts";
import type { Window } from "./processorEvents.ts";
import type { Service } from "./storageEvents.ts";
import type { ToldFault } from "./told.ts";

type Held = LaneInterval & { readonly pcpu: number };

const HALF = 0.5;

export function flowEvents(
  trace: TraceReader,
  faults: readonly ToldFault[],
  services: readonly Service[],
  window: Window,
): ChromeEvent[] {
  const wanted = faults.filter(({ requests }) => requests.length > 0);
  if (wanted.length === 0) return [];
  const held = heldBy(trace, window.until);
  const served = new Map(services.map((service) => [service.request.id, service]));
  return wanted.flatMap((fault, at): ChromeEvent[] => {
    const own = held.get(fault.vcpu) ?? [];
    const from = handledIn(own, fault.time);
    const { served: there } = fault;
    const next = there === null ? undefined : own[firstFrom(own, there)];
    if (!from || !next) return [];
    const begin = from.start < fault.time ? from.end - HALF : from.start + HALF;
    const end = next.start + HALF;
    if (begin < window.from || end >= window.until || begin >= end) return [];
    const common = { name: "page fault", cat: "fault", id: `0x${(at + 1).toString(16)}` };
    const ts = (time: number) => microsOf(window.scale, time);
    return [
      { ph: "s", ...common, pid: HOST_PROCESS, tid: pcpuThread(from.pcpu), ts: ts(begin) },
      ...fault.requests.flatMap((request): ChromeEvent[] => {
        const service = served.get(request);
        const middle = service && service.end > service.start ? service.start + HALF : -1;
        if (!service || middle <= begin || middle >= end) return [];
        return [{ ph: "t", bp: "e", ...common, pid: STORAGE_PROCESS, tid: service.tid, ts: ts(middle) }];
      }),
      { ph: "f", bp: "e", ...common, pid: HOST_PROCESS, tid: pcpuThread(next.pcpu), ts: ts(end) },
    ];
  });
}

/** Where each vCPU had which pCPU, in the order of time. */
function heldBy(trace: TraceReader, until: Tick): ReadonlyMap<VcpuId, readonly Held[]> {
  const all = Array.from({ length: trace.info.pcpus }, (_, pcpu) =>
    laneIntervals(trace.pcpuLane(pcpu, 0, until), until).map((interval) => ({ ...interval, pcpu })),
  ).flat();
  return group(
    all.toSorted((a, b) => a.start - b.start),
    ({ other }) => other,
  );
}

/** Place of the first interval that begins at `time` or later. */
function firstFrom(own: readonly Held[], time: Tick): number {
  let [low, high] = [0, own.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (own[middle]!.start < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The exit that begins with the fault; where exits take no time, what ran until then. */
function handledIn(own: readonly Held[], time: Tick): Held | null {
  const next = firstFrom(own, time);
  const [exit, before] = [own[next], own[next - 1]];
  if (exit?.start === time && exit.kind === "exit") return exit;
  return before && before.end >= time ? before : null;
}
