/**
 * The disks as trace events: what each serves, a thread for each of its channels since what lies in a thread must nest, and
 * every request from the moment at which it was queued until it left the disk.
 */
import { group } from "d3";
import type { PvId, Tick } from "../../../model/units.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { vmName } from "../names.ts";
import { diskThread, microsOf, STORAGE_PROCESS, type ChromeEvent } from "./event.ts";
import { clipped, spanOf, type Window } from "./processorEvents.ts";
import type { ToldRequest } from "./told.ts";

/** A request in service, and where it is drawn. */
export interface Service {
  readonly request: ToldRequest;
  readonly tid: number;
  readonly start: Tick;
  readonly end: Tick;
}

export interface DiskThread {
  readonly tid: number;
  readonly name: string;
}

/** The services of all disks, and the threads that they take: one for a disk that serves one request at a time. */
export function servicesOf(
  trace: TraceReader,
  requests: readonly ToldRequest[],
  until: Tick,
): { readonly services: readonly Service[]; readonly threads: readonly DiskThread[] } {
  const threads: DiskThread[] = [];
  const services: Service[] = [];
  const begun = group(
    requests.filter(({ started }) => started !== null),
    ({ pv }) => pv,
  );
  for (let pv: PvId = 0; pv < trace.info.pvExtents.length; pv += 1) {
    const channels: { readonly tid: number; end: Tick }[] = [];
    const open = () => {
      const tid = diskThread(threads.length);
      threads.push({ tid, name: channels.length === 0 ? `disk ${pv}` : `disk ${pv} (${channels.length + 1})` });
      channels.push({ tid, end: 0 });
      return channels.at(-1)!;
    };
    open();
    const spans = (begun.get(pv) ?? []).map((request) => ({
      request,
      start: request.started!,
      end: request.ended ?? until,
    }));
    for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
      const channel = channels.find(({ end }) => end <= span.start) ?? open();
      channel.end = span.end;
      services.push({ ...span, tid: channel.tid });
    }
  }
  return { services, threads };
}

/** A purpose and whose it is: never the name of a machine alone, which some reader could take for a mark of its own. */
function nameOf(trace: TraceReader, { purpose, vm }: ToldRequest): string {
  return vm < 0 ? purpose : `${purpose} ${vmName(trace, vm)}`;
}

const requestId = (id: number) => `0x${id.toString(16)}`;

export function diskEvents(
  trace: TraceReader,
  requests: readonly ToldRequest[],
  services: readonly Service[],
  window: Window,
): ChromeEvent[] {
  const tids = new Map(services.map(({ request, tid }) => [request.id, tid]));
  const slices = services.flatMap((service): ChromeEvent[] => {
    const { request } = service;
    const span = clipped(service, window);
    if (!span) return [];
    const { id, page, extent, blocks, outcome } = request;
    const args = { request: id, page, extent, blocks, ...(outcome === "failed" ? { failed: true } : {}) };
    const at = { pid: STORAGE_PROCESS, tid: service.tid, ...spanOf(span, window) };
    return [{ ph: "X", name: nameOf(trace, request), cat: "disk", ...at, args }];
  });
  const spans = requests.flatMap((request): ChromeEvent[] => {
    const { queued, ended, started, outcome, pv } = request;
    const whole = { start: queued, end: ended ?? window.until };
    // What comes and goes at one moment is seen as well.
    const span = whole.start === whole.end && isIn(whole.start, window) ? whole : clipped(whole, window);
    if (!span) return [];
    const name = nameOf(trace, request);
    const tid = tids.get(request.id) ?? diskThread(0);
    const common = { name, cat: "io", id: requestId(request.id), pid: STORAGE_PROCESS, tid };
    const ts = (time: Tick) => microsOf(window.scale, time);
    return [
      { ph: "b", ...common, ts: ts(span.start), args: { disk: pv } },
      ...(started !== null && started > span.start && started < span.end
        ? [{ ph: "n", ...common, ts: ts(started), args: { begins: true } } as const]
        : []),
      { ph: "e", ...common, ts: ts(span.end), args: { outcome: outcome ?? "waits" } },
    ];
  });
  return [...slices, ...spans];
}

/** What happens at the end of the window is told as well: it is what a run may end with. */
export function isIn(time: Tick, { from, until }: Window): boolean {
  return time >= from && time <= until;
}
