/** What rows about pages and frames change. */
import { BlockColumn } from "../../base/blockColumn.ts";
import { placesIn } from "../../model/rows/table.ts";
import {
  FRAME_BUSY,
  FRAME_COPIED,
  FRAME_DIRTY,
  FRAME_REFERENCED,
  VM_SHARED,
  type HostInfo,
  type HostState,
} from "../hostState.ts";
import { clearBits, setCount, setFlags, setFrame } from "./frames.ts";
import { noteSwappedOut } from "./overcommit.ts";
import { machineOf, read, unseen, vmOf, type Handlers } from "./view.ts";

type Memory = Pick<
  HostState,
  | "frames"
  | "freeFrames"
  | "freeState"
  | "hand"
  | "figure"
  | "hits"
  | "faults"
  | "majorFaults"
  | "evictions"
  | "writeBacks"
>;

export function createMemory({ frames }: HostInfo): Memory {
  return {
    frames: {
      vm: BlockColumn.filled("int32", frames, -1),
      page: BlockColumn.filled("int32", frames, -1),
      flags: BlockColumn.filled("uint8", frames),
      count: BlockColumn.filled("int32", frames),
      touchedRow: BlockColumn.filled("int32", frames, -1),
    },
    freeFrames: frames,
    freeState: "high",
    hand: -1,
    figure: -1,
    hits: 0,
    faults: 0,
    majorFaults: 0,
    evictions: 0,
    writeBacks: 0,
  };
}

export function copyMemory({ frames }: HostState): Pick<Memory, "frames"> {
  return {
    frames: {
      vm: frames.vm.fork(),
      page: frames.page.fork(),
      flags: frames.flags.fork(),
      count: frames.count.fork(),
      touchedRow: frames.touchedRow.fork(),
    },
  };
}

/** Where the operands stand of hits, which come by the million. */
const HIT = placesIn("hit", ["vcpu", "write", "frame"]);

export const MEMORY_ROWS: Handlers<
  | "hit"
  | "fault"
  | "evict"
  | "reserve"
  | "map"
  | "frameWait"
  | "free"
  | "listed"
  | "unlisted"
  | "ghostHit"
  | "counted"
  | "writtenOut"
  | "givenUp"
  | "quota"
  | "load"
> = {
  hit: (view, _time, operands, start) => {
    const { state } = view;
    const vcpu = operands[start + HIT.vcpu]!;
    const frame = operands[start + HIT.frame]!;
    const isWrite = operands[start + HIT.write] === 1;
    state.hits += 1;
    machineOf(view, vcpu).hits += 1;
    state.vcpus[vcpu]!.hits += 1;
    // Nobody keeps a bit of a frame that pages share.
    if (state.frames.vm.get(frame) !== VM_SHARED)
      setFlags(state, frame, state.frames.flags.get(frame) | FRAME_REFERENCED | (isWrite ? FRAME_DIRTY : 0));
    state.frames.touchedRow.set(frame, state.row - 1);
  },
  fault: read("fault", (view, event) => {
    const { state } = view;
    const vcpu = state.vcpus[event.vcpu]!;
    state.faults += 1;
    machineOf(view, event.vcpu).faults += 1;
    vcpu.faults += 1;
    if (event.fault === "firstTouch") vcpu.firstTouches += 1;
  }),
  evict: read("evict", (view, event) => {
    const { state } = view;
    noteSwappedOut(state, event.vm, event.frame, event.dirty);
    state.evictions += 1;
    state.vms[event.vm]!.evictions += 1;
    state.vcpus[event.forVcpu]!.replacements += 1;
    if (event.dirty) state.writeBacks += 1;
    for (const frame of event.cleared) clearBits(state, frame, FRAME_REFERENCED);
    state.hand = event.hand;
    setFrame(state, event.frame, vmOf(view, event.forVcpu), event.forPage, FRAME_BUSY);
  }),
  reserve: read("reserve", ({ state }, { frame, vm, page }) => setFrame(state, frame, vm, page, FRAME_BUSY)),
  map: read("map", ({ state }, { how, hand, frame, vm, page, referenced, dirty }) => {
    const view = state.vms[vm]!;
    if (how === "swapIn" || how === "guestSwapIn") {
      state.majorFaults += 1;
      view.majorFaults += 1;
    }
    state.hand = hand;
    let flags = (referenced ? FRAME_REFERENCED : 0) | (dirty ? FRAME_DIRTY : 0);
    if (view.memory && how === "swapIn") {
      view.memory.swapped -= 1;
      flags |= FRAME_COPIED;
    }
    setFrame(state, frame, vm, page, flags);
  }),
  frameWait: unseen,
  free: read("free", ({ state }, { frame }) => setFrame(state, frame, -1, -1, 0)),
  // The lists are made of the rows by whoever shows them (`trace/lists/listCursor.ts`).
  listed: unseen,
  unlisted: unseen,
  ghostHit: unseen,
  counted: read("counted", ({ state }, { hand, figure, cleared, counts }) => {
    state.hand = hand;
    state.figure = figure;
    for (const frame of cleared) clearBits(state, frame, FRAME_REFERENCED);
    for (const { id, value } of counts) setCount(state, id, value);
  }),
  writtenOut: read("writtenOut", ({ state }, { frame, vm }) => {
    state.writeBacks += 1;
    clearBits(state, frame, FRAME_DIRTY);
    if (state.vms[vm]!.memory) setFlags(state, frame, state.frames.flags.get(frame) | FRAME_COPIED);
  }),
  // They say why; what follows is told by other rows.
  quota: unseen,
  load: unseen,
  givenUp: read("givenUp", ({ state }, { frame, vm, page, dirty }) => {
    noteSwappedOut(state, vm, frame, dirty);
    state.evictions += 1;
    state.vms[vm]!.evictions += 1;
    if (dirty) state.writeBacks += 1;
    if (dirty) setFrame(state, frame, vm, page, FRAME_BUSY);
    else setFrame(state, frame, -1, -1, 0);
  }),
};
