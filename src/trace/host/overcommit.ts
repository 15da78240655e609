/** The memory of machines where the host takes it back; what rows change of it: `further/overcommit.ts`. */
import { FRAME_COPIED, type HostInfo, type HostState, type VmInfo, type VmMemoryView } from "../hostState.ts";

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
