/** Pages with equal contents in one frame, as they can be seen: a part of the host in `hostState.ts`. */
import type { FrameId, PageNumber, VmUid } from "../../model/units.ts";

/** A page of a machine. */
export interface SharedPage {
  readonly vm: VmUid;
  readonly page: PageNumber;
}

/** A frame that pages share. Never changed. */
export interface SharedFrameView {
  /** What they hold (`model/contents.ts`). */
  readonly token: number;
  /** In the order in which they came. */
  readonly pages: readonly SharedPage[];
}

/** What the scanner of equal pages has done. */
export interface SharingView {
  readonly frames: Map<FrameId, SharedFrameView>;
  /** Pages that wait in the unstable tree, by what they hold. */
  readonly unstable: Map<number, SharedPage>;
  /** Passes over all pages that have ended. */
  passes: number;
  /** Pages looked at. */
  looked: number;
  /** Writes to pages that shared a frame. */
  broken: number;
}
