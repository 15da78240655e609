/** What rows about disks and volumes change. */
import { BlockColumn } from "../../base/blockColumn.ts";
import { isWrite } from "../../model/events.ts";
import type { Tick } from "../../model/units.ts";
import type { HostInfo, HostState, PvStateView } from "../hostState.ts";
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
    })),
    pvs: pvExtents.map((extents) => ({
      lv: BlockColumn.filled("int32", extents, -1),
      le: BlockColumn.filled("int32", extents, -1),
    })),
    volumes: new Map(),
  };
}

/** Requests and spans never change, so both copies may hold them. */
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

export const STORAGE_ROWS: Handlers<
  "ioQueued" | "ioStarted" | "ioDone" | "ioCancelled" | "seek" | "lvAllocated" | "lvFreed"
> = {
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
    const serving = servedBy(disk);
    const request = serving.find(({ id }) => id === event.request);
    if (request && isWrite(request.purpose)) disk.writes += 1;
    else disk.reads += 1;
    const [next, ...others] = serving.filter((each) => each !== request);
    disk.beside = others;
    disk.active = next ?? null;
    if (!next) return;
    disk.activeSince = next.since;
    disk.activeUntil = next.until;
  }),
  seek: read("seek", ({ state }, { pv, to, isUp, travelled }) => {
    const disk = state.disks[pv]!;
    disk.arm = { head: to, isUp, travelled: (disk.arm?.travelled ?? 0) + travelled };
  }),
  ioCancelled: read("ioCancelled", ({ state }, event) => {
    const disk = state.disks[event.pv]!;
    disk.queue = disk.queue.filter((request) => request.id !== event.request);
  }),
  lvAllocated: read("lvAllocated", ({ state }, { lv, runs }) => {
    let le = 0;
    for (const { pv, start, count } of runs)
      for (let extent = start; extent < start + count; extent += 1, le += 1) setExtent(state.pvs[pv]!, extent, lv, le);
    state.volumes.set(lv, runs);
  }),
  lvFreed: read("lvFreed", ({ state }, { lv }) => {
    for (const { pv, start, count } of state.volumes.get(lv) ?? [])
      for (let extent = start; extent < start + count; extent += 1) setExtent(state.pvs[pv]!, extent, -1, -1);
    state.volumes.delete(lv);
  }),
};

function setExtent(view: PvStateView, extent: number, lv: number, le: number): void {
  view.lv.set(extent, lv);
  view.le.set(extent, le);
}
