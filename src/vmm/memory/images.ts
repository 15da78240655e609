/** What of a machine's memory goes into an image on disk, and comes back from one. */
import { ownContent, ZERO_CONTENT, type ContentToken } from "../../model/contents.ts";
import type { PageNumber, VmUid } from "../../model/units.ts";
import { putIntoSlot } from "./sharing/contents.ts";
import { takeSlot } from "./slots.ts";
import { guestOf, PAGE_DROPPED, PAGE_IN_FLIGHT, PAGE_SWAPPED, type MemoryState, type SavedPage } from "./state.ts";

/** The pages of `vm` that hold something, the resident ones first, each kind ascending. */
export function pagesWithContent(state: MemoryState, vm: VmUid): SavedPage[] {
  const { where } = guestOf(state, vm);
  const resident: SavedPage[] = [];
  const others: SavedPage[] = [];
  for (const [page, frame] of [...where].entries()) {
    const token = contentOfPage(state, vm, page);
    if (token !== ZERO_CONTENT) (frame >= 0 ? resident : others).push({ page, token });
  }
  return [...resident, ...others];
}

/** What `page` holds, wherever it is. Where contents are not modelled: something, if it was ever written. */
function contentOfPage(state: MemoryState, vm: VmUid, page: PageNumber): ContentToken {
  const { sharing, dirty } = state;
  const { where, slot } = guestOf(state, vm);
  const frame = where.get(page);
  if (sharing && frame >= 0) return sharing.contents.frames.get(frame);
  // On its way, perhaps from a frame that it shared.
  if (sharing && frame === PAGE_IN_FLIGHT) return sharing.contents.guests.get(vm)!.tokens.get(page);
  const isInSlot = frame !== PAGE_DROPPED && slot.get(page) >= 0;
  if (sharing) return isInSlot ? sharing.contents.slots.get(slot.get(page)) : ZERO_CONTENT;
  return isInSlot || (frame >= 0 && dirty.get(frame) === 1) ? ownContent(1) : ZERO_CONTENT;
}

/** A page of an image, which is in no frame, is on the swap volume from now on: its slot. */
export function putOnSwap(state: MemoryState, vm: VmUid, { page, token }: SavedPage): number {
  const guest = guestOf(state, vm);
  const slot = takeSlot(state);
  guest.where.set(page, PAGE_SWAPPED);
  guest.slot.set(page, slot);
  if (state.sharing) putIntoSlot(state.sharing.contents, slot, token);
  return slot;
}
