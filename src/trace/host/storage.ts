/** What rows about disks and volumes change. */
import { BlockColumn } from "../../base/blockColumn.ts";
import { isWrite } from "../../model/events.ts";
import { placeNumber } from "../../model/volumePlace.ts";
import type { LvId, Tick } from "../../model/units.ts";
import type { DiskRequestView, DiskStateView, ExtentSpan, HostInfo, HostState, PlacedSpan } from "../hostState.ts";
import { servedBy } from "../served.ts";
import { read, type Handlers } from "./view.ts";

type Storage = Pick<HostState, "disks" | "pvs" | "volumes">;

export function createStorage({ pvExtents, arms }: HostInfo): Storage {
  return {
    disks: pvExtents.map((_, pv) => ({
      active: null,
      activeSince: 0,
      activeUntil: 0,
      beside: [],
      arm: arms?.[pv] ?? null,
      queue: [],
      busy: 0,
      reads: 0,
      writes: 0,
      state: "working",
    })),
    pvs: pvExtents.map((extents) => ({
      lv: BlockColumn.filled("int32", extents, -1),
      le: BlockColumn.filled("int32", extents, -1),
    })),
    volumes: new Map(),
  };
}

/** Requests and views of volumes never change, so both copies may hold them. */
export function copyStorage({ disks, pvs, volumes }: HostState): Storage {
  return {
    disks: disks.map((disk) => ({ ...disk, queue: [...disk.queue] })),
    pvs: pvs.map(({ lv, le }) => ({ lv: lv.fork(), le: le.fork() })),
    volumes: new Map(volumes),
  };
}

/** Completes the accounts of the disks up to `time`; they are complete up to `state.time`. */
export function settleDisks(state: HostState, time: Tick): void {
  if (time <= state.time) return;
  for (const disk of state.disks) if (disk.active) disk.busy += time - state.time;
}

export const STORAGE_ROWS: Handlers<"ioQueued" | "ioStarted" | "ioDone" | "ioCancelled" | "lvAllocated" | "lvFreed"> = {
  ioQueued: read("ioQueued", ({ state }, { request, pv, extent, purpose, vm, vcpu, page, blocks, time }) => {
    state.disks[pv]!.queue.push({ id: request, pv, extent, purpose, vm, vcpu, page, blocks, issuedAt: time });
  }),
  ioStarted: read("ioStarted", ({ state }, event) => {
    const disk = state.disks[event.pv]!;
    const at = disk.queue.findIndex((request) => request.id === event.request);
    const [request] = disk.queue.splice(at, 1);
    if (disk.active && request) {
      disk.beside = [...disk.beside, { ...request, since: event.time, until: event.until }];
      return;
    }
    disk.active = request ?? null;
    disk.activeSince = event.time;
    disk.activeUntil = event.until;
  }),
  ioDone: read("ioDone", ({ state }, event) => {
    const disk = state.disks[event.pv]!;
    const request = endService(disk, event.request);
    if (request && isWrite(request.purpose)) disk.writes += 1;
    else disk.reads += 1;
  }),
  ioCancelled: read("ioCancelled", ({ state }, event) => dropRequest(state, event.pv, event.request)),
  lvAllocated: read("lvAllocated", ({ state }, { lv, runs }) => extend(state, lv, 1, 0, runs)),
  lvFreed: read("lvFreed", ({ state }, { lv }) => {
    for (const span of state.volumes.get(lv)?.spans ?? []) fill(state, span, -1);
    state.volumes.delete(lv);
  }),
};

/** The request leaves those that are served; null: it is not among them. */
export function endService(disk: DiskStateView, id: number): DiskRequestView | null {
  const serving = servedBy(disk);
  const request = serving.find((each) => each.id === id);
  if (!request) return null;
  const [next, ...others] = serving.filter((each) => each !== request);
  disk.beside = others;
  disk.active = next ?? null;
  if (next) {
    disk.activeSince = next.since;
    disk.activeUntil = next.until;
  }
  return request;
}

export function dropRequest({ disks }: HostState, pv: number, id: number): void {
  const disk = disks[pv]!;
  disk.queue = disk.queue.filter((request) => request.id !== id);
}

/** A volume gets further rows, from row `from` on: `runs` of its first area, then of the next one, as many extents in each. */
export function extend(state: HostState, lv: LvId, areas: number, from: number, runs: readonly ExtentSpan[]): void {
  const rows = runs.reduce((sum, { count }) => sum + count, 0) / areas;
  let done = 0;
  const spans = runs.map((run): PlacedSpan => {
    const place = placeNumber({ area: Math.floor(done / rows), row: from + (done % rows) });
    done += run.count;
    return { ...run, place };
  });
  for (const span of spans) fill(state, span, lv);
  const before = state.volumes.get(lv) ?? { areas, rows: 0, spans: [], stale: [] };
  state.volumes.set(lv, { ...before, rows: from + rows, spans: joined([...before.spans, ...spans]) });
}

/** The spans in the order of their places; those that follow on in the volume and on the disk are one. */
export function joined(spans: readonly PlacedSpan[]): PlacedSpan[] {
  const all: PlacedSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.place - b.place)) {
    const last = all.at(-1);
    const isNext =
      last?.pv === span.pv && last.start + last.count === span.start && last.place + last.count === span.place;
    if (isNext) all[all.length - 1] = { ...last, count: last.count + span.count };
    else all.push(span);
  }
  return all;
}

/** The extents of a span belong to `lv`, or are free (-1). */
export function fill({ pvs }: HostState, { pv, start, count, place }: PlacedSpan, lv: LvId | -1): void {
  const view = pvs[pv]!;
  for (let at = 0; at < count; at += 1) {
    view.lv.set(start + at, lv);
    view.le.set(start + at, lv === -1 ? -1 : place + at);
  }
}
