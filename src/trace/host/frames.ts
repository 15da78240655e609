/** How rows change what is shown of a page frame. */
import type { HostState } from "../hostState.ts";

/** `frame` holds `page` of `vm` from now on, with these bits; -1 for both: it is free. */
export function setFrame(state: HostState, frame: number, vm: number, page: number, flags: number): void {
  const { frames, vms } = state;
  const old = frames.vm.get(frame);
  if (old !== vm) {
    if (old >= 0) vms[old]!.frames -= 1;
    if (vm >= 0) vms[vm]!.frames += 1;
  }
  if (old === -1 && vm !== -1) state.freeFrames -= 1;
  if (old !== -1 && vm === -1) state.freeFrames += 1;
  frames.vm.set(frame, vm);
  frames.page.set(frame, page);
  setFlags(state, frame, flags);
  setCount(state, frame, 0);
  frames.touchedRow.set(frame, state.row - 1);
}

export function setCount({ frames: { count: column } }: HostState, frame: number, count: number): void {
  if (column.get(frame) !== count) column.set(frame, count);
}

/** Bits that are so already cost no block of their own. */
export function setFlags({ frames: { flags: column } }: HostState, frame: number, flags: number): void {
  if (column.get(frame) !== flags) column.set(frame, flags);
}

export function clearBits(state: HostState, frame: number, bits: number): void {
  setFlags(state, frame, state.frames.flags.get(frame) & ~bits);
}
