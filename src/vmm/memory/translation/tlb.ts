/**
 * The TLB of a pCPU: pages that it knows the frames of, at most `capacity` of them; the least recently used one leaves
 * (domain C.1). A map keeps the order in which its entries were put, which here is the order of use, the oldest first.
 */
import type { TlbKey } from "../../../model/translation.ts";
import type { FrameId } from "../../../model/units.ts";

/** Frames by page, the least recently used one first. */
export type Tlb = Map<TlbKey, FrameId>;

/** Looks `page` up, which counts as a use; -1 where it is not known. */
export function lookUp(tlb: Tlb, page: TlbKey): FrameId | -1 {
  const frame = tlb.get(page);
  if (frame === undefined) return -1;
  tlb.delete(page);
  tlb.set(page, frame);
  return frame;
}

/** `page`, which was not known, is in `frame`. The page that had to leave; -1: there was room. */
export function enter(tlb: Tlb, page: TlbKey, frame: FrameId, capacity: number): TlbKey | -1 {
  let left: TlbKey = -1;
  if (tlb.size >= capacity) {
    left = tlb.keys().next().value!;
    tlb.delete(left);
  }
  tlb.set(page, frame);
  return left;
}
