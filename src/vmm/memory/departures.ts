/** What is told of pages that lose their frames: to another page, to the policy, to the host, or to a copy. */
import type { FrameId, PageNumber, VmUid } from "../../model/units.ts";
import type { RunnerUp, Victim } from "./policy.ts";

/** What happens to a page that loses its frame. */
export interface Eviction {
  readonly victim: Victim;
  readonly vm: VmUid;
  readonly page: PageNumber;
  readonly dirty: boolean;
  /** Slot to be written, for a dirty page. */
  readonly slot: number;
  /** Candidates that kept their page, with the values compared. */
  readonly losers: readonly RunnerUp[];
  readonly others: number;
  readonly hand: FrameId | -1;
  /** Pages that are written out on this occasion, and stay. */
  readonly writtenOut: readonly WrittenPage[];
}

/** A page in a frame, and the swap slot that it is written to. */
export interface WrittenPage {
  readonly frame: FrameId;
  readonly vm: VmUid;
  readonly page: PageNumber;
  readonly slot: number;
}

/** A page that the policy gave up although nobody needed its frame. */
export interface GivenUpPage extends WrittenPage {
  readonly dirty: boolean;
}

/** A page that the host took back from its machine. */
export interface Reclaimed extends GivenUpPage {
  readonly victim: Victim;
  readonly hand: FrameId | -1;
  readonly writtenOut: readonly WrittenPage[];
}

/** A page that has left a shared frame, and how many others still share that. */
export interface SharedPage {
  readonly page: PageNumber;
  readonly frame: FrameId;
  readonly left: number;
}
