/** Slots of the swap volume: those given back are given again, the last one first. */
import type { MemoryState } from "./state.ts";

export function takeSlot(state: MemoryState): number {
  if (state.freedSlotCount === 0) return state.nextSlot++;
  state.freedSlotCount -= 1;
  return state.freedSlots.get(state.freedSlotCount);
}

export function freeSlot(state: MemoryState, slot: number): void {
  // There is room for every slot there is.
  if (state.freedSlots.length < state.nextSlot) state.freedSlots = state.freedSlots.grown(2 * state.nextSlot);
  state.freedSlots.set(state.freedSlotCount, slot);
  state.freedSlotCount += 1;
}
