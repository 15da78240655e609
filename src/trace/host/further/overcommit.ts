/** What rows about memory that the host takes back change. */
import { FRAME_BUSY, FRAME_REFERENCED } from "../../hostState.ts";
import { clearBits, setFrame } from "../frames.ts";
import { noteSwappedOut } from "../overcommit.ts";
import { read, type Handlers } from "../view.ts";
import { leaveFrame } from "./sharing.ts";

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
