/** Figures of pages that share frames, as Linux and VMware ESX count them (domain C.6). */
import type { FrameId, PageNumber, VmUid } from "../../model/units.ts";
import type { SharedFrameView, SharingView } from "../views/sharing.ts";

export interface SharingFigures {
  /** Frames that two pages or more share: `pages_shared` in Linux. */
  readonly shared: number;
  /** Frames that are saved by that: `pages_sharing` in Linux. */
  readonly saved: number;
}

export function sharingFigures({ frames }: SharingView): SharingFigures {
  let shared = 0;
  let saved = 0;
  for (const { pages } of frames.values()) {
    if (pages.length >= 2) shared += 1;
    saved += pages.length - 1;
  }
  return { shared, saved };
}

/** The part of shared frames that counts for `vm`, in frames: `1 / n` for each page in a frame of `n` pages. */
export function partOfShared({ frames }: SharingView, vm: VmUid): number {
  let part = 0;
  for (const { pages } of frames.values()) {
    const own = pages.filter((each) => each.vm === vm).length;
    part += own / pages.length;
  }
  return part;
}

/** The page of `vm` that shares the frame, the first to have come; -1: none does. */
export function pageOfMachine(frame: SharedFrameView | undefined, vm: VmUid): PageNumber | -1 {
  return frame?.pages.find((each) => each.vm === vm)?.page ?? -1;
}

/** The frame that `page` of `vm` shares; -1: it shares none. */
export function sharedFrameOf(
  frames: ReadonlyMap<FrameId, SharedFrameView> | undefined,
  vm: VmUid,
  page: PageNumber,
): FrameId | -1 {
  for (const [frame, { pages }] of frames ?? [])
    if (pages.some((each) => each.vm === vm && each.page === page)) return frame;
  return -1;
}
