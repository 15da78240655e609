/** What rows about memory that the host takes back change. */
import {
  FRAME_BUSY,
  FRAME_COPIED,
  FRAME_REFERENCED,
  type HostInfo,
  type HostState,
  type VmInfo,
  type VmMemoryView,
} from "../hostState.ts";
import { clearBits, setFrame } from "./frames.ts";
import { leaveFrame } from "./sharing.ts";
import { read, type Handlers } from "./view.ts";

export function createVmMemory({ overcommit }: HostInfo, { pages }: VmInfo): VmMemoryView | null {
  if (!overcommit) return null;
  return {
    target: pages,
    active: 0,
    ballooned: 0,
    balloonGoal: 0,
    swapped: 0,
    limit: -1,
    hasBalloon: true,
    isHeld: false,
    taken: 0,
    pagedTwice: 0,
  };
}

/** What a machine has of memory is gone when it is off; what was commanded stays. */
export function forgetVmMemory(memory: VmMemoryView, pages: number): void {
  Object.assign(memory, { target: pages, active: 0, ballooned: 0, balloonGoal: 0, swapped: 0, isHeld: false });
}

/** A page of `vm` has left `frame`: it is swapped out if it is written, or the swap volume has it already. */
export function noteSwappedOut(state: HostState, vm: number, frame: number, dirty: boolean): void {
  const { memory } = state.vms[vm]!;
  if (memory && (dirty || (state.frames.flags.get(frame) & FRAME_COPIED) !== 0)) memory.swapped += 1;
}

export const OVERCOMMIT_ROWS: Handlers<
  | "memoryState"
  | "memoryTargets"
  | "inflate"
  | "deflate"
  | "hostSwap"
  | "memoryHold"
  | "memoryLimit"
  | "balloonSwitch"
  | "restoredToSwap"
> = {
  restoredToSwap: read("restoredToSwap", ({ state }, { vm, pages }) => {
    const { memory } = state.vms[vm]!;
    state.writeBacks += pages.length;
    if (memory) memory.swapped += pages.length;
  }),
  memoryState: read("memoryState", ({ state }, event) => {
    state.freeState = event.state;
  }),
  memoryTargets: read("memoryTargets", ({ state }, { entries }) => {
    for (const { vm, target, active } of entries) {
      const { memory } = state.vms[vm]!;
      if (memory) Object.assign(memory, { target, active });
    }
  }),
  inflate: read("inflate", ({ state }, { vm, goal, size, entries }) => {
    const { memory } = state.vms[vm]!;
    if (!memory) return;
    memory.ballooned = size;
    memory.balloonGoal = goal;
    for (const { page, frame, was, isWritten } of entries) {
      if (was === "swapped") memory.swapped -= 1;
      if (was === "swapped" && isWritten) memory.pagedTwice += 1;
      if (frame < 0 || (was === "shared" && !leaveFrame(state, vm, page, frame))) continue;
      if (isWritten) setFrame(state, frame, vm, page, FRAME_BUSY);
      else setFrame(state, frame, -1, -1, 0);
    }
  }),
  deflate: read("deflate", ({ state }, { vm, goal, size }) => {
    const { memory } = state.vms[vm]!;
    if (memory) Object.assign(memory, { ballooned: size, balloonGoal: goal });
  }),
  hostSwap: read("hostSwap", ({ state }, { vm, page, frame, dirty, hand, cleared }) => {
    const view = state.vms[vm]!;
    noteSwappedOut(state, vm, frame, dirty);
    state.evictions += 1;
    view.evictions += 1;
    if (view.memory) view.memory.taken += 1;
    if (dirty) state.writeBacks += 1;
    for (const each of cleared) clearBits(state, each, FRAME_REFERENCED);
    state.hand = hand;
    if (dirty) setFrame(state, frame, vm, page, FRAME_BUSY);
    else setFrame(state, frame, -1, -1, 0);
  }),
  memoryHold: read("memoryHold", ({ state }, { vm, isHeld }) => {
    const { memory } = state.vms[vm]!;
    if (memory) memory.isHeld = isHeld;
  }),
  memoryLimit: read("memoryLimit", ({ state }, { vm, pages }) => {
    const { memory } = state.vms[vm]!;
    if (memory) memory.limit = pages;
  }),
  balloonSwitch: read("balloonSwitch", ({ state }, { vm, isOn }) => {
    const { memory } = state.vms[vm]!;
    if (memory) memory.hasBalloon = isOn;
  }),
};
